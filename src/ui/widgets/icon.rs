//! Small line icons, drawn so that no icon font is needed. An icon never
//! stands alone: a word or an accessible name goes with it.

use egui::{Color32, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};

use crate::model::scoring::Standing;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A house.
    Home,
    /// Ticked lines.
    Checklist,
    /// A paper with a clip.
    Evidence,
    /// A calendar.
    Plan,
    /// Bars.
    Summary,
    /// A written page.
    Report,
    /// Books on a shelf.
    Library,
    /// Three steps of a podium.
    Ranking,
    /// Sliders.
    Settings,
    /// A plus.
    Plus,
    /// A tick in a circle.
    Met,
    /// A half-filled circle.
    Partial,
    /// A cross in a circle.
    NotMet,
    /// An empty circle.
    Unanswered,
    /// A struck circle.
    NotApplicable,
    /// A flag.
    Flag,
    /// A triangle with a mark.
    Warning,
    /// A circle with an i.
    Info,
    /// A cross.
    Close,
    /// A tick.
    Tick,
    /// A magnifying glass.
    Search,
    /// A pencil.
    Note,
    /// A clock.
    Clock,
    /// A bin.
    Bin,
    /// An arrow down onto a line.
    Save,
    /// An angle to the right.
    Right,
    /// An angle to the left.
    Left,
    /// An angle downwards.
    Down,
}

impl Icon {
    /// The icon that goes with an answer's word.
    pub fn of(standing: Standing) -> Self {
        match standing {
            Standing::Met => Self::Met,
            Standing::Partial => Self::Partial,
            Standing::NotMet => Self::NotMet,
            Standing::Unanswered => Self::Unanswered,
            Standing::NotApplicable | Standing::OutOfScope => Self::NotApplicable,
        }
    }

    /// Draws the icon into `rect`, which should be square.
    #[expect(clippy::too_many_lines, reason = "one drawing after the other")]
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let pen = Pen {
            painter,
            rect,
            stroke: Stroke::new(rect.width() * 0.085, colour),
        };
        match self {
            Self::Home => {
                pen.open(&[(2.0, 10.0), (10.0, 3.0), (18.0, 10.0)]);
                pen.open(&[(4.5, 8.5), (4.5, 17.0), (15.5, 17.0), (15.5, 8.5)]);
            }
            Self::Checklist => {
                for y in [4.5, 10.0, 15.5] {
                    pen.open(&[(2.0, y), (3.6, y + 1.6), (6.4, y - 2.0)]);
                    pen.open(&[(9.5, y), (18.0, y)]);
                }
            }
            Self::Evidence => {
                pen.closed(&[
                    (4.0, 2.5),
                    (12.0, 2.5),
                    (16.0, 6.5),
                    (16.0, 17.5),
                    (4.0, 17.5),
                ]);
                pen.open(&[(7.0, 11.5), (9.3, 13.8), (13.2, 8.6)]);
            }
            Self::Plan => {
                pen.closed(&[(3.0, 4.5), (17.0, 4.5), (17.0, 17.0), (3.0, 17.0)]);
                pen.open(&[(3.0, 8.5), (17.0, 8.5)]);
                pen.open(&[(6.8, 2.3), (6.8, 5.5)]);
                pen.open(&[(13.2, 2.3), (13.2, 5.5)]);
            }
            Self::Summary => {
                pen.open(&[(2.5, 17.0), (17.5, 17.0)]);
                for (x, top) in [(5.5, 10.5), (10.0, 4.0), (14.5, 7.5)] {
                    pen.open(&[(x, 14.5), (x, top)]);
                }
            }
            Self::Report => {
                pen.closed(&[
                    (4.0, 2.5),
                    (12.0, 2.5),
                    (16.0, 6.5),
                    (16.0, 17.5),
                    (4.0, 17.5),
                ]);
                for (y, end) in [(8.0, 11.0), (11.0, 13.0), (14.0, 13.0)] {
                    pen.open(&[(7.0, y), (end, y)]);
                }
            }
            Self::Library => {
                pen.closed(&[(3.0, 3.0), (7.0, 3.0), (7.0, 17.0), (3.0, 17.0)]);
                pen.closed(&[(7.0, 5.5), (10.8, 5.5), (10.8, 17.0), (7.0, 17.0)]);
                pen.closed(&[(12.0, 5.0), (15.0, 4.2), (18.0, 16.2), (15.0, 17.0)]);
            }
            Self::Ranking => {
                pen.closed(&[(7.2, 5.0), (12.8, 5.0), (12.8, 17.0), (7.2, 17.0)]);
                pen.open(&[(7.2, 10.0), (2.0, 10.0), (2.0, 17.0), (7.2, 17.0)]);
                pen.open(&[(12.8, 12.5), (18.0, 12.5), (18.0, 17.0), (12.8, 17.0)]);
            }
            Self::Settings => {
                for (y, knob) in [(4.5, 13.0), (10.0, 6.5), (15.5, 11.0)] {
                    pen.open(&[(2.5, y), (knob - 2.0, y)]);
                    pen.open(&[(knob + 2.0, y), (17.5, y)]);
                    pen.circle(knob, y, 2.0);
                }
            }
            Self::Plus => {
                pen.open(&[(10.0, 3.5), (10.0, 16.5)]);
                pen.open(&[(3.5, 10.0), (16.5, 10.0)]);
            }
            Self::Met => {
                pen.circle(10.0, 10.0, 7.5);
                pen.open(&[(6.2, 10.4), (9.0, 13.0), (13.8, 7.4)]);
            }
            Self::Partial => {
                pen.circle(10.0, 10.0, 7.5);
                pen.half_disc();
            }
            Self::NotMet => {
                pen.circle(10.0, 10.0, 7.5);
                pen.cross(7.2, 12.8);
            }
            Self::Unanswered => pen.circle(10.0, 10.0, 7.5),
            Self::NotApplicable => {
                pen.circle(10.0, 10.0, 7.5);
                pen.open(&[(5.2, 14.8), (14.8, 5.2)]);
            }
            Self::Flag => {
                pen.open(&[
                    (5.0, 18.0),
                    (5.0, 3.0),
                    (16.0, 3.0),
                    (13.2, 7.0),
                    (16.0, 11.0),
                ]);
                pen.open(&[(16.0, 11.0), (5.0, 11.0)]);
            }
            Self::Warning => {
                pen.closed(&[(10.0, 2.8), (18.2, 17.0), (1.8, 17.0)]);
                pen.open(&[(10.0, 7.8), (10.0, 12.0)]);
                pen.dot(10.0, 14.4);
            }
            Self::Info => {
                pen.circle(10.0, 10.0, 7.5);
                pen.open(&[(10.0, 9.2), (10.0, 14.2)]);
                pen.dot(10.0, 6.4);
            }
            Self::Close => pen.cross(5.0, 15.0),
            Self::Tick => pen.open(&[(3.5, 10.8), (8.0, 15.0), (16.5, 5.2)]),
            Self::Search => {
                pen.circle(8.5, 8.5, 5.5);
                pen.open(&[(12.6, 12.6), (17.5, 17.5)]);
            }
            Self::Note => {
                pen.closed(&[
                    (3.0, 17.0),
                    (3.8, 13.2),
                    (13.6, 3.4),
                    (16.6, 6.4),
                    (6.8, 16.2),
                ]);
            }
            Self::Clock => {
                pen.circle(10.0, 10.0, 7.5);
                pen.open(&[(10.0, 5.6), (10.0, 10.2), (13.2, 12.0)]);
            }
            Self::Bin => {
                pen.open(&[(3.0, 5.2), (17.0, 5.2)]);
                pen.open(&[(7.5, 5.0), (7.5, 2.8), (12.5, 2.8), (12.5, 5.0)]);
                pen.open(&[(4.8, 5.2), (5.8, 17.5), (14.2, 17.5), (15.2, 5.2)]);
            }
            Self::Save => {
                pen.open(&[(10.0, 2.5), (10.0, 13.0)]);
                pen.open(&[(5.6, 8.8), (10.0, 13.2), (14.4, 8.8)]);
                pen.open(&[(3.0, 17.0), (17.0, 17.0)]);
            }
            Self::Right => pen.open(&[(7.5, 4.5), (13.0, 10.0), (7.5, 15.5)]),
            Self::Left => pen.open(&[(12.5, 4.5), (7.0, 10.0), (12.5, 15.5)]),
            Self::Down => pen.open(&[(4.5, 7.5), (10.0, 13.0), (15.5, 7.5)]),
        }
    }
}

/// Draws on a grid of 20 by 20.
struct Pen<'a> {
    painter: &'a Painter,
    rect: Rect,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        let scale = self.rect.size() / 20.0;
        pos2(
            self.rect.left() + x * scale.x,
            self.rect.top() + y * scale.y,
        )
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|&(x, y)| self.at(x, y)).collect()
    }

    fn open(&self, points: &[(f32, f32)]) {
        self.painter.line(self.points(points), self.stroke);
    }

    fn closed(&self, points: &[(f32, f32)]) {
        self.painter
            .add(egui::Shape::closed_line(self.points(points), self.stroke));
    }

    fn circle(&self, x: f32, y: f32, radius: f32) {
        let radius = radius * self.rect.width() / 20.0;
        self.painter
            .circle_stroke(self.at(x, y), radius, self.stroke);
    }

    fn dot(&self, x: f32, y: f32) {
        let radius = self.rect.width() * 0.055;
        self.painter
            .circle_filled(self.at(x, y), radius, self.stroke.color);
    }

    fn cross(&self, low: f32, high: f32) {
        self.open(&[(low, low), (high, high)]);
        self.open(&[(high, low), (low, high)]);
    }

    fn half_disc(&self) {
        let arc = (0..=12u8).map(|step| {
            let angle = std::f32::consts::PI * (f32::from(step) / 12.0 - 0.5);
            self.at(10.0 - 7.5 * angle.cos(), 10.0 + 7.5 * angle.sin())
        });
        let filled = egui::Shape::convex_polygon(arc.collect(), self.stroke.color, Stroke::NONE);
        self.painter.add(filled);
    }
}

/// Puts an icon of the height of a line of text beside a word.
pub fn icon(ui: &mut Ui, icon: Icon, colour: Color32) {
    let side = 17.0;
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    icon.paint(
        ui.painter(),
        Rect::from_center_size(rect.center(), Vec2::splat(side)),
        colour,
    );
}
