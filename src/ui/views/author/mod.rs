//! Writing one's own catalog: the things of the draft on the left, the form of
//! the one that is selected on the right, what is wrong at both.

mod bar;
mod condition;
mod controls;
mod criteria;
mod fields;
mod head_form;
mod interval;
mod item_form;
mod select;
mod start;
mod text_form;
mod texts;
mod tree;

use egui::{CentralPanel, Frame, Margin, Panel, RichText, ScrollArea, TextEdit, Ui};

use fields::Fields;
use select::Selected;
use start::Start;
use texts::{ArticleText, ChapterText};
use tree::{Filter, Tree};

use crate::app::author::{AuthorCommand, Draft, Edit, finding_words};
use crate::app::command::Command;
use crate::app::event::Event;
use crate::i18n::author::{Author, ItemForm, TextForm, field};
use crate::model::catalog::{Catalog, Chapter};
use crate::model::provision::ProvisionRef;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme::SECTION;
use crate::ui::widgets::{Line, Tone, banner, side_remark};

/// Of many problems of one thing so many are said.
const SAID: usize = 6;

/// The screen's own state.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that waits for the next frame"
)]
pub struct AuthorView {
    start: Start,
    tree: Tree,
    fields: Fields,
    selected: Selected,
    /// What is selected from the next frame on: the form on show first takes in what was typed.
    next: Option<Selected>,
    /// The list shall bring what is selected into view.
    reveal: bool,
    search: String,
    filter: Filter,
    control_search: String,
    new_provision: String,
    bad_provision: bool,
    sharing: bool,
    share_path: String,
    closing: bool,
    /// The item made last that has been selected, by its revision.
    made: u64,
}

impl AuthorView {
    /// Takes note of what happened.
    pub fn event(&mut self, event: &Event) {
        use crate::app::author::AuthorNews;
        if matches!(event, Event::Author(AuthorNews::Opened)) {
            let start = std::mem::take(&mut self.start);
            *self = Self {
                start,
                ..Self::default()
            };
        }
    }

    /// Hands out what was typed and not yet committed.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>) {
        let Some(draft) = &cx.session.authoring.draft else {
            return;
        };
        let edits = self.take(draft.catalog());
        for edit in edits {
            cx.push(Command::Author(AuthorCommand::Edit(edit)));
        }
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        let Some(draft) = &session.authoring.draft else {
            self.start.show(ui, cx);
            return;
        };
        let catalog = draft.catalog();
        self.follow(draft);
        let search = self.search.clone();
        self.tree
            .update(draft, &search, self.filter, &self.selected);
        if std::mem::take(&mut self.reveal) {
            self.tree.reveal(catalog, &self.selected);
        }
        let bar = Frame::new().inner_margin(Margin {
            left: 20,
            right: 16,
            top: 12,
            bottom: 8,
        });
        Panel::top("author bar")
            .frame(bar)
            .resizable(false)
            .show(ui, |ui| self.bar(ui, cx, draft));
        let side = Frame::new()
            .fill(cx.palette.panel)
            .inner_margin(Margin::same(10));
        let most = (ui.available_width() - 420.0).clamp(240.0, 620.0);
        Panel::left("author list")
            .frame(side)
            .resizable(true)
            .default_size(430.0_f32.min(most))
            .size_range(240.0..=most)
            .show(ui, |ui| self.list(ui, cx, draft));
        let right = Frame::new()
            .fill(cx.palette.surface)
            .inner_margin(Margin::symmetric(18, 10));
        CentralPanel::default().frame(right).show(ui, |ui| {
            problems(ui, cx, draft, &self.selected);
            ScrollArea::vertical()
                .id_salt(("author form", format!("{:?}", self.selected)))
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.set_max_width(760.0_f32.min(ui.available_width() - 12.0));
                    let edits = self.form(ui, cx, draft);
                    for edit in edits {
                        cx.push(Command::Author(AuthorCommand::Edit(edit)));
                    }
                });
        });
    }

    /// Selects what is to be shown from this frame on.
    fn follow(&mut self, draft: &Draft) {
        let catalog = draft.catalog();
        if let Some((revision, id)) = draft.made()
            && *revision > self.made
        {
            self.made = *revision;
            // A renamed item is followed by its position; only another one is gone to.
            let at = catalog.items.iter().position(|item| item.id == *id);
            if let Some(at) = at {
                self.next = Some(Selected::Item(id.clone(), at));
            }
        }
        let next = self.next.take();
        let after = next.unwrap_or_else(|| self.selected.clone());
        let after = after.follow(catalog);
        if after != self.selected {
            self.fields = Fields::default();
            self.control_search.clear();
            self.reveal = true;
            self.selected = after;
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &Draft) {
        let hint = RichText::new(cx.t(Author::Search)).color(cx.palette.weak);
        let edit = TextEdit::singleline(&mut self.search).hint_text(hint);
        ui.add(edit.desired_width(f32::INFINITY))
            .accessible_name(cx.t(Author::Search));
        ui.horizontal_wrapped(|ui| {
            if !draft.findings().is_empty() || self.filter.problems {
                let only = cx.t(Author::OnlyProblems);
                ui.checkbox(&mut self.filter.problems, only);
            }
            if self.tree.unwritten() > 0 || self.filter.unwritten {
                let only = cx.t(Author::OnlyUnwritten);
                ui.checkbox(&mut self.filter.unwritten, only);
            }
        });
        Panel::bottom("author add")
            .frame(Frame::new().inner_margin(Margin::symmetric(0, 6)))
            .resizable(false)
            .show(ui, |ui| self.add_provision(ui, cx));
        if self.tree.is_empty() {
            side_remark(ui, cx.palette, cx.t(Author::NothingFound));
            return;
        }
        let catalog = draft.catalog();
        if catalog.chapters.is_empty() {
            side_remark(ui, cx.palette, cx.t(Author::Empty));
        }
        let clicked = self
            .tree
            .show(ui, cx.palette, cx.language, catalog, &self.selected);
        if clicked.is_some() {
            self.next = clicked;
            ui.ctx().request_repaint();
        }
    }

    fn add_provision(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let bad = self.bad_provision.then(|| cx.t(Author::BadReference));
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - 90.0).max(120.0);
            Line::new(cx.t(Author::AddProvision))
                .hint(cx.t(Author::AddProvisionHint))
                .width(width)
                .error(bad)
                .show(ui, cx.palette, &mut self.new_provision);
            ui.vertical(|ui| {
                ui.add_space(22.0);
                let asked = ui.button(cx.t(Author::Add)).clicked();
                if asked {
                    self.add(cx);
                }
            });
        });
    }

    fn add(&mut self, cx: &mut ViewContext<'_>) {
        let read = ProvisionRef::parse(self.new_provision.trim());
        self.bad_provision = read.is_err();
        if let Ok(reference) = read {
            let edit = Edit::AddProvision(reference);
            cx.push(Command::Author(AuthorCommand::Edit(edit)));
            self.new_provision.clear();
        }
    }

    /// The form of what is selected.
    fn form(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, draft: &Draft) -> Vec<Edit> {
        let catalog = draft.catalog();
        heading(ui, cx, catalog, &self.selected);
        let fields = &mut self.fields;
        match &self.selected {
            Selected::Head => head_form::show(ui, cx, catalog, fields),
            Selected::Chapter(at) => {
                let Some(text) = chapter_text(catalog, *at) else {
                    return Vec::new();
                };
                text_form::chapter(ui, cx, &text, fields)
            }
            Selected::Article(number) => {
                let Some(text) = article_text(catalog, number) else {
                    return Vec::new();
                };
                text_form::article(ui, cx, &text, fields)
            }
            Selected::Provision(reference) => {
                let mut provisions = catalog.provisions();
                let Some(provision) = provisions.find(|p| p.reference == *reference) else {
                    return Vec::new();
                };
                text_form::provision(ui, cx, catalog, provision, fields, &mut self.next)
            }
            Selected::Item(id, _) => {
                let Some(item) = catalog.item(id) else {
                    return Vec::new();
                };
                item_form::show(ui, cx, catalog, item, fields, &mut self.control_search)
            }
        }
    }

    /// What was typed into the form on show.
    fn take(&mut self, catalog: &Catalog) -> Vec<Edit> {
        let fields = &mut self.fields;
        let taken = match &self.selected {
            Selected::Head => Some(fields.take(catalog)),
            Selected::Chapter(at) => chapter_text(catalog, *at).map(|text| fields.take(&text)),
            Selected::Article(number) => {
                article_text(catalog, number).map(|text| fields.take(&text))
            }
            Selected::Provision(reference) => {
                let mut provisions = catalog.provisions();
                let found = provisions.find(|p| p.reference == *reference);
                found.map(|provision| fields.take(provision))
            }
            Selected::Item(id, _) => catalog.item(id).map(|item| fields.take(item)),
        };
        taken.unwrap_or_default()
    }
}

fn chapter_text(catalog: &Catalog, at: usize) -> Option<ChapterText> {
    let Chapter { number, title, .. } = catalog.chapters.get(at)?;
    Some(ChapterText {
        position: at,
        number: number.clone(),
        title: title.clone(),
    })
}

fn article_text(catalog: &Catalog, number: &str) -> Option<ArticleText> {
    let article = catalog.articles().find(|a| a.number == number)?;
    Some(ArticleText {
        number: article.number.clone(),
        title: article.title.clone(),
    })
}

/// What is selected, in words.
fn heading(ui: &mut Ui, cx: &ViewContext<'_>, catalog: &Catalog, selected: &Selected) {
    let said = match selected {
        Selected::Head => cx.t(Author::Head).to_owned(),
        Selected::Chapter(at) => {
            let number = catalog.chapters.get(*at).map(|c| c.number.as_str());
            format!("{} {}", cx.t(TextForm::Chapter), number.unwrap_or_default())
        }
        Selected::Article(number) => format!("{} {number}", cx.t(TextForm::Article)),
        Selected::Provision(reference) => reference.cite(cx.language),
        Selected::Item(id, _) => {
            let cite = catalog.item(id).and_then(|item| item.cites.first());
            let cite = cite.map(|cite| cite.cite(cx.language)).unwrap_or_default();
            format!("{} {id} · {cite}", cx.t(ItemForm::Item))
        }
    };
    ui.label(RichText::new(said).font(fonts::bold(SECTION)));
    ui.add_space(2.0);
}

/// What is wrong with what is selected, below the form: there it moves no field
/// while a person types.
fn problems(ui: &mut Ui, cx: &ViewContext<'_>, draft: &Draft, selected: &Selected) {
    let place = selected.place(draft.catalog());
    let findings = draft.findings().iter();
    let here: Vec<String> = findings
        .filter(|finding| Some(finding.place) == place)
        .map(|finding| {
            let name = field(cx.language, &finding.field);
            let said = finding_words(cx.language, finding);
            if name.is_empty() {
                said
            } else {
                format!("{name}: {said}")
            }
        })
        .collect();
    if here.is_empty() {
        return;
    }
    let mut said: Vec<_> = here.iter().take(SAID).cloned().collect();
    if here.len() > SAID {
        said.push(format!("… (+{})", here.len() - SAID));
    }
    let frame = Frame::new().inner_margin(Margin::symmetric(0, 6));
    Panel::bottom("author problems")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| banner(ui, cx.palette, Tone::Bad, &said.join("\n")));
}
