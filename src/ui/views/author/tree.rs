//! The left pane: chapters, articles, provisions and items as one list of rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Align2, Rect, Role, Sense, TextStyle, Ui, WidgetInfo, WidgetText, pos2, vec2};

use super::select::Selected;
use crate::app::author::{Draft, is_unwritten};
use crate::i18n::Language;
use crate::i18n::Translate as _;
use crate::i18n::author::Author;
use crate::model::catalog::{Catalog, Force, Treatment};
use crate::model::provision::ProvisionRef;
use crate::model::text::search_key;
use crate::pack::{Finding, Place};
use crate::ui::fonts;
use crate::ui::theme::{BODY, Palette, SMALL};
use crate::ui::widgets::virtual_list::{Rows, VirtualList};
use crate::ui::widgets::{Icon, Tone};

const ROW: f32 = 29.0;

/// One row, by positions in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Head,
    Chapter(usize),
    Article {
        /// In its chapter.
        chapter: usize,
        article: usize,
        /// In the whole text.
        nth: usize,
    },
    Provision {
        chapter: usize,
        article: usize,
        provision: usize,
        nth: usize,
    },
    Item(usize),
}

impl Row {
    fn place(self) -> Place {
        match self {
            Self::Head => Place::Head,
            Self::Chapter(nth) => Place::Chapter(nth),
            Self::Article { nth, .. } => Place::Article(nth),
            Self::Provision { nth, .. } => Place::Provision(nth),
            Self::Item(nth) => Place::Item(nth),
        }
    }

    /// What is selected by a click on it.
    fn selects(self, catalog: &Catalog) -> Option<Selected> {
        Some(match self {
            Self::Head => Selected::Head,
            Self::Chapter(at) => Selected::Chapter(at),
            Self::Article {
                chapter, article, ..
            } => {
                let article = catalog.chapters.get(chapter)?.articles.get(article)?;
                Selected::Article(article.number.clone())
            }
            Self::Provision {
                chapter,
                article,
                provision,
                ..
            } => {
                let article = catalog.chapters.get(chapter)?.articles.get(article)?;
                Selected::Provision(article.provisions.get(provision)?.reference.clone())
            }
            Self::Item(at) => Selected::Item(catalog.items.get(at)?.id.clone(), at),
        })
    }
}

/// Which rows are left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Only things with a problem.
    pub(super) problems: bool,
    /// Only items that hold what the program drafted.
    pub(super) unwritten: bool,
}

impl Filter {
    fn is_set(self) -> bool {
        self.problems || self.unwritten
    }
}

/// What the rows were made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Made {
    revision: u64,
    search: String,
    filter: Filter,
    findings: usize,
    /// Position of the selected item: it stays although what is typed no longer matches.
    selected: Option<usize>,
}

/// The list.
#[derive(Debug)]
pub(super) struct Tree {
    rows: Vec<Row>,
    made: Option<Made>,
    seen: Option<Arc<Vec<Finding>>>,
    wrong: BTreeSet<Place>,
    /// Positions of items that hold what the program drafted.
    unwritten: BTreeSet<usize>,
    list: VirtualList,
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            made: None,
            seen: None,
            wrong: BTreeSet::new(),
            unwritten: BTreeSet::new(),
            list: VirtualList::with_gap(1.0),
        }
    }
}

impl Tree {
    /// Brings the rows up to date.
    pub(super) fn update(
        &mut self,
        draft: &Draft,
        search: &str,
        filter: Filter,
        selected: &Selected,
    ) {
        let findings = draft.findings();
        let same = self
            .seen
            .as_ref()
            .is_some_and(|seen| Arc::ptr_eq(seen, findings));
        let made = Made {
            revision: draft.revision(),
            search: search_key(search.trim()),
            filter,
            findings: findings.len(),
            selected: match selected {
                Selected::Item(_, at) => Some(*at),
                _ => None,
            },
        };
        if same && self.made.as_ref() == Some(&made) {
            return;
        }
        self.seen = Some(findings.clone());
        self.wrong = findings.iter().map(|finding| finding.place).collect();
        let items = draft.catalog().items.iter().enumerate();
        let items = items.filter(|(_, item)| is_unwritten(item));
        self.unwritten = items.map(|(at, _)| at).collect();
        self.rows = rows(draft.catalog(), &made, &self.wrong, &self.unwritten);
        self.made = Some(made);
        self.list.rows_changed();
    }

    /// Whether nothing matches the search.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many items hold what the program drafted.
    pub(super) fn unwritten(&self) -> usize {
        self.unwritten.len()
    }

    /// Brings what is selected into view.
    pub(super) fn reveal(&mut self, catalog: &Catalog, selected: &Selected) {
        let mut rows = self.rows.iter();
        if let Some(at) = rows.position(|row| row.selects(catalog).as_ref() == Some(selected)) {
            self.list.scroll_to(at);
        }
    }

    /// The next thing with a problem (the next item to be written, where
    /// `unwritten`) after what is selected, from the beginning again at the end.
    pub(super) fn next(
        &self,
        catalog: &Catalog,
        selected: &Selected,
        unwritten: bool,
    ) -> Option<Selected> {
        let is = |row: &Row| row.selects(catalog).as_ref() == Some(selected);
        let wanted = |row: &&Row| match row {
            Row::Item(at) if unwritten => self.unwritten.contains(at),
            row => !unwritten && self.wrong.contains(&row.place()),
        };
        let here = self.rows.iter().position(is);
        let from = here.map_or(0, |at| at + 1);
        let after = self.rows.iter().skip(from);
        let mut round = after.chain(self.rows.iter().take(from));
        round.find(wanted)?.selects(catalog)
    }

    /// Draws it; gives what was clicked.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        palette: &Palette,
        language: Language,
        catalog: &Catalog,
        selected: &Selected,
    ) -> Option<Selected> {
        let mut clicked = None;
        let Self {
            rows, wrong, list, ..
        } = self;
        let spec = Rows {
            count: rows.len(),
            slot: &|row| row,
            slots: rows.len(),
            estimate: &|_| ROW,
        };
        list.show(ui, &spec, &mut |ui, at| {
            let Some(row) = rows.get(at) else { return };
            let selects = row.selects(catalog);
            let here = selects.as_ref() == Some(selected);
            let line = Line::of(*row, catalog, language);
            let is_wrong = wrong.contains(&row.place());
            if line.draw(ui, palette, here, is_wrong) {
                clicked.clone_from(&selects);
            }
        });
        clicked
    }
}

/// The rows that a search and the findings leave.
fn rows(
    catalog: &Catalog,
    made: &Made,
    wrong: &BTreeSet<Place>,
    unwritten: &BTreeSet<usize>,
) -> Vec<Row> {
    let matches = |text: &str| made.search.is_empty() || search_key(text).contains(&made.search);
    let kept = |row: Row, text: &str| {
        let is_wrong = !made.filter.problems || wrong.contains(&row.place());
        let is_drafted = match row {
            Row::Item(at) if made.selected == Some(at) => return true,
            Row::Item(at) => unwritten.contains(&at),
            _ => false,
        };
        matches(text) && is_wrong && (!made.filter.unwritten || is_drafted)
    };
    let mut homes: BTreeMap<&ProvisionRef, Vec<usize>> = BTreeMap::new();
    for (at, item) in catalog.items.iter().enumerate() {
        if let Some(home) = item.cites.first() {
            homes.entry(home).or_default().push(at);
        }
    }
    let filtered = made.filter.is_set() || !made.search.is_empty();
    let item_text = |at: &usize| {
        let item = catalog.items.get(*at);
        item.map_or(String::new(), |item| {
            format!("{} {}", item.id, item.question.vi)
        })
    };
    let mut rows = Vec::new();
    if kept(Row::Head, &catalog.title.vi) {
        rows.push(Row::Head);
    }
    let (mut articles, mut provisions) = (0, 0);
    for (c, chapter) in catalog.chapters.iter().enumerate() {
        let mut inner = Vec::new();
        for (a, article) in chapter.articles.iter().enumerate() {
            let row = Row::Article {
                chapter: c,
                article: a,
                nth: articles,
            };
            articles += 1;
            let is_kept = kept(
                row,
                &format!("Điều {} {}", article.number, article.title.vi),
            );
            let mut below = Vec::new();
            for (p, provision) in article.provisions.iter().enumerate() {
                let row = Row::Provision {
                    chapter: c,
                    article: a,
                    provision: p,
                    nth: provisions,
                };
                provisions += 1;
                let items = homes.remove(&provision.reference).unwrap_or_default();
                let items = items
                    .into_iter()
                    .filter(|at| kept(Row::Item(*at), &item_text(at)));
                let items: Vec<_> = items.map(Row::Item).collect();
                let cite = provision.reference.cite(Language::Vietnamese);
                if !items.is_empty() || kept(row, &format!("{} {cite}", provision.reference)) {
                    below.push(row);
                }
                below.extend(items);
            }
            if is_kept || !below.is_empty() {
                inner.push(row);
                inner.extend(below);
            }
        }
        let chapter_row = Row::Chapter(c);
        let is_kept = !filtered && kept(chapter_row, &chapter.title.vi);
        let is_wrong = !made.filter.unwritten
            && wrong.contains(&chapter_row.place())
            && matches(&chapter.title.vi);
        if !inner.is_empty() || is_kept || is_wrong {
            rows.push(chapter_row);
        }
        rows.extend(inner);
    }
    // What cites no provision of the text, or none at all.
    let lost: BTreeSet<usize> = homes.into_values().flatten().collect();
    let homeless = catalog.items.iter().enumerate();
    let homeless = homeless.filter(|(at, item)| lost.contains(at) || item.cites.is_empty());
    let homeless = homeless.map(|(at, _)| at);
    rows.extend(
        homeless
            .filter(|at| kept(Row::Item(*at), &item_text(at)))
            .map(Row::Item),
    );
    rows
}

/// What a row says and how.
struct Line {
    text: String,
    mark: Option<(String, Tone)>,
    bold: bool,
    indent: f32,
}

impl Line {
    fn of(row: Row, catalog: &Catalog, language: Language) -> Self {
        let plain = |text: String, bold: bool, indent: f32| Self {
            text,
            mark: None,
            bold,
            indent,
        };
        let found = match row {
            Row::Head => Some(plain(language.t(Author::Head).to_owned(), true, 0.0)),
            Row::Chapter(at) => catalog.chapters.get(at).map(|chapter| {
                let title = chapter.title.get(language);
                let word = language.pick("Chương", "Chapter");
                let said = if chapter.number.is_empty() {
                    title.to_owned()
                } else {
                    format!("{word} {}. {title}", chapter.number)
                };
                plain(said, true, 0.0)
            }),
            Row::Article {
                chapter, article, ..
            } => article_of(catalog, chapter, article).map(|article| {
                let word = language.pick("Điều", "Article");
                let title = article.title.get(language);
                plain(format!("{word} {}. {title}", article.number), true, 10.0)
            }),
            Row::Provision {
                chapter,
                article,
                provision,
                ..
            } => article_of(catalog, chapter, article)
                .and_then(|article| article.provisions.get(provision))
                .map(|provision| {
                    let said = provision.reference.cite(language);
                    let mut line = plain(said, false, 24.0);
                    if provision.treatment != Treatment::Assessed {
                        let word = language.t(Author::KindAside).to_owned();
                        line.mark = Some((word, Tone::Neutral));
                    }
                    line
                }),
            Row::Item(at) => catalog.items.get(at).map(|item| {
                let question = gist(item.question.get(language));
                let said = if question.is_empty() {
                    item.id.to_string()
                } else {
                    question.to_owned()
                };
                let mut line = plain(said, false, 40.0);
                let (word, tone) = match item.force {
                    Force::Prohibition => (Author::KindProhibition, Tone::Warning),
                    Force::Duty => (Author::KindDuty, Tone::Accent),
                    Force::Recommendation => (Author::KindRecommendation, Tone::Ok),
                };
                line.mark = Some((language.t(word).to_owned(), tone));
                line
            }),
        };
        found.unwrap_or_else(|| plain(String::new(), false, 0.0))
    }

    /// Draws it as a button; whether it was clicked.
    fn draw(&self, ui: &mut Ui, palette: &Palette, here: bool, wrong: bool) -> bool {
        let size = vec2(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let mark = self.mark.as_ref().map(|(word, _)| word.as_str());
        let name = match mark {
            Some(word) => format!("{} · {word}", self.text),
            None => self.text.clone(),
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &name));
        let painter = ui.painter();
        if here {
            painter.rect_filled(rect, 5.0, palette.accent_soft);
        } else if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, 5.0, palette.hover);
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, palette.accent);
            painter.rect_stroke(rect, 5.0, stroke, egui::StrokeKind::Inside);
        }
        let mut right = rect.right() - 6.0;
        if let Some((word, tone)) = &self.mark {
            let font = egui::FontId::proportional(SMALL - 1.0);
            let galley = painter.layout_no_wrap(word.clone(), font, tone.ink(palette));
            let chip = Rect::from_min_max(
                pos2(right - galley.size().x - 12.0, rect.center().y - 9.5),
                pos2(right, rect.center().y + 9.5),
            );
            painter.rect_filled(chip, 4.0, tone.ground(palette));
            let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), chip);
            painter.galley(at.min, galley, tone.ink(palette));
            right = chip.left() - 6.0;
        }
        let mut left = rect.left() + 6.0 + self.indent;
        if wrong {
            let icon = Rect::from_center_size(pos2(left + 7.0, rect.center().y), vec2(14.0, 14.0));
            Icon::Warning.paint(painter, icon, palette.bad);
            left += 19.0;
        }
        let ink = if wrong { palette.bad } else { palette.text };
        let mut text = egui::RichText::new(&self.text).color(ink);
        text = if self.bold {
            text.font(fonts::bold(BODY))
        } else {
            text.size(SMALL + 1.0)
        };
        let wrap = Some(egui::TextWrapMode::Truncate);
        let room = (right - left).max(20.0);
        let galley = WidgetText::from(text).into_galley(ui, wrap, room, TextStyle::Button);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        response.on_hover_text(&self.text).clicked()
    }
}

/// A question without the opening that all drafted ones share: "Theo …: “".
fn gist(question: &str) -> &str {
    let drafted = question.starts_with("Theo ") || question.starts_with("Under ");
    match question.split_once('“') {
        Some((_, rest)) if drafted => rest.trim_end_matches(['?', '”']),
        _ => question,
    }
}

fn article_of(
    catalog: &Catalog,
    chapter: usize,
    article: usize,
) -> Option<&crate::model::catalog::Article> {
    catalog.chapters.get(chapter)?.articles.get(article)
}
