//! All evidence of the assessment: the table, and the details of one piece.

mod details;
pub mod incoming;
mod paper;
mod preview;
mod table;

use egui::{CentralPanel, ComboBox, Frame, Margin, Panel, ScrollArea, TextEdit, Ui};

use details::Details;
use paper::PaperForm;
use preview::Preview;
use table::{EvidenceTable, Listed, Shown};

use super::checklist::typed_path;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::i18n::checklist::Checklist;
use crate::i18n::evidence::{EvidenceText, overview, verified};
use crate::model::evidence::Sha256;
use crate::model::id::{AssessmentId, EvidenceId};
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::route::Route;
use crate::ui::widgets::{Icon, Tone, banner, empty, primary_if, side_remark, title};

/// Width of the fields above the table, in points.
const NARROW_FIELD: f32 = 240.0;
/// Below this height in points the remark below the title is left out.
const WITH_REMARK: f32 = 560.0;

/// The screen's own state.
#[derive(Debug, Default)]
pub struct EvidenceView {
    of: Option<AssessmentId>,
    asked: Option<EvidenceId>,
    chosen: Option<EvidenceId>,
    scroll: bool,
    shown: Shown,
    search: String,
    path: String,
    listed: Listed,
    details: Details,
    preview: Preview,
    paper: PaperForm,
    paper_open: bool,
    verified: Option<(usize, Vec<Sha256>)>,
}

impl EvidenceView {
    /// Comes to a piece of evidence, or stays where it was.
    pub fn open(&mut self, evidence: Option<EvidenceId>) {
        self.asked = evidence.or(self.asked);
    }

    /// Takes note of what happened.
    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Imported { added, .. } => self.asked = added.first().copied().or(self.asked),
            Event::EvidencePreview { id, bytes } => self.preview.take(*id, bytes),
            Event::EvidenceVerified { files, damaged } => {
                self.verified = Some((*files, damaged.clone()));
            }
            Event::Failed(_) => self.preview.failed(),
            _ => {}
        }
    }

    /// Hands out what was typed and not yet committed.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        let current = session.current.as_ref();
        if let Some(current) = current.filter(|current| Some(current.assessment.id) == self.of) {
            self.details.hand_out(current, cx.commands);
        }
    }

    /// Draws the view.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        let Some(current) = &session.current else {
            let (said, action) = (cx.t(Checklist::NothingOpen), cx.t(Checklist::GoHome));
            if empty(ui, cx.palette, Icon::Evidence, said, "", Some(action)) {
                cx.go(Route::Home);
            }
            return;
        };
        self.follow(current, cx);
        self.listed.update(current, self.shown, &self.search);
        let editable = current.assessment.head.state.is_open();
        if editable {
            Self::take_in(ui, cx);
        }
        if !current.assessment.evidence.is_empty() {
            let side = Frame::new()
                .fill(cx.palette.panel)
                .inner_margin(Margin::same(14));
            let most = (ui.available_width() - 320.0).clamp(240.0, 560.0);
            let panel = Panel::right("evidence details").frame(side).resizable(true);
            panel
                .default_size(360.0_f32.min(most))
                .size_range(240.0..=most)
                .show(ui, |ui| {
                    self.details_pane(ui, cx, current, editable);
                });
        }
        let middle = Frame::new().fill(cx.palette.surface);
        let middle = middle.inner_margin(Margin {
            left: 24,
            right: 12,
            top: 16,
            bottom: 8,
        });
        CentralPanel::default().frame(middle).show(ui, |ui| {
            self.head(ui, cx, current, editable);
            self.body(ui, cx, current);
        });
    }

    /// Comes to the open assessment, and to the piece that was asked for.
    fn follow(&mut self, current: &Current, cx: &mut ViewContext<'_>) {
        let id = current.assessment.id;
        if self.of != Some(id) {
            *self = Self {
                of: Some(id),
                asked: self.asked,
                ..Self::default()
            };
        }
        let exists = |id: &EvidenceId| current.assessment.evidence.contains_key(id);
        if let Some(asked) = self.asked.take().filter(exists) {
            self.choose(asked, current, cx);
            self.scroll = true;
            self.shown = Shown::All;
            self.search.clear();
        }
        self.chosen = self.chosen.filter(exists);
    }

    fn choose(&mut self, id: EvidenceId, current: &Current, cx: &mut ViewContext<'_>) {
        if self.chosen != Some(id) {
            self.details.hand_out(current, cx.commands);
            self.chosen = Some(id);
        }
    }

    /// Files dropped, pictures pasted, answers of the file dialog.
    fn take_in(ui: &Ui, cx: &mut ViewContext<'_>) {
        incoming::overlay(ui, cx.palette, cx.t(EvidenceText::DropHere));
        let mut paths = incoming::dropped(ui.ctx());
        paths.extend(cx.chosen(Choice::OpenEvidence).unwrap_or_default());
        if !paths.is_empty() {
            cx.push(Command::ImportFiles { paths, item: None });
        }
        if let Some(png) = incoming::pasted(ui.ctx()) {
            cx.push(Command::ImportPicture { png, item: None });
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current, editable: bool) {
        let is_low = ui.available_height() < WITH_REMARK;
        let remark = if is_low {
            ""
        } else {
            cx.t(EvidenceText::Remark)
        };
        title(ui, cx.palette, cx.t(EvidenceText::Title), remark);
        if editable {
            self.tools(ui, cx, current);
        } else {
            banner(ui, cx.palette, Tone::Accent, cx.t(EvidenceText::Frozen));
        }
        self.said_verified(ui, cx, current);
    }

    fn tools(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        ui.horizontal_wrapped(|ui| {
            let free = !cx.chooser.is_open();
            if primary_if(ui, cx.palette, free, cx.t(EvidenceText::AddFiles)).clicked() {
                cx.chooser.open(Choice::OpenEvidence, None, cx.language);
            }
            let field = TextEdit::singleline(&mut self.path)
                .hint_text(cx.t(EvidenceText::PathHint))
                .desired_width(NARROW_FIELD);
            let field = ui.add(field).accessible_name(cx.t(EvidenceText::Path));
            let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if let Some(path) = typed_path(&self.path).filter(|_| enter) {
                self.path.clear();
                cx.push(Command::ImportFiles {
                    paths: vec![path],
                    item: None,
                });
            }
            if ui.button(cx.t(EvidenceText::AddReference)).clicked() {
                self.paper_open = !self.paper_open;
            }
            if !current.assessment.evidence.is_empty() {
                let busy = cx
                    .session
                    .jobs
                    .iter()
                    .any(|job| job.kind == JobKind::VerifyEvidence);
                let word = if busy {
                    EvidenceText::Verifying
                } else {
                    EvidenceText::Verify
                };
                let button = ui.add_enabled(!busy, egui::Button::new(cx.t(word)));
                if button
                    .on_hover_text(cx.t(EvidenceText::VerifyHint))
                    .clicked()
                {
                    self.verified = None;
                    cx.push(Command::VerifyEvidence);
                }
            }
        });
        if self.paper_open && self.paper.show(ui, cx) {
            self.paper_open = false;
            self.asked = Some(current.assessment.next_evidence());
        }
    }

    fn said_verified(&self, ui: &mut Ui, cx: &ViewContext<'_>, current: &Current) {
        let Some((files, damaged)) = &self.verified else {
            return;
        };
        let said = verified(cx.language, *files, damaged.len());
        let tone = if damaged.is_empty() {
            Tone::Ok
        } else {
            Tone::Bad
        };
        banner(ui, cx.palette, tone, &said);
        let of = |hash: &Sha256| {
            let all = current.assessment.evidence.values();
            let named = all.filter(|e| e.file.as_ref().is_some_and(|file| file.sha256 == *hash));
            named
                .map(|evidence| evidence.name.clone())
                .collect::<Vec<_>>()
                .join(", ")
        };
        for hash in damaged {
            side_remark(ui, cx.palette, &format!("{} · {}", of(hash), hash.short()));
        }
    }

    fn body(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if current.assessment.evidence.is_empty() {
            let (said, text) = (
                cx.t(EvidenceText::EmptyTitle),
                cx.t(EvidenceText::EmptyText),
            );
            empty(ui, cx.palette, Icon::Evidence, said, text, None);
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let field = TextEdit::singleline(&mut self.search)
                .hint_text(cx.t(EvidenceText::SearchHint))
                .desired_width(NARROW_FIELD);
            ui.add(field).accessible_name(cx.t(EvidenceText::Search));
            let label = format!("{}: {}", cx.t(EvidenceText::Show), cx.t(self.shown.label()));
            let list = ComboBox::from_id_salt("shown")
                .selected_text(label)
                .width(150.0);
            let list = list.show_ui(ui, |ui| {
                for offered in Shown::ALL {
                    ui.selectable_value(&mut self.shown, offered, cx.t(offered.label()));
                }
            });
            list.response.on_hover_text(cx.t(EvidenceText::Show));
            let count = current.assessment.evidence.len();
            side_remark(
                ui,
                cx.palette,
                &overview(cx.language, count, self.listed.bytes()),
            );
        });
        self.listed.update(current, self.shown, &self.search);
        if self.listed.ids().is_empty() {
            ui.add_space(20.0);
            ui.label(cx.t(EvidenceText::Nothing));
            if ui.button(cx.t(EvidenceText::ShowAll)).clicked() {
                self.shown = Shown::All;
                self.search.clear();
            }
            return;
        }
        let table = EvidenceTable {
            current,
            listed: &self.listed,
            palette: cx.palette,
            language: cx.language,
            chosen: self.chosen,
            scroll: std::mem::take(&mut self.scroll),
        };
        if let Some(id) = table.show(ui) {
            self.choose(id, current, cx);
        }
    }

    fn details_pane(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        editable: bool,
    ) {
        let chosen = self
            .chosen
            .and_then(|id| current.assessment.evidence.get(&id));
        ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| match chosen {
                Some(evidence) => {
                    self.details
                        .show(ui, cx, current, evidence, &mut self.preview, editable);
                }
                None => side_remark(ui, cx.palette, cx.t(EvidenceText::ChooseOne)),
            });
    }
}
