//! The end of the report: receivers on the left, authority, signature fields
//! and name on the right (Decree 30/2020/NĐ-CP, Annex I, boxes 7 to 9b).

use super::columns::{height, slices};
use super::compose::Composer;
use super::display::{Field, Frame, Mark};
use super::flow::Chunk;
use super::geometry::{BODY, MM};
use super::lines::{Setting, Strip, set};
use super::structure::Role;
use crate::report::document::{AGENCY_FIELD, Align, LEADER_FIELD, Recipients, Run, SignatureBlock};

/// The leader's signature picture.
const SIGNATURE: (f32, f32) = (60.0 * MM, 26.0 * MM);
/// The agency's field: room for a seal of 36 mm at its real size, and to bring it to a
/// third of a signature of any shape.
const SEAL: f32 = 40.0 * MM;
/// How much of the leader's field the agency's laps over.
const LAP: f32 = 24.0 * MM;
/// Room between authority and name.
const ROOM: f32 = 40.0 * MM;
/// "Nơi nhận:" 12, its list 11.
const WORD: f32 = 12.0;
const LIST: f32 = 11.0;

impl Composer<'_> {
    /// Adds the closing block; the end of the body stays with it.
    pub(super) fn closing(&mut self, recipients: &Recipients, signature: &SignatureBlock) {
        // A signature alone on a page could be put under any text.
        if let Some(last) = self.chunks.last_mut() {
            last.keep_with_next = true;
        }
        let frame = self.geometry.frame;
        let page = frame.height();
        let right = frame.left + frame.width() * 0.42;
        let left_strips = self.recipients(recipients, frame.left, right - 10.0 - frame.left);
        let (mut strips, field_y) = self.authority(signature, right, frame.right - right);
        let upright = height(std::slice::from_ref(&strips));
        let too_high = height(std::slice::from_ref(&left_strips)) > page * 0.6;
        let mut beside = left_strips;
        let after = if too_high {
            std::mem::take(&mut beside)
        } else {
            Vec::new()
        };
        if upright > page * 0.9 {
            // Authority lines without end: let them flow, the fields stand after them.
            let name = strips.split_off(strips.len().min(signature_room(&strips)));
            self.beside(vec![beside, strips], 16.0);
            beside = Vec::new();
            strips = name;
        }
        let y = if upright > page * 0.9 { 0.0 } else { field_y };
        let fields = self.fields(signature, right, frame.right, y);
        for (index, slice) in slices(vec![beside, strips], page * 0.95)
            .into_iter()
            .enumerate()
        {
            let fields = if index == 0 {
                fields.clone()
            } else {
                Vec::new()
            };
            let (height, items) = (slice.height, slice.items);
            self.chunks.push(Chunk {
                space_before: 16.0,
                height,
                items,
                fields,
                ..Chunk::default()
            });
        }
        self.lines(after, 8.0);
    }

    fn recipients(&mut self, recipients: &Recipients, x: f32, width: f32) -> Vec<Strip> {
        let word = Run {
            text: recipients.word.clone(),
            bold: true,
            italic: true,
        };
        let mut strips = self.text(&word, x, width, WORD, Align::Left);
        let count = recipients.lines.len();
        for (index, line) in recipients.lines.iter().enumerate() {
            let end = if index + 1 == count { '.' } else { ';' };
            let line = line
                .trim()
                .trim_start_matches("- ")
                .trim_end_matches([';', '.']);
            let run = Run::plain(format!("- {line}{end}"));
            strips.extend(self.text(&run, x, width, LIST, Align::Left));
        }
        strips
    }

    /// Lines of the right column, and how far down the fields stand.
    fn authority(&mut self, signature: &SignatureBlock, x: f32, width: f32) -> (Vec<Strip>, f32) {
        let mut strips = Vec::new();
        for line in signature.authority.iter().chain([&signature.position]) {
            strips.extend(self.text(&Run::bold(line.as_str()), x, width, BODY, Align::Center));
        }
        let y = height(std::slice::from_ref(&strips));
        strips.push(Strip {
            height: ROOM,
            items: Vec::new(),
        });
        let name = Run::bold(signature.name.as_str());
        strips.extend(self.text(&name, x, width, BODY, Align::Center));
        (strips, y)
    }

    /// The leader's field is centred; the seal's laps over its left side, so that the seal
    /// itself covers a third of the signature (section II, 7d and 8a).
    fn fields(&mut self, signature: &SignatureBlock, left: f32, right: f32, y: f32) -> Vec<Field> {
        let middle = f32::midpoint(left, right);
        let leader = Frame {
            left: middle - SIGNATURE.0 / 2.0,
            right: middle + SIGNATURE.0 / 2.0,
            top: y + (ROOM - SIGNATURE.1) / 2.0,
            bottom: y + f32::midpoint(ROOM, SIGNATURE.1),
        };
        let seal_right = leader.left + LAP;
        let agency = Frame {
            left: seal_right - SEAL,
            right: seal_right,
            top: y + (ROOM - SEAL) / 2.0,
            bottom: y + f32::midpoint(ROOM, SEAL),
        };
        let mut field = |name: &str, description: &str, frame| {
            let element = self.structure.add(Role::Form, self.parent);
            let (name, description) = (name.to_owned(), description.to_owned());
            Field {
                name,
                description,
                page: 0,
                frame,
                element,
            }
        };
        vec![
            field(LEADER_FIELD, &signature.leader_description, leader),
            field(AGENCY_FIELD, &signature.agency_description, agency),
        ]
    }

    fn text(&mut self, run: &Run, x: f32, width: f32, size: f32, align: Align) -> Vec<Strip> {
        let mark = Mark::Element(self.structure.add(Role::Paragraph, self.parent));
        let setting = Setting {
            x,
            width,
            size,
            align,
            indent: 0.0,
            mark,
        };
        set(self.fonts, std::slice::from_ref(run), setting)
    }
}

/// Index of the empty strip the fields stand in.
fn signature_room(strips: &[Strip]) -> usize {
    strips
        .iter()
        .position(|strip| strip.items.is_empty())
        .unwrap_or_default()
}
