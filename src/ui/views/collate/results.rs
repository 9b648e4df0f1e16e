//! The result: figures above, one table at a time, the details of a line beside it.

use std::sync::Arc;

use egui::{CentralPanel, Frame, Key, Margin, Panel, RichText, ScrollArea, TextEdit, Ui};

use super::details;
use super::listing::{Listing, Shown, Width};
use crate::app::collate::{self, CollateCommand, Collation, SaveAs};
use crate::app::command::Command;
use crate::i18n::Language;
use crate::i18n::collate::{Collate as W, collation_file, tab};
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::shortcuts;
use crate::ui::widgets::{Tone, banner, primary_if, side_remark};

/// Below this height in points the figures above the table are left out but for the first.
const WITH_FIGURES: f32 = 520.0;

/// Which table is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// Who stands where.
    #[default]
    Ranking,
    /// What does not count, and why.
    NotCounted,
    /// Who has sent nothing.
    Missing,
    /// Where the units are weak.
    Articles,
    /// Year beside year.
    Years,
}

impl Tab {
    const ALL: [Self; 5] = [
        Self::Ranking,
        Self::NotCounted,
        Self::Missing,
        Self::Articles,
        Self::Years,
    ];

    fn name(self) -> W {
        match self {
            Self::Ranking => W::Ranking,
            Self::NotCounted => W::NotAccepted,
            Self::Missing => W::Missing,
            Self::Articles => W::Articles,
            Self::Years => W::Years,
        }
    }
}

/// What is shown of the result.
#[derive(Default)]
pub(super) struct Results {
    made_from: Option<(Arc<Collation>, Language)>,
    listings: [Listing; 5],
    tab: Tab,
    search: String,
    chosen: Option<usize>,
    scroll: bool,
}

impl Results {
    /// A new result has come.
    pub(super) fn fresh(&mut self) {
        *self = Self::default();
    }

    fn update(&mut self, collation: &Arc<Collation>, language: Language) {
        let same = self
            .made_from
            .as_ref()
            .is_some_and(|(made, l)| Arc::ptr_eq(made, collation) && *l == language);
        if same {
            return;
        }
        let collated = &collation.collated;
        let tables = [
            collate::ranking(language, collated),
            collate::not_counted(language, collated),
            collate::missing(language, collated),
            collate::articles(language, collated),
            collate::years(language, collated),
        ];
        for (listing, table) in self.listings.iter_mut().zip(tables) {
            listing.fill(table);
        }
        self.made_from = Some((collation.clone(), language));
    }

    /// Draws it; whether to collate again.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        frame: Frame,
        collation: &Arc<Collation>,
    ) -> bool {
        self.update(collation, cx.language);
        self.keys(ui);
        self.saved(cx, collation);
        let most = (ui.available_width() - 420.0).clamp(220.0, 420.0);
        let side = Frame::new()
            .fill(cx.palette.panel)
            .inner_margin(Margin::same(14));
        Panel::right("collate details")
            .frame(side)
            .resizable(true)
            .default_size(300.0_f32.min(most))
            .size_range(220.0..=most)
            .show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    details::show(ui, cx, collation, self.tab, self.chosen);
                });
            });
        let middle = CentralPanel::no_frame().frame(frame);
        let shown = middle.show(ui, |ui| {
            let again = self.head(ui, cx, collation);
            self.body(ui, cx, collation);
            again
        });
        shown.inner
    }

    /// ↓/J and ↑/K walk through the lines, unless something is typed.
    fn keys(&mut self, ui: &Ui) {
        if shortcuts::typing(ui.ctx()) || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let down = pressed(Key::ArrowDown) || pressed(Key::J);
        let up = pressed(Key::ArrowUp) || pressed(Key::K);
        let step = match (down, up) {
            (true, false) => 1,
            (false, true) => -1,
            _ => return,
        };
        let chosen = self.chosen;
        if let Some(next) = self.listing().beside(chosen, step) {
            self.chosen = Some(next);
            self.scroll = true;
        }
    }

    fn listing(&mut self) -> &mut Listing {
        let [ranking, not_counted, missing, articles, years] = &mut self.listings;
        match self.tab {
            Tab::Ranking => ranking,
            Tab::NotCounted => not_counted,
            Tab::Missing => missing,
            Tab::Articles => articles,
            Tab::Years => years,
        }
    }

    /// Title, figures and what can be done with them.
    fn head(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, collation: &Collation) -> bool {
        let is_low = ui.available_height() < WITH_FIGURES;
        ui.heading(cx.t(W::Title));
        let lines = collate::overview(cx.language, collation);
        let kept = if is_low { 2 } else { lines.len() };
        ui.spacing_mut().item_spacing.y = 3.0;
        for line in lines.iter().take(kept) {
            side_remark(ui, cx.palette, line);
        }
        if let Some(failure) = &collation.journal_failure {
            let said = format!("{} {}", cx.t(W::JournalLost), failure.message(cx.language));
            banner(ui, cx.palette, Tone::Warning, &said);
        }
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add_space(3.0);
        let mut again = false;
        ui.horizontal_wrapped(|ui| {
            let free = !cx.chooser.is_open();
            let year = collation.collated.basis.year;
            if primary_if(ui, cx.palette, free, cx.t(W::SaveXlsx)).clicked() {
                let name = collation_file(year, "xlsx");
                cx.chooser
                    .open(Choice::SaveRankingXlsx, Some(&name), cx.language);
            }
            for (words, choice, ending) in [
                (W::SavePdf, Choice::SaveRankingPdf, "pdf"),
                (W::SaveJson, Choice::SaveRankingJson, "json"),
            ] {
                let button = egui::Button::new(cx.t(words));
                if ui.add_enabled(free, button).clicked() {
                    let name = collation_file(year, ending);
                    cx.chooser.open(choice, Some(&name), cx.language);
                }
            }
            again = ui.button(cx.t(W::Again)).clicked();
            if ui.button(cx.t(W::OtherFolder)).clicked() {
                cx.push(Command::Collating(CollateCommand::Drop));
            }
        });
        again
    }

    /// Takes the answers to the dialogs.
    fn saved(&mut self, cx: &mut ViewContext<'_>, collation: &Collation) {
        let forms = [
            (Choice::SaveRankingXlsx, SaveAs::Xlsx, "xlsx"),
            (Choice::SaveRankingPdf, SaveAs::Pdf, "pdf"),
            (Choice::SaveRankingJson, SaveAs::Json, "json"),
        ];
        for (choice, how, ending) in forms {
            let chosen = cx.chosen(choice).and_then(|paths| paths.into_iter().next());
            let Some(mut path) = chosen else { continue };
            if path.extension().is_none() {
                path.set_extension(ending);
            }
            let path = collation.folder.join(path);
            cx.push(Command::Collating(CollateCommand::Save { how, path }));
        }
    }

    fn body(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, collation: &Collation) {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            for (at, offered) in Tab::ALL.into_iter().enumerate() {
                let count = self.listings.get(at).map_or(0, Listing::len);
                let count = match offered {
                    // The mean of all units is no unit.
                    Tab::Years => count.saturating_sub(1),
                    _ => count,
                };
                let name = tab(cx.language, offered.name(), count);
                if ui.selectable_label(self.tab == offered, name).clicked() {
                    self.tab = offered;
                    self.chosen = None;
                }
            }
            let field = TextEdit::singleline(&mut self.search)
                .hint_text(cx.t(W::Search))
                .desired_width(200.0);
            ui.add(field).accessible_name(cx.t(W::Search));
        });
        ui.add_space(4.0);
        let (search, chosen, scroll) = (
            std::mem::take(&mut self.search),
            self.chosen,
            std::mem::take(&mut self.scroll),
        );
        let tab = self.tab;
        let listing = self.listing();
        listing.search(&search);
        if let Some(said) = nothing(tab, collation, listing) {
            ui.add_space(20.0);
            ui.label(RichText::new(cx.t(said)).color(cx.palette.weak));
        } else {
            let shown = columns(tab, listing.columns());
            let look = (cx.palette, cx.language);
            if let Some(row) = listing.show(ui, look, &shown, chosen, scroll) {
                self.chosen = Some(row);
            }
        }
        self.search = search;
    }
}

/// What an empty table says.
fn nothing(tab: Tab, collation: &Collation, listing: &Listing) -> Option<W> {
    if !listing.is_empty() {
        return listing.is_all_hidden().then_some(W::Nothing);
    }
    Some(match tab {
        Tab::Ranking => W::NothingRanked,
        Tab::NotCounted => W::NothingRefused,
        Tab::Missing if collation.collated.listed.is_none() => W::NoList,
        Tab::Missing => W::NothingMissing,
        Tab::Articles => W::NoArticles,
        Tab::Years => W::OneYear,
    })
}

/// The columns of each table that the window shows; the details show the rest.
fn columns(tab: Tab, count: usize) -> Vec<Shown> {
    let exact = |at, points| Shown {
        at,
        width: Width::Exact(points),
        from: 0.0,
    };
    let rest = |at, least| Shown {
        at,
        width: Width::Rest(least),
        from: 0.0,
    };
    let from = |from, shown: Shown| Shown { from, ..shown };
    match tab {
        Tab::Ranking => vec![
            exact(0, 44.0),
            rest(1, 160.0),
            exact(3, 66.0),
            from(560.0, exact(4, 92.0)),
            from(960.0, exact(5, 84.0)),
            exact(6, 64.0),
            from(480.0, exact(8, 86.0)),
            from(700.0, exact(9, 120.0)),
        ],
        Tab::NotCounted => vec![
            rest(0, 140.0),
            from(620.0, rest(1, 140.0)),
            exact(2, 90.0),
            rest(3, 180.0),
        ],
        Tab::Missing => vec![
            exact(0, 44.0),
            rest(1, 200.0),
            exact(2, 80.0),
            from(520.0, exact(3, 120.0)),
            from(640.0, rest(4, 120.0)),
        ],
        Tab::Articles => vec![
            exact(0, 74.0),
            rest(1, 180.0),
            exact(2, 120.0),
            from(640.0, exact(3, 70.0)),
            from(560.0, exact(5, 112.0)),
            from(520.0, exact(6, 70.0)),
        ],
        Tab::Years => (0..count)
            .map(|at| {
                if at == 0 {
                    rest(0, 180.0)
                } else {
                    exact(at, 90.0)
                }
            })
            .collect(),
    }
}
