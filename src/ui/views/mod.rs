//! The screens. Each owns what it shows between frames, reads the session and
//! asks by commands.
//!
//! Besides `show` a view may have `open`, called when a route leads to it;
//! `event`, for news; and `leave`, called before another screen is shown,
//! another assessment is opened and the window closes: there it commits what
//! was typed and not stored yet ([`super::widgets::Draft::take`]).

pub mod author;
pub mod checklist;
pub mod collate;
pub mod evidence;
pub mod home;
pub mod library;
pub mod migration;
pub mod new_assessment;
pub mod package;
pub mod plan;
pub mod regulation_text;
pub mod report;
pub mod settings;
pub mod sheet;
pub mod summary;

use egui::Ui;

use super::context::ViewContext;
use super::route::Route;
use crate::app::event::Event;

/// All screens with what they remember.
#[derive(Default)]
pub struct Views {
    author: author::AuthorView,
    checklist: checklist::ChecklistView,
    collate: collate::CollateView,
    evidence: evidence::EvidenceView,
    edit_assessment: new_assessment::NewAssessmentView,
    home: home::HomeView,
    library: library::LibraryView,
    migration: migration::MigrationView,
    new_assessment: new_assessment::NewAssessmentView,
    package: package::PackageView,
    plan: plan::PlanView,
    settings: settings::SettingsView,
    sheet: sheet::SheetView,
    summary: summary::SummaryView,
    report: report::ReportView,
    regulation_text: regulation_text::RegulationTextView,
}

impl Views {
    /// Draws the screen of `route`.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, route: &Route) {
        match route {
            Route::Author => self.author.show(ui, cx),
            Route::Checklist(_) => self.checklist.show(ui, cx),
            Route::Collate => self.collate.show(ui, cx),
            Route::Evidence(_) => self.evidence.show(ui, cx),
            Route::EditAssessment => self.edit_assessment.show_edit(ui, cx),
            Route::Home => self.home.show(ui, cx),
            Route::Library => self.library.show(ui, cx),
            Route::NewAssessment | Route::BeginFrom(..) => self.new_assessment.show(ui, cx),
            Route::Migration => {
                if self.migration.show(ui, cx) {
                    // What the wizard held has become an assessment.
                    self.new_assessment = new_assessment::NewAssessmentView::default();
                }
            }
            Route::Package => self.package.show(ui, cx),
            Route::Plan => self.plan.show(ui, cx),
            Route::Settings => self.settings.show(ui, cx),
            Route::Sheet => self.sheet.show(ui, cx),
            Route::Summary => self.summary.show(ui, cx),
            Route::RegulationText(id) => self.regulation_text.show(ui, cx, id),
            Route::Report => self.report.show(ui, cx),
        }
    }

    /// A route leads to a screen.
    pub fn open(&mut self, route: &Route) {
        if *route != Route::Report {
            self.report.close();
        }
        if *route != Route::Package {
            self.package.leave();
        }
        match route {
            Route::Checklist(item) => self.checklist.open(item.clone()),
            Route::Evidence(evidence) => self.evidence.open(*evidence),
            Route::Library => self.library.open(),
            Route::Summary => self.summary.open(),
            Route::RegulationText(_) => self.regulation_text.open(),
            Route::Report => self.report.open(),
            Route::BeginFrom(from, to) => self.new_assessment.begin_from(*from, to.clone()),
            Route::Migration => self.migration.open(),
            Route::Package => self.package.open(),
            Route::Author
            | Route::Collate
            | Route::Home
            | Route::NewAssessment
            | Route::EditAssessment
            | Route::Plan
            | Route::Sheet
            | Route::Settings => {}
        }
    }

    /// Hands news to the screens that want it.
    pub fn event(&mut self, event: &Event) {
        self.author.event(event);
        self.checklist.event(event);
        self.collate.event(event);
        self.evidence.event(event);
        self.package.event(event);
        self.plan.event(event);
        self.summary.event(event);
        self.report.event(event);
    }

    /// Lets the screen of `route` commit what was typed.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>, route: &Route) {
        match route {
            Route::Author => self.author.leave(cx),
            Route::Checklist(_) => self.checklist.leave(cx),
            Route::Collate => self.collate.leave(),
            Route::Evidence(_) => self.evidence.leave(cx),
            Route::Package => self.package.leave(),
            Route::Plan => self.plan.leave(cx),
            Route::Report => self.report.leave(cx),
            // Nothing is typed there, or it stays in the form.
            Route::Home
            | Route::NewAssessment
            | Route::BeginFrom(..)
            | Route::Migration
            | Route::EditAssessment
            | Route::Library
            | Route::RegulationText(_)
            | Route::Settings
            | Route::Sheet
            | Route::Summary => {}
        }
    }

    /// Whether a wizard was begun and not finished.
    pub fn is_unfinished(&self) -> bool {
        self.new_assessment.is_begun() || self.edit_assessment.is_begun()
    }
}
