//! The head of the state form (Decree 30/2020/NĐ-CP, Annex I, boxes 1 to 5a and 9a).

use super::paragraph::{Look, Writer};
use super::table::widths;
use crate::report::document::{Align, Run, StateForm};
use crate::report::fonts::Face;

/// Names of nation and agency ("12 to 13").
const NAMES: f32 = 12.0;
/// Motto, number, place and date ("13 to 14"; the number 13).
const LINES: f32 = 13.0;
/// Title and body ("13 to 14").
const BODY: f32 = 14.0;

impl Writer<'_> {
    /// Agency and nation side by side in a table without lines, then title,
    /// addressees and legal bases.
    pub(super) fn state_form(&mut self, form: &StateForm) {
        let frame = self.section.frame();
        let nation = self.fonts.width(Face::Bold, NAMES, &form.nation) + 6.0;
        let right = nation.clamp(frame.width() / 2.0, frame.width() * 0.65);
        let left = frame.width() - right;
        let widths = widths(&[frame.left, frame.left + left, frame.right]);
        self.open_table("Plain", &widths, |writer| {
            writer.plain_row(
                &widths,
                |writer| writer.agency(form, left),
                |writer| writer.nation(form, right),
            );
            let look = Look::line(Align::Center, LINES, 6.0);
            writer.plain_row(
                &widths,
                |writer| writer.line(look, &Run::plain(form.number.as_str())),
                |writer| writer.line(look, &Run::italic(form.place_and_date.as_str())),
            );
        });
        self.title(form);
        self.addressees(form);
        self.legal_bases(form);
    }

    /// A row of two cells without lines; it stays whole.
    pub(super) fn plain_row(
        &mut self,
        widths: &[u32],
        left: impl FnOnce(&mut Self),
        right: impl FnOnce(&mut Self),
    ) {
        let width = |at: usize| widths.get(at).copied().unwrap_or_default().to_string();
        self.element("w:tr", &[], |writer| {
            writer
                .xml
                .element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
            writer.plain_cell(&width(0), left);
            writer.plain_cell(&width(1), right);
        });
    }

    fn plain_cell(&mut self, width: &str, write: impl FnOnce(&mut Self)) {
        self.element("w:tc", &[], |writer| {
            writer.xml.element("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            });
            write(writer);
        });
    }

    fn nation(&mut self, form: &StateForm, width: f32) {
        let motto = Run::bold(form.motto.as_str());
        self.line(
            Look::line(Align::Center, NAMES, 0.0),
            &Run::bold(form.nation.as_str()),
        );
        self.line(Look::line(Align::Center, LINES, 0.0), &motto);
        self.rule_under((&motto, LINES), width, 1.0);
    }

    fn agency(&mut self, form: &StateForm, width: f32) {
        let look = Look::line(Align::Center, NAMES, 0.0);
        if let Some(superior) = &form.superior_agency {
            self.line(look, &Run::plain(superior.as_str()));
        }
        for line in &form.agency {
            self.line(look, &Run::bold(line.as_str()));
        }
        let last = Run::bold(form.agency.last().map_or("", String::as_str));
        self.rule_under((&last, NAMES), width, 0.4);
    }

    fn title(&mut self, form: &StateForm) {
        let width = self.section.width();
        let last = Run::bold(form.abstract_lines.last().map_or("", String::as_str));
        self.kept(true, |writer| {
            writer.line(Look::of("Title"), &Run::plain(form.document_type.as_str()));
            for line in &form.abstract_lines {
                writer.line(
                    Look::line(Align::Center, BODY, 0.0),
                    &Run::bold(line.as_str()),
                );
            }
            writer.rule_under((&last, BODY), width, 0.4);
        });
    }

    fn addressees(&mut self, form: &StateForm) {
        let word = form.addressed_word.trim_end_matches(':');
        match form.addressed_to.as_slice() {
            [] => {}
            [one] => {
                let text = format!("{word}: {}", one.trim_end_matches('.'));
                self.line(Look::line(Align::Center, BODY, 12.0), &Run::plain(text));
            }
            several => {
                let indent = self.section.width() * 0.18;
                let look = |before, left| Look {
                    left: Some(left),
                    ..Look::line(Align::Left, BODY, before)
                };
                self.line(look(12.0, indent), &Run::plain(format!("{word}:")));
                for (index, name) in several.iter().enumerate() {
                    let end = if index + 1 == several.len() { '.' } else { ';' };
                    let name = name.trim().trim_end_matches([';', '.']);
                    let run = Run::plain(format!("- {name}{end}"));
                    self.line(look(2.0, indent + 20.0), &run);
                }
            }
        }
    }

    fn legal_bases(&mut self, form: &StateForm) {
        for (index, basis) in form.legal_bases.iter().enumerate() {
            let end = if index + 1 == form.legal_bases.len() {
                '.'
            } else {
                ';'
            };
            let basis = basis.trim().trim_end_matches([';', '.']);
            self.line(Look::of("BodyText"), &Run::italic(format!("{basis}{end}")));
        }
    }
}
