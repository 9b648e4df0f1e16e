//! The rail on the left: where one can go.

use egui::Role;
use egui::{Frame, Margin, Panel, Rect, Response, Sense, TextStyle, Ui, WidgetInfo, WidgetText};
use egui::{pos2, vec2};

use super::context::ViewContext;
use super::fonts;
use super::route::Route;
use super::shortcuts::{SCREENS, needs_open};
use super::theme;
use super::widgets::Icon;
use crate::i18n::{Screen, Shell};

/// Below this width of the window the rail shows icons only.
const NARROW: f32 = 900.0;
const ITEM_HEIGHT: f32 = 38.0;

/// Draws the rail.
pub(super) fn show(ui: &mut Ui, cx: &mut ViewContext<'_>, route: &Route) {
    let narrow = ui.available_width() < NARROW;
    let width = if narrow { 58.0 } else { 156.0 };
    let frame = Frame::new()
        .fill(cx.palette.panel)
        .inner_margin(Margin::symmetric(8, 12));
    Panel::left("rail")
        .resizable(false)
        .exact_size(width)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let settings = SCREENS.len() - 1;
            for (to, screen, key) in &SCREENS[..settings] {
                item(ui, cx, route, to, *screen, *key, narrow);
            }
            let room = ui.available_height() - ITEM_HEIGHT - ui.spacing().item_spacing.y;
            ui.add_space(room.max(0.0));
            let (to, screen, key) = &SCREENS[settings];
            item(ui, cx, route, to, *screen, *key, narrow);
        });
}

fn item(
    ui: &mut Ui,
    cx: &mut ViewContext<'_>,
    route: &Route,
    to: &Route,
    screen: Screen,
    key: egui::Key,
    narrow: bool,
) {
    let here = std::mem::discriminant(to) == std::mem::discriminant(route)
        || (*to == Route::Home && belongs_to_home(route))
        || (*to == Route::Report && *route == Route::Sheet);
    let enabled = !needs_open(to) || cx.session.current.is_some();
    let name = cx.t(screen);
    let response = draw(ui, cx, icon_of(screen), name, here, enabled, narrow);
    let keys = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, key);
    let keys = ui.ctx().format_shortcut(&keys);
    let hint = if enabled {
        format!("{name} ({keys})")
    } else {
        cx.t(Shell::NeedsOpen).to_owned()
    };
    if response.on_hover_text(hint).clicked() && enabled {
        cx.go(to.clone());
    }
}

fn draw(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    icon: Icon,
    name: &str,
    here: bool,
    enabled: bool,
    narrow: bool,
) -> Response {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ITEM_HEIGHT), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, here, name));
    let palette = cx.palette;
    let painter = ui.painter();
    if here {
        painter.rect_filled(rect, 6.0, palette.accent_soft);
    } else if enabled && (response.hovered() || response.has_focus()) {
        painter.rect_filled(rect, 6.0, palette.hover);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, palette.accent);
        painter.rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    let ink = match (here, enabled) {
        (true, _) => palette.accent,
        (false, true) => palette.text,
        (false, false) => palette.weak.gamma_multiply(0.7),
    };
    let icon_x = if narrow {
        rect.center().x
    } else {
        rect.left() + 19.0
    };
    let icon_rect = Rect::from_center_size(pos2(icon_x, rect.center().y), vec2(18.0, 18.0));
    icon.paint(painter, icon_rect, ink);
    if !narrow {
        let mut text = egui::RichText::new(name).color(ink);
        if here {
            text = text.font(fonts::bold(theme::BODY));
        }
        let room = rect.width() - 38.0;
        let galley = WidgetText::from(text).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            room,
            TextStyle::Button,
        );
        let at = pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
    }
    response
}

/// Screens that one reaches from home and leaves to it.
fn belongs_to_home(route: &Route) -> bool {
    matches!(
        route,
        Route::NewAssessment
            | Route::BeginFrom(..)
            | Route::Migration
            | Route::EditAssessment
            | Route::Package
    )
}

fn icon_of(screen: Screen) -> Icon {
    match screen {
        Screen::Home => Icon::Home,
        Screen::NewAssessment => Icon::Plus,
        Screen::Migration => Icon::Right,
        Screen::EditAssessment | Screen::Author => Icon::Note,
        Screen::Checklist => Icon::Checklist,
        Screen::Evidence => Icon::Evidence,
        Screen::Plan => Icon::Plan,
        Screen::Summary => Icon::Summary,
        Screen::Report => Icon::Report,
        Screen::Library => Icon::Library,
        Screen::Collate => Icon::Ranking,
        Screen::Settings => Icon::Settings,
    }
}
