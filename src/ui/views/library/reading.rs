//! One regulation, open: its contents on the left, its provisions in the order of the law.

use std::sync::Arc;

use egui::{
    Button, CentralPanel, CollapsingHeader, Frame, Label, Margin, Panel, RichText, ScrollArea, Ui,
};

use super::catalogs;
use super::provision::Part;
use crate::i18n::{self, LibraryText, Texts};
use crate::model::catalog::{Catalog, Treatment};
use crate::model::search::{Query, Target};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SECTION, SMALL};
use crate::ui::widgets::virtual_list::{Rows, VirtualList};
use crate::ui::widgets::{link, side_remark};

/// Below this width in points there is no table of contents.
const WITH_CONTENTS: f32 = 760.0;

/// One row, by positions in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// What the regulation is.
    Head,
    Chapter(usize),
    Article(usize),
    Item(usize),
    SetAside(usize),
    /// A provision that an item of another provision assesses.
    Elsewhere(usize),
}

/// A regulation that is being read.
#[derive(Debug)]
pub(super) struct Reading {
    catalog: Arc<Catalog>,
    rows: Vec<Row>,
    list: VirtualList,
    /// The item that is open in place.
    open: Option<usize>,
    /// The row that was asked for.
    marked: Option<usize>,
}

impl Reading {
    /// Opens a regulation, at a part of it if one is named.
    pub(super) fn new(catalog: Arc<Catalog>, target: Option<Target>) -> Self {
        let rows = rows(&catalog);
        let wanted = target.map(|target| match target {
            Target::Article(at) => Row::Article(at),
            Target::Item(at) => Row::Item(at),
            Target::SetAside(at) => Row::SetAside(at),
        });
        let marked = wanted.and_then(|wanted| rows.iter().position(|row| *row == wanted));
        let mut list = VirtualList::default();
        if let Some(row) = marked {
            list.scroll_to_top(row);
        }
        let open = match wanted {
            Some(Row::Item(at)) => Some(at),
            _ => None,
        };
        Self {
            catalog,
            rows,
            list,
            open,
            marked,
        }
    }

    /// Draws it, with the words of `query` marked.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, query: &Query) {
        if ui.available_width() >= WITH_CONTENTS {
            let frame = Frame::new().inner_margin(Margin {
                right: 12,
                ..Margin::ZERO
            });
            let panel = Panel::left("library contents").frame(frame);
            let panel = panel.resizable(true).default_size(250.0);
            let size = 180.0..=360.0;
            panel.size_range(size).show(ui, |ui| self.contents(ui, cx));
        }
        let frame = Frame::new().inner_margin(Margin {
            left: 14,
            ..Margin::ZERO
        });
        CentralPanel::no_frame()
            .frame(frame)
            .show(ui, |ui| self.provisions(ui, cx, query));
    }

    fn contents(&mut self, ui: &mut Ui, cx: &ViewContext<'_>) {
        let heading = RichText::new(cx.t(LibraryText::Contents)).size(SMALL);
        ui.label(heading.color(cx.palette.weak));
        let catalog = self.catalog.clone();
        let mut chosen = None;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let about = RichText::new(cx.t(LibraryText::About)).size(SMALL);
            if ui.add(Button::new(about).frame(false)).clicked() {
                chosen = Some(Row::Head);
            }
            let mut position = 0;
            for chapter in &catalog.chapters {
                if !chapter.number.is_empty() {
                    let name = i18n::chapter_line(cx.language, chapter);
                    let name = RichText::new(name).font(fonts::bold(SMALL));
                    ui.add(Label::new(name).wrap());
                }
                for article in &chapter.articles {
                    let name = i18n::article_line(cx.language, article);
                    let name = RichText::new(name).size(SMALL).color(cx.palette.text);
                    if ui.add(Button::new(name).frame(false).wrap()).clicked() {
                        chosen = Some(Row::Article(position));
                    }
                    position += 1;
                }
            }
        });
        let row = chosen.and_then(|wanted| self.rows.iter().position(|row| *row == wanted));
        if let Some(row) = row {
            self.list.scroll_to_top(row);
        }
    }

    fn provisions(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, query: &Query) {
        let Self {
            catalog,
            rows,
            list,
            open,
            marked,
        } = self;
        let spec = Rows {
            count: rows.len(),
            slot: &|row| row,
            slots: rows.len(),
            estimate: &|row| match rows.get(row) {
                Some(Row::Head) => 160.0,
                Some(Row::Chapter(_) | Row::Article(_)) => 34.0,
                _ => 74.0,
            },
        };
        let mut toggled = None;
        list.show(ui, &spec, &mut |ui, at| {
            ui.set_max_width(900.0_f32.min(ui.available_width() - 6.0));
            let Some(row) = rows.get(at).copied() else {
                return;
            };
            let part = Part {
                catalog,
                query,
                marked: *marked == Some(at),
            };
            match row {
                Row::Head => head(ui, cx, catalog),
                Row::Chapter(at) => {
                    if let Some(chapter) = catalog.chapters.get(at) {
                        ui.add_space(8.0);
                        let name = i18n::chapter_line(cx.language, chapter);
                        let name = RichText::new(name).font(fonts::bold(BODY)).size(SMALL);
                        ui.add(Label::new(name.color(cx.palette.weak)).wrap());
                    }
                }
                Row::Article(at) => {
                    if let Some(article) = catalog.articles().nth(at) {
                        ui.add_space(8.0);
                        let name = i18n::article_line(cx.language, article);
                        part.heading(ui, cx, &name);
                    }
                }
                Row::Item(at) => {
                    if let Some(item) = catalog.items.get(at)
                        && part.item(ui, cx, item, *open == Some(at))
                    {
                        toggled = Some(at);
                    }
                }
                Row::SetAside(at) => {
                    if let Some(provision) = catalog.provisions().nth(at) {
                        part.set_aside(ui, cx, provision);
                    }
                }
                Row::Elsewhere(at) => {
                    if let Some(provision) = catalog.provisions().nth(at) {
                        part.elsewhere(ui, cx, &provision.reference);
                    }
                }
            }
        });
        if let Some(at) = toggled {
            self.open = (self.open != Some(at)).then_some(at);
        }
    }
}

/// What the regulation is: title, standing, where, to whom, what is missing.
fn head(ui: &mut Ui, cx: &mut ViewContext<'_>, catalog: &Catalog) {
    let l = cx.language;
    ui.spacing_mut().item_spacing.y = 4.0;
    let title = RichText::new(catalog.title.get(l)).font(fonts::bold(SECTION));
    ui.add(Label::new(title).wrap());
    let mut entries = cx.session.library.entries();
    if let Some(entry) = entries.find(|entry| entry.catalog.id == catalog.id) {
        catalogs::standing(ui, cx, entry);
    }
    let issuer = format!("{}: {}", cx.t(LibraryText::Issuer), catalog.issuer.get(l));
    side_remark(ui, cx.palette, &issuer);
    if let Some(day) = catalog.effective {
        let told = format!("{}: {}", cx.t(LibraryText::Effective), i18n::date(day));
        side_remark(ui, cx.palette, &told);
    }
    catalogs::places(ui, cx, catalog);
    if link(ui, cx.palette, cx.t(Texts::About)).clicked() {
        cx.go(Route::RegulationText(catalog.id.clone()));
    }
    if !catalog.text_gaps.is_empty() {
        let name = format!("{} ({})", cx.t(LibraryText::Gaps), catalog.text_gaps.len());
        let name = RichText::new(name).size(SMALL).color(cx.palette.partial);
        CollapsingHeader::new(name).id_salt("gaps").show(ui, |ui| {
            for gap in &catalog.text_gaps {
                side_remark(ui, cx.palette, &format!("• {}", gap.get(l)));
            }
        });
    }
}

fn rows(catalog: &Catalog) -> Vec<Row> {
    let mut rows = vec![Row::Head];
    let (mut article, mut provision) = (0, 0);
    for (at, chapter) in catalog.chapters.iter().enumerate() {
        if !chapter.number.is_empty() {
            rows.push(Row::Chapter(at));
        }
        for stands in &chapter.articles {
            rows.push(Row::Article(article));
            article += 1;
            for part in &stands.provisions {
                let items = catalog.items.iter().enumerate();
                let home = items.filter(|(_, item)| item.cites.first() == Some(&part.reference));
                let before = rows.len();
                rows.extend(home.map(|(at, _)| Row::Item(at)));
                match part.treatment {
                    Treatment::SetAside { .. } => rows.push(Row::SetAside(provision)),
                    Treatment::Assessed if rows.len() == before => {
                        rows.push(Row::Elsewhere(provision));
                    }
                    Treatment::Assessed => {}
                }
                provision += 1;
            }
        }
    }
    rows
}
