//! The end of the report: receivers on the left, authority and name on the
//! right (Decree 30/2020/NĐ-CP, Annex I, boxes 7 to 9b).

use super::paragraph::{Look, Writer};
use super::table::widths;
use crate::report::document::{Align, Recipients, Run, SignatureBlock};

/// "Nơi nhận:" 12, its list 11.
const WORD: f32 = 12.0;
const LIST: f32 = 11.0;
/// Authority and name ("13 to 14").
const BODY: f32 = 14.0;
/// Room for the signature between authority and name: 38 mm.
const ROOM: f32 = 108.0;

impl Writer<'_> {
    /// The closing block, on one page.
    pub(super) fn closing(&mut self, recipients: &Recipients, signature: &SignatureBlock) {
        self.kept(true, |writer| writer.paragraph(Look::of("Rule"), &[]));
        let frame = self.section.frame();
        let middle = frame.left + frame.width() * 0.42;
        let widths = widths(&[frame.left, middle, frame.right]);
        self.open_table("Plain", &widths, |writer| {
            writer.plain_row(
                &widths,
                |writer| writer.recipients(recipients),
                |writer| writer.authority(signature),
            );
        });
    }

    fn recipients(&mut self, recipients: &Recipients) {
        let word = Run {
            text: recipients.word.clone(),
            bold: true,
            italic: true,
        };
        self.line(Look::line(Align::Left, WORD, 12.0), &word);
        let count = recipients.lines.len();
        for (index, line) in recipients.lines.iter().enumerate() {
            let end = if index + 1 == count { '.' } else { ';' };
            let line = line
                .trim()
                .trim_start_matches("- ")
                .trim_end_matches([';', '.']);
            let run = Run::plain(format!("- {line}{end}"));
            self.line(Look::line(Align::Left, LIST, 0.0), &run);
        }
    }

    fn authority(&mut self, signature: &SignatureBlock) {
        let lines = signature.authority.iter().chain([&signature.position]);
        for (index, line) in lines.enumerate() {
            let before = if index == 0 { 12.0 } else { 0.0 };
            self.line(
                Look::line(Align::Center, BODY, before),
                &Run::bold(line.as_str()),
            );
        }
        self.line(
            Look::line(Align::Center, BODY, ROOM),
            &Run::bold(signature.name.as_str()),
        );
    }
}
