//! The signature fields on the paper, with the pictures that were chosen for them where the
//! signed file will have them.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::page::{Inks, placed};
use super::picture_field::Shown;
use crate::app::picture::Motif;
use crate::app::signing::place_of;
use crate::report::document::{AGENCY_FIELD, LEADER_FIELD};
use crate::report::fonts::Face;
use crate::report::layout::display::{Field, Frame};
use crate::sign::{Place, Spot};
use crate::ui::theme::{self, Palette};

/// Paints the fields of one page. `paper` is the page on the screen and how many points of the
/// screen a point of paper has.
pub(super) fn paint(
    ui: &Ui,
    inks: &Inks,
    fields: &[&Field],
    pictures: &[Shown],
    paper: (Rect, f32),
) {
    let frame = |name: &str| {
        let field = fields.iter().find(|field| field.name == name);
        field.map(|field| area(field.frame))
    };
    let of = |leader: bool| {
        let is = move |shown: &&Shown| (shown.motif == Motif::Signature) == leader;
        pictures.iter().find(is)
    };
    let (signature, seal) = (of(true), of(false));
    for field in fields {
        let filled = match field.name.as_str() {
            LEADER_FIELD => signature.is_some(),
            AGENCY_FIELD => seal.is_some(),
            _ => false,
        };
        outline(ui, inks, field, paper, !filled);
    }
    let under = frame(LEADER_FIELD).map(|leader| match signature {
        Some(shown) => leader.centred(shown.size),
        None => leader,
    });
    if let (Some(shown), Some(place)) = (signature, under) {
        picture(ui, shown, place, paper);
    }
    if let (Some(shown), Some(agency)) = (seal, frame(AGENCY_FIELD)) {
        let place = match place_of(shown.motif) {
            Place::Centred => agency.centred(shown.size),
            Place::Seal { across, .. } => agency.sealed(shown.size, across, under),
        };
        picture(ui, shown, place, paper);
    }
}

/// A frame as the signer's geometry has it; y runs down here, which changes nothing.
fn area(frame: Frame) -> Spot {
    Spot {
        x: frame.left,
        y: frame.top,
        width: frame.width(),
        height: frame.height(),
    }
}

fn picture(ui: &Ui, shown: &Shown, place: Spot, (page, scale): (Rect, f32)) {
    let corner = page.min + vec2(place.x, place.y) * scale;
    let rect = Rect::from_min_size(corner, vec2(place.width, place.height) * scale);
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    let painter = ui.painter();
    painter.image(shown.texture.id(), rect, whole, Color32::WHITE);
}

/// A dashed outline, with what the field is for while nothing stands in it.
fn outline(ui: &Ui, inks: &Inks, field: &Field, (page, scale): (Rect, f32), says: bool) {
    let rect = placed(field.frame, page, scale);
    let painter = ui.painter();
    let colour = Palette::LIGHT.accent;
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let stroke = Stroke::new(1.0, colour);
    painter.extend(Shape::dashed_line(&corners, stroke, 5.0, 3.0));
    if !says {
        return;
    }
    let size = (9.0 * scale).clamp(7.0, theme::SMALL);
    let font = inks.font(Face::Italic, size);
    let room = (rect.width() - 8.0).max(1.0);
    let galley = painter.layout(field.description.clone(), font, colour, room);
    // The seal's field laps over the leader's (NĐ 30/2020): their words must not.
    let top = if field.name == LEADER_FIELD {
        rect.top() + 3.0
    } else {
        rect.bottom() - galley.size().y - 3.0
    };
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    clipped.galley(pos2(rect.left() + 4.0, top), galley, colour);
}
