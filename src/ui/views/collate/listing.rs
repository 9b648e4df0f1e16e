//! One of the result's tables in the window: only the rows in view are laid out.

use egui::{Align, Button, Label, Layout, RichText, Ui};
use egui_extras::{Column, TableBuilder};

use crate::app::collate::{self, Table, Value};
use crate::i18n::Language;
use crate::model::text::search_key;
use crate::ui::theme::{Palette, SMALL};

/// A column that is shown: its place in the table, and its width in points; the widest
/// takes what is left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    pub(super) at: usize,
    pub(super) width: Width,
    /// From this width of the table on.
    pub(super) from: f32,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Width {
    /// So many points.
    Exact(f32),
    /// A share of what is left, at least so many points.
    Rest(f32),
}

/// A table with the rows that fit a search.
#[derive(Debug, Default)]
pub(super) struct Listing {
    table: Table,
    /// What the rows are searched for: all texts of a row without marks.
    keys: Vec<String>,
    /// Positions of the rows that fit.
    rows: Vec<usize>,
    searched: String,
    /// Shows the first row.
    rewind: bool,
}

impl Listing {
    /// Takes another table.
    pub(super) fn fill(&mut self, table: Table) {
        let key = |row: &Vec<Value>| {
            let texts = row.iter().filter_map(|value| match value {
                Value::Text(text) => Some(search_key(text)),
                _ => None,
            });
            texts.collect::<Vec<_>>().join("\n")
        };
        self.keys = table.rows.iter().map(key).collect();
        self.rows = (0..table.rows.len()).collect();
        self.searched.clear();
        self.table = table;
        self.rewind = true;
    }

    /// Leaves the rows in which `search` occurs, with or without marks.
    pub(super) fn search(&mut self, search: &str) {
        let needle = search_key(search.trim());
        if needle == self.searched {
            return;
        }
        let keys = self.keys.iter().enumerate();
        let fits = keys.filter(|(_, key)| key.contains(&needle));
        self.rows = fits.map(|(at, _)| at).collect();
        self.searched = needle;
        self.rewind = true;
    }

    /// Whether there is nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// Whether no row fits the search.
    pub(super) fn is_all_hidden(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.table.columns.len()
    }

    /// The row beside another among those that fit, `step` away.
    pub(super) fn beside(&self, row: Option<usize>, step: isize) -> Option<usize> {
        let at = row.and_then(|row| self.rows.iter().position(|shown| *shown == row));
        let to = match at {
            Some(at) => at.saturating_add_signed(step),
            None => 0,
        };
        self.rows
            .get(to.min(self.rows.len().saturating_sub(1)))
            .copied()
    }

    /// Draws it; gives the row that was chosen.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        (palette, language): (&Palette, Language),
        shown: &[Shown],
        chosen: Option<usize>,
        scroll: bool,
    ) -> Option<usize> {
        let room = ui.available_width();
        let shown: Vec<_> = shown.iter().filter(|column| room >= column.from).collect();
        let mut builder = TableBuilder::new(ui)
            .striped(true)
            .auto_shrink(false)
            .sense(egui::Sense::CLICK)
            .cell_layout(Layout::left_to_right(Align::Center));
        for column in &shown {
            builder = builder.column(match column.width {
                Width::Exact(points) => Column::exact(points).clip(true),
                Width::Rest(least) => Column::remainder().at_least(least).clip(true),
            });
        }
        let row = chosen.and_then(|row| self.rows.iter().position(|at| *at == row));
        if let Some(row) = row.filter(|_| scroll) {
            builder = builder.scroll_to_row(row, None);
        } else if std::mem::take(&mut self.rewind) {
            builder = builder.vertical_scroll_offset(0.0);
        }
        let table = &self.table;
        let header = builder.header(26.0, |mut header| {
            for column in &shown {
                header.col(|ui| {
                    let Some(column) = table.columns.get(column.at) else {
                        return;
                    };
                    let title = RichText::new(&column.title).size(SMALL);
                    let title = Label::new(title.color(palette.weak)).truncate();
                    placed(ui, column.align, |ui| {
                        ui.add(title);
                    });
                });
            }
        });
        let mut clicked = None;
        header.body(|body| {
            body.rows(30.0, self.rows.len(), |mut drawn| {
                let Some(at) = self.rows.get(drawn.index()).copied() else {
                    return;
                };
                let Some(row) = table.rows.get(at) else {
                    return;
                };
                drawn.set_selected(chosen == Some(at));
                // The first text of a row is its name: with it the keyboard chooses the row.
                let name = shown.iter().position(
                    |column| matches!(row.get(column.at), Some(Value::Text(text)) if !text.is_empty()),
                );
                for (place, column) in shown.iter().enumerate() {
                    drawn.col(|ui| {
                        let (Some(value), Some(column)) =
                            (row.get(column.at), table.columns.get(column.at))
                        else {
                            return;
                        };
                        let text = value.shown(language);
                        placed(ui, column.align, |ui| {
                            if Some(place) == name {
                                let words = RichText::new(&text).color(palette.text);
                                let button =
                                    Button::selectable(chosen == Some(at), words).frame(false);
                                let button = ui.add(button.truncate());
                                if button.on_hover_text(&text).clicked() {
                                    clicked = Some(at);
                                }
                            } else {
                                ui.add(Label::new(RichText::new(&text).size(SMALL)).truncate());
                            }
                        });
                    });
                }
                if drawn.response().clicked() {
                    clicked = Some(at);
                }
            });
        });
        clicked
    }
}

fn placed(ui: &mut Ui, align: collate::Align, add: impl FnOnce(&mut Ui)) {
    match align {
        collate::Align::Right => {
            ui.with_layout(Layout::right_to_left(Align::Center), add);
        }
        collate::Align::Left | collate::Align::Center => add(ui),
    }
}
