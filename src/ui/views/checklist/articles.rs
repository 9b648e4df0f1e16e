//! The left pane: chapters and articles, how far each is, and its gaps.

use super::rows::Place;
use crate::app::current::Current;
use crate::i18n::checklist::{Checklist, answered, gaps};
use crate::i18n::{Language, Translate};
use crate::model::catalog::Article;
use crate::model::scoring::Tally;
use crate::ui::fonts;
use crate::ui::theme::{Palette, SMALL};
use crate::ui::widgets::bar;
use crate::ui::widgets::virtual_list::{Rows, VirtualList};

/// "Điều 7. Tài khoản truy cập".
pub(super) fn article_title(language: Language, article: &Article) -> String {
    let word = language.t(Checklist::Article);
    format!("{word} {}. {}", article.number, article.title.get(language))
}

/// The title of the article at this position of the catalog.
pub(super) fn title_at(current: &Current, language: Language, article: usize) -> String {
    let found = current.catalog.articles().nth(article);
    found
        .map(|article| article_title(language, article))
        .unwrap_or_default()
}

/// One line of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Whole,
    /// A chapter, by its position.
    Chapter(usize),
    /// An article, by its position in the catalog.
    Article(usize),
}

/// The pane. Only the lines in view are laid out.
#[derive(Debug)]
pub(super) struct Articles {
    entries: Vec<Entry>,
    list: VirtualList,
}

impl Default for Articles {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            list: VirtualList::with_gap(2.0),
        }
    }
}

impl Articles {
    /// Makes the lines anew for another catalog.
    pub(super) fn rebuild(&mut self, current: &Current) {
        self.entries = vec![Entry::Whole];
        let mut position = 0;
        for (at, chapter) in current.catalog.chapters.iter().enumerate() {
            let articles = position..position + chapter.articles.len();
            position = articles.end;
            let with_items: Vec<_> = articles
                .filter(|article| current.score.articles.get(*article).is_some_and(has_items))
                .map(Entry::Article)
                .collect();
            if !with_items.is_empty() && !chapter.number.is_empty() {
                self.entries.push(Entry::Chapter(at));
            }
            self.entries.extend(with_items);
        }
        self.list.rows_changed();
    }

    /// Draws the pane; gives the place that was clicked.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        palette: &Palette,
        language: Language,
        current: &Current,
        shown: Place,
    ) -> Option<Place> {
        let mut chosen = None;
        let Self { entries, list } = self;
        let rows = Rows {
            count: entries.len(),
            slot: &|row| row,
            slots: entries.len(),
            estimate: &|_| 44.0,
        };
        list.show(ui, &rows, &mut |ui, row| match entries.get(row) {
            Some(Entry::Whole) => {
                let whole = language.t(Checklist::WholeRegulation);
                let selected = shown == Place::Everything;
                if line(
                    ui,
                    palette,
                    language,
                    whole,
                    &current.score.overall,
                    selected,
                ) {
                    chosen = Some(Place::Everything);
                }
            }
            Some(Entry::Chapter(at)) => {
                if let Some(chapter) = current.catalog.chapters.get(*at) {
                    let title = chapter.title.get(language);
                    chapter_title(ui, palette, language, &chapter.number, title);
                }
            }
            Some(&Entry::Article(article)) => {
                let tally = current
                    .score
                    .articles
                    .get(article)
                    .copied()
                    .unwrap_or_default();
                let title = title_at(current, language, article);
                let place = Place::Article(article);
                if line(ui, palette, language, &title, &tally, shown == place) {
                    chosen = Some(place);
                }
            }
            None => {}
        });
        chosen
    }
}

/// The same as a drop-down list, where the window is too narrow for a pane.
pub(super) fn picker(
    ui: &mut egui::Ui,
    language: Language,
    current: &Current,
    shown: Place,
) -> Option<Place> {
    let mut chosen = shown;
    let whole = language.t(Checklist::WholeRegulation);
    let title = match shown {
        Place::Everything => whole.to_owned(),
        Place::Article(article) => title_at(current, language, article),
    };
    let list = egui::ComboBox::from_id_salt("place")
        .selected_text(title)
        .truncate();
    let response = list.width(ui.available_width()).show_ui(ui, |ui| {
        ui.selectable_value(&mut chosen, Place::Everything, whole);
        for (position, article) in current.catalog.articles().enumerate() {
            if current.score.articles.get(position).is_some_and(has_items) {
                let title = article_title(language, article);
                ui.selectable_value(&mut chosen, Place::Article(position), title);
            }
        }
    });
    response
        .response
        .on_hover_text(language.t(Checklist::Place));
    (chosen != shown).then_some(chosen)
}

fn has_items(tally: &Tally) -> bool {
    tally.in_scope() + tally.out_of_scope > 0
}

fn chapter_title(
    ui: &mut egui::Ui,
    palette: &Palette,
    language: Language,
    number: &str,
    title: &str,
) {
    ui.add_space(8.0);
    let said = format!("{} {number}. {title}", language.t(Checklist::Chapter));
    let text = egui::RichText::new(said)
        .font(fonts::bold(SMALL))
        .color(palette.weak);
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(6, 2));
    frame.show(ui, |ui| ui.add(egui::Label::new(text).wrap()));
}

/// One line: title, small bar, figures. Gives whether it was clicked.
fn line(
    ui: &mut egui::Ui,
    palette: &Palette,
    language: Language,
    title: &str,
    tally: &Tally,
    selected: bool,
) -> bool {
    let fill = if selected {
        palette.accent_soft
    } else {
        egui::Color32::TRANSPARENT
    };
    let margin = egui::Margin::symmetric(6, 3);
    let frame = egui::Frame::new()
        .fill(fill)
        .corner_radius(6)
        .inner_margin(margin);
    let area = egui::UiBuilder::new()
        .id_salt(title)
        .sense(egui::Sense::CLICK);
    let shown = ui.scope_builder(area, |ui| {
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 1.0);
                ui.spacing_mut().button_padding = egui::vec2(0.0, 1.0);
                ui.spacing_mut().interact_size.y = 20.0;
                let button = egui::Button::selectable(selected, title)
                    .frame(false)
                    .wrap();
                let button = ui.add(button).on_hover_ui(|ui| {
                    ui.label(title);
                    ui.label(counts(language, tally));
                });
                let clicked = button.clicked();
                ui.horizontal(|ui| figures(ui, palette, language, tally));
                clicked
            })
            .inner
    });
    shown.inner || shown.response.clicked()
}

fn figures(ui: &mut egui::Ui, palette: &Palette, language: Language, tally: &Tally) {
    let small = |text: String, colour| egui::RichText::new(text).size(SMALL - 1.0).color(colour);
    if tally.in_scope() == 0 {
        ui.label(small(
            language.t(Checklist::FilterOutOfScope).to_owned(),
            palette.weak,
        ));
        return;
    }
    let share = f64::from(tally.answered()) / f64::from(tally.in_scope());
    let colour = if tally.unanswered == 0 {
        palette.ok
    } else {
        palette.accent
    };
    let figures = answered(tally.answered(), tally.in_scope());
    #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
    bar(ui, palette, 54.0, share as f32, colour, &figures);
    ui.label(small(figures, palette.weak));
    if tally.gaps() > 0 {
        ui.label(small(gaps(language, tally.gaps()), palette.bad));
    }
}

fn counts(language: Language, tally: &Tally) -> String {
    use crate::i18n::standing;
    use crate::model::scoring::Standing;
    let rows = [
        (Standing::Met, tally.met),
        (Standing::Partial, tally.partial),
        (Standing::NotMet, tally.not_met),
        (Standing::Unanswered, tally.unanswered),
        (Standing::NotApplicable, tally.not_applicable),
        (Standing::OutOfScope, tally.out_of_scope),
    ];
    let rows = rows.iter().filter(|(_, count)| *count > 0);
    let rows = rows.map(|(of, count)| format!("{}: {count}", standing(language, *of)));
    rows.collect::<Vec<_>>().join(" · ")
}
