//! What the search found, regulation by regulation.

use std::ops::Range;
use std::sync::Arc;

use egui::{Button, FontId, Label, RichText, Ui};

use crate::i18n::{self, Language, LibraryText};
use crate::model::catalog::{Catalog, Item, Treatment};
use crate::model::control::Controls;
use crate::model::search::{Found, Hit, Index, Query, Target, by_catalog, excerpt};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::virtual_list::{Rows, VirtualList};
use crate::ui::widgets::{Icon, Tone, banner, chip, empty, marked_text};

/// Characters of a text shown around a word that was found in it.
const EXCERPT: usize = 170;

#[derive(Clone, Copy, Debug)]
enum Row {
    /// A catalog by its position in the index, and how many of its parts were found.
    Heading(usize, usize),
    Hit(Hit),
}

/// The results with what they were made from.
#[derive(Debug, Default)]
pub(super) struct Results {
    made_from: Option<(String, Language)>,
    index: Arc<Index>,
    query: Query,
    found: Found,
    rows: Vec<Row>,
    list: VirtualList,
}

/// What was chosen: a regulation, and what of it.
pub(super) type Chosen = (Arc<Catalog>, Option<Target>);

impl Results {
    /// Searches where something else was typed, or the catalogs are others.
    pub(super) fn update(&mut self, cx: &ViewContext<'_>, typed: &str) {
        let index = cx.session.library.index();
        let same = self
            .made_from
            .as_ref()
            .is_some_and(|(made, language)| made == typed && *language == cx.language);
        if same && Arc::ptr_eq(&index, &self.index) {
            return;
        }
        self.query = Query::parse(typed);
        self.found = index.search(&self.query, cx.language);
        let mut counts = by_catalog(&self.found.hits);
        self.rows.clear();
        for hit in &self.found.hits {
            let heading = counts.remove(&hit.catalog);
            let heading = heading.map(|count| Row::Heading(hit.catalog, count));
            self.rows.extend(heading);
            self.rows.push(Row::Hit(*hit));
        }
        self.index = index;
        self.made_from = Some((typed.to_owned(), cx.language));
        self.list.rows_changed();
        self.list.rewind();
    }

    /// Whether anything is asked for.
    pub(super) fn is_asked(&self) -> bool {
        !self.query.is_empty()
    }

    /// What is asked for.
    pub(super) fn query(&self) -> &Query {
        &self.query
    }

    /// How many results there are.
    pub(super) fn count(&self) -> usize {
        self.found.hits.len()
    }

    /// Draws them; gives the one that was chosen.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &ViewContext<'_>) -> Option<Chosen> {
        if self.rows.is_empty() {
            let (title, text) = (cx.t(LibraryText::Nothing), cx.t(LibraryText::NothingHint));
            empty(ui, cx.palette, Icon::Search, title, text, None);
            return None;
        }
        if self.found.language != cx.language {
            let told = match self.found.language {
                Language::Vietnamese => LibraryText::InVietnamese,
                Language::English => LibraryText::InEnglish,
            };
            banner(ui, cx.palette, Tone::Accent, cx.t(told));
        }
        let Self {
            index,
            query,
            found,
            rows,
            list,
            ..
        } = self;
        let (rows, records) = (rows.as_slice(), index.len());
        let spec = Rows {
            count: rows.len(),
            slot: &|row| match rows.get(row) {
                Some(Row::Hit(hit)) => hit.record,
                Some(Row::Heading(catalog, _)) => records + catalog,
                None => records + index.catalogs().len(),
            },
            slots: records + index.catalogs().len() + 1,
            estimate: &|row| match rows.get(row) {
                Some(Row::Heading(..)) => 40.0,
                _ => 50.0,
            },
        };
        let mut chosen = None;
        let line = Line {
            cx,
            query,
            language: found.language,
        };
        list.show(ui, &spec, &mut |ui, row| {
            ui.set_max_width(980.0_f32.min(ui.available_width()));
            match rows.get(row) {
                Some(Row::Heading(at, count)) => {
                    if let Some(catalog) = index.catalogs().get(*at)
                        && line.heading(ui, catalog, *count)
                    {
                        chosen = Some((catalog.clone(), None));
                    }
                }
                Some(Row::Hit(hit)) => {
                    if let Some(catalog) = index.catalogs().get(hit.catalog)
                        && line.hit(ui, catalog, hit.target)
                    {
                        chosen = Some((catalog.clone(), Some(hit.target)));
                    }
                }
                None => {}
            }
        });
        chosen
    }
}

/// What every line needs.
struct Line<'a, 'b> {
    cx: &'a ViewContext<'b>,
    query: &'a Query,
    /// The language of the texts.
    language: Language,
}

impl Line<'_, '_> {
    fn heading(&self, ui: &mut Ui, catalog: &Catalog, count: usize) -> bool {
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let place = catalog.territory.name.get(self.cx.language);
            let name = format!("{} · {place}", catalog.instrument);
            let name = RichText::new(name).font(fonts::bold(BODY + 0.5));
            let name = Button::new(name.color(self.cx.palette.accent)).frame(false);
            let said = i18n::open_regulation(self.cx.language, &catalog.instrument);
            let clicked = ui.add(name).accessible_name(said).clicked();
            let count = i18n::found_count(self.cx.language, count);
            ui.label(self.weak(&count));
            clicked
        })
        .inner
    }

    fn hit(&self, ui: &mut Ui, catalog: &Catalog, target: Target) -> bool {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add_space(4.0);
        match target {
            Target::Article(at) => catalog.articles().nth(at).is_some_and(|article| {
                let word = i18n::article_named(self.language, &article.number);
                self.place(ui, &word, Some(self.cx.t(LibraryText::Whole)));
                self.text(ui, article.title.get(self.language))
            }),
            Target::Item(at) => catalog.items.get(at).is_some_and(|item| {
                self.place(ui, &i18n::cites(self.language, &item.cites), None);
                let question = item.question.get(self.language);
                let clicked = self.text(ui, question);
                self.elsewhere(ui, item, &self.query.lacking(question));
                clicked
            }),
            Target::SetAside(at) => catalog.provisions().nth(at).is_some_and(|provision| {
                let Treatment::SetAside { reason, note } = &provision.treatment else {
                    return false;
                };
                let reason = i18n::set_aside_reason(self.language, *reason);
                let reason = format!("{}: {reason}", self.cx.t(LibraryText::NotAssessed));
                let place = provision.reference.cite(self.language);
                self.place(ui, &place, Some(&reason));
                self.text(ui, note.get(self.language))
            }),
        }
    }

    fn place(&self, ui: &mut Ui, place: &str, mark: Option<&str>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.label(self.weak(place));
            if let Some(mark) = mark {
                chip(ui, self.cx.palette, Tone::Neutral, None, mark);
            }
        });
    }

    /// The line to be clicked, with the words that were found.
    fn text(&self, ui: &mut Ui, text: &str) -> bool {
        let font = FontId::proportional(BODY);
        let palette = self.cx.palette;
        let marks = self.query.marks(text);
        let job = marked_text(palette, text, &marks, &font, palette.text);
        ui.add(Button::new(job).frame(false).wrap()).clicked()
    }

    /// The part of the item's other texts where the missing words are.
    fn elsewhere(&self, ui: &mut Ui, item: &Item, lacking: &Query) {
        if lacking.is_empty() {
            return;
        }
        let found = parts(item, &self.cx.session.library.controls, self.language)
            .into_iter()
            .find_map(|(label, text)| {
                let first = lacking.marks(text);
                (!first.is_empty()).then_some((label, text, first))
            });
        let Some((label, text, first)) = found else {
            return;
        };
        let part = excerpt(text, &first, EXCERPT);
        let label = format!("{}: ", self.cx.t(label));
        let shown = text.get(part.clone()).unwrap_or_default();
        let dots = |there: bool| if there { "…" } else { "" };
        let lead = format!("{label}{}", dots(part.start > 0));
        let line = format!("{lead}{shown}{}", dots(part.end < text.len()));
        let shift = |mark: Range<usize>| mark.start + lead.len()..mark.end + lead.len();
        let marks: Vec<_> = self.query.marks(shown).into_iter().map(shift).collect();
        let (palette, font) = (self.cx.palette, FontId::proportional(SMALL));
        let job = marked_text(palette, &line, &marks, &font, palette.weak);
        ui.add(Label::new(job).wrap());
    }

    fn weak(&self, text: &str) -> RichText {
        RichText::new(text).size(SMALL).color(self.cx.palette.weak)
    }
}

/// The texts of an item besides its question, with what they are.
fn parts<'a>(
    item: &'a Item,
    controls: &'a Controls,
    language: Language,
) -> Vec<(LibraryText, &'a str)> {
    let guidance = [(LibraryText::Guidance, item.guidance.get(language))];
    let evidence = item.evidence.iter();
    let evidence = evidence.map(|text| (LibraryText::Evidence, text.get(language)));
    let named = item.controls.iter().filter_map(|id| controls.get(id));
    let named = named.map(|control| (LibraryText::Controls, control.name.get(language)));
    guidance.into_iter().chain(evidence).chain(named).collect()
}
