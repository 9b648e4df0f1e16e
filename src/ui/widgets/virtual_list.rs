//! A long list of rows of different heights: only those in view are laid out.

/// Frames in which a row is brought into view again, because the rows around it
/// are measured only when they come into view themselves.
const CHASE: u8 = 3;

/// What is listed this frame.
pub struct Rows<'a> {
    /// How many rows there are.
    pub count: usize,
    /// A number that stays with a row when the list changes, below [`Self::slots`].
    pub slot: &'a dyn Fn(usize) -> usize,
    /// How many slots there are.
    pub slots: usize,
    /// The likely height of a row that has not been seen, in points.
    pub estimate: &'a dyn Fn(usize) -> f32,
}

/// The measured heights, and the row to be brought into view.
#[derive(Debug)]
pub struct VirtualList {
    /// By slot; 0 where not measured yet.
    heights: Vec<f32>,
    /// Likely heights by row, made when the rows change.
    likely: Vec<f32>,
    /// Top of each row, and the end of the last.
    tops: Vec<f32>,
    /// Width and text height for which the measures hold.
    measured_for: (f32, f32),
    /// The rows are others than those of [`Self::likely`].
    changed: bool,
    /// A measure is other than [`Self::tops`] says.
    stale: bool,
    wanted: Option<Wanted>,
    /// Whether the list begins at its top again.
    rewind: bool,
    /// Between two rows, in points.
    gap: f32,
}

/// A row to be brought into view.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    row: usize,
    /// Frames left to do it in.
    left: u8,
    /// At the top of the list, or anywhere in it.
    align: Option<egui::Align>,
}

impl Default for VirtualList {
    fn default() -> Self {
        Self::with_gap(6.0)
    }
}

impl VirtualList {
    /// A list with this gap between two rows, in points.
    pub fn with_gap(gap: f32) -> Self {
        Self {
            heights: Vec::new(),
            likely: Vec::new(),
            tops: Vec::new(),
            measured_for: (0.0, 0.0),
            changed: true,
            stale: true,
            wanted: None,
            rewind: false,
            gap,
        }
    }

    /// Says that the rows are others than last frame.
    pub fn rows_changed(&mut self) {
        self.changed = true;
    }

    /// Brings a row into view.
    pub fn scroll_to(&mut self, row: usize) {
        self.want(row, None);
    }

    /// Brings a row to the top of the list, as far as there is enough below it.
    pub fn scroll_to_top(&mut self, row: usize) {
        self.want(row, Some(egui::Align::Min));
    }

    fn want(&mut self, row: usize, align: Option<egui::Align>) {
        let left = CHASE;
        self.wanted = Some(Wanted { row, left, align });
    }

    /// Shows the list from its top.
    pub fn rewind(&mut self) {
        self.rewind = true;
        self.wanted = None;
    }

    /// Draws the rows in view, filling what is left of `ui`.
    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        rows: &Rows<'_>,
        draw: &mut dyn FnMut(&mut egui::Ui, usize),
    ) {
        let mut area = egui::ScrollArea::vertical()
            .auto_shrink(false)
            .animated(false);
        if std::mem::take(&mut self.rewind) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show_viewport(ui, |ui, viewport| {
            self.measure_for(ui);
            self.place(rows);
            let height = self.tops.last().copied().unwrap_or_default();
            ui.set_height(height);
            let origin = ui.max_rect().left_top();
            let width = ui.available_width();
            let first = self
                .tops
                .partition_point(|top| *top <= viewport.top())
                .saturating_sub(1);
            let mut top = self.tops.get(first).copied().unwrap_or_default();
            for row in first..rows.count {
                if top > viewport.bottom() {
                    break;
                }
                let slot = (rows.slot)(row);
                let known = self
                    .heights
                    .get(slot)
                    .copied()
                    .filter(|height| *height > 0.0);
                let height = known
                    .or_else(|| self.likely.get(row).copied())
                    .unwrap_or_default();
                let rect = egui::Rect::from_min_size(
                    origin + egui::vec2(0.0, top),
                    egui::vec2(width, height),
                );
                let builder = egui::UiBuilder::new()
                    .max_rect(rect)
                    .layout(egui::Layout::top_down(egui::Align::Min))
                    .scope_id(ui.scope_id().with(("row", slot)));
                let drawn = ui
                    .scope_builder(builder, |ui| draw(ui, row))
                    .response
                    .rect
                    .height();
                self.measured(slot, drawn);
                top += drawn + self.gap;
            }
            if self.stale {
                ui.ctx().request_repaint();
            }
            self.chase(ui, origin, width, rows);
        });
    }

    fn measure_for(&mut self, ui: &egui::Ui) {
        let now = (
            ui.available_width(),
            ui.text_style_height(&egui::TextStyle::Body),
        );
        if now != self.measured_for {
            self.measured_for = now;
            self.heights.clear();
            self.changed = true;
        }
    }

    /// Puts each row below the one before.
    fn place(&mut self, rows: &Rows<'_>) {
        self.heights.resize(rows.slots, 0.0);
        if std::mem::take(&mut self.changed) || self.likely.len() != rows.count {
            self.likely = (0..rows.count).map(|row| (rows.estimate)(row)).collect();
            self.stale = true;
        }
        if !std::mem::take(&mut self.stale) {
            return;
        }
        self.tops.clear();
        let mut top = 0.0;
        for (row, likely) in self.likely.iter().enumerate() {
            self.tops.push(top);
            let known = self
                .heights
                .get((rows.slot)(row))
                .copied()
                .unwrap_or_default();
            top += if known > 0.0 { known } else { *likely } + self.gap;
        }
        self.tops.push(top);
    }

    fn measured(&mut self, slot: usize, height: f32) {
        if let Some(known) = self.heights.get_mut(slot)
            && (*known - height).abs() > 0.5
        {
            *known = height;
            self.stale = true;
        }
    }

    fn chase(&mut self, ui: &egui::Ui, origin: egui::Pos2, width: f32, rows: &Rows<'_>) {
        let Some(wanted) = self.wanted.take().filter(|w| w.row < rows.count) else {
            return;
        };
        let Wanted { row, left, align } = wanted;
        self.place(rows);
        let (Some(top), Some(end)) = (self.tops.get(row), self.tops.get(row + 1)) else {
            return;
        };
        let size = egui::vec2(width, end - top - self.gap);
        let rect = egui::Rect::from_min_size(origin + egui::vec2(0.0, *top), size);
        ui.scroll_to_rect(rect, align);
        if left > 1 {
            self.wanted = Some(Wanted {
                left: left - 1,
                ..wanted
            });
            ui.ctx().request_repaint();
        }
    }
}
