//! The summary for the leader: one page, in plain words, and one next step.

mod bars;
mod explain;
mod figures;
mod gaps;
mod steps;
mod subject;

use egui::{Align, Layout, Ui};

use self::explain::Explanation;
use self::steps::Steps;
use crate::app::current::Current;
use crate::app::event::Event;
use crate::i18n::Summary;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{page, title};

/// Below this width gaps stand under the bars, not beside them.
const TWO_COLUMNS: f32 = 820.0;

/// The screen with what it remembers.
#[derive(Default)]
pub struct SummaryView {
    /// Whether the leader asked for the provisions behind the words.
    codes: bool,
    by: bars::By,
    explanation: Explanation,
    steps: Steps,
}

impl SummaryView {
    /// A route leads here.
    pub fn open(&mut self) {
        self.explanation.close();
        self.steps = Steps::default();
    }

    /// News; none concerns this screen, which reads the score every frame.
    #[allow(clippy::unused_self, reason = "every view hears the news the same way")]
    pub fn event(&mut self, event: &Event) {
        let _ = event;
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let Some(current) = cx.session.current.as_ref() else {
            return;
        };
        page(ui, 1280.0, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.horizontal(|ui| {
                let right = 300.0;
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - right).max(240.0));
                    ui.spacing_mut().item_spacing.y = 2.0;
                    title(ui, cx.palette, cx.t(Summary::Title), cx.t(Summary::Remark));
                });
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    self.steps.buttons(ui, cx, current);
                });
            });
            figures::show(ui, cx, current, &mut self.explanation);
            ui.add_space(6.0);
            self.body(ui, cx, current);
        });
        self.explanation.show(ui.ctx(), cx, current, self.codes);
        self.steps.dialogs(ui.ctx(), cx, current);
    }

    fn body(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let (codes, by) = (&mut self.codes, &mut self.by);
        let explanation = &mut self.explanation;
        let room = ui.available_width();
        if room < TWO_COLUMNS {
            figures::critical(ui, cx, current, *codes);
            bars::show(ui, cx, current, (*codes, by), explanation);
            ui.add_space(14.0);
            gaps::show(ui, cx, current, codes);
            return;
        }
        let gap = 32.0;
        let left = (room - gap) * 0.56;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.set_width(left);
                figures::critical(ui, cx, current, *codes);
                bars::show(ui, cx, current, (*codes, by), explanation);
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.set_width(ui.available_width());
                gaps::show(ui, cx, current, codes);
            });
        });
    }
}
