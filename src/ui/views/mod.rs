//! The screens. Each owns what it shows between frames, reads the session and
//! asks by commands.
//!
//! Besides `show` a view may have `open`, called when a route leads to it;
//! `event`, for news; and `leave`, called before another screen is shown,
//! another assessment is opened and the window closes: there it commits what
//! was typed and not stored yet ([`super::widgets::Draft::take`]).

pub mod home;
pub mod new_assessment;
pub mod report;
pub mod settings;
pub mod summary;

use egui::Ui;

use super::context::ViewContext;
use super::route::Route;
use crate::app::event::Event;

/// All screens with what they remember.
#[derive(Default)]
pub struct Views {
    home: home::HomeView,
    new_assessment: new_assessment::NewAssessmentView,
    settings: settings::SettingsView,
    summary: summary::SummaryView,
    report: report::ReportView,
}

impl Views {
    /// Draws the screen of `route`.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, route: &Route) {
        match route {
            Route::Home => self.home.show(ui, cx),
            Route::NewAssessment => self.new_assessment.show(ui, cx),
            Route::Settings => self.settings.show(ui, cx),
            Route::Summary => self.summary.show(ui, cx),
            Route::Report => self.report.show(ui, cx),
            _ => {}
        }
    }

    /// A route leads to a screen.
    pub fn open(&mut self, route: &Route) {
        match route {
            Route::Summary => {
                self.report.close();
                self.summary.open();
            }
            Route::Report => self.report.open(),
            _ => self.report.close(),
        }
    }

    /// Hands news to the screens that want it.
    pub fn event(&mut self, event: &Event) {
        self.summary.event(event);
        self.report.event(event);
    }

    /// Lets the screen of `route` commit what was typed.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>, route: &Route) {
        if *route == Route::Report {
            self.report.leave(cx);
        }
    }

    /// Whether the wizard was begun and not finished.
    pub fn is_unfinished(&self) -> bool {
        self.new_assessment.is_begun()
    }
}
