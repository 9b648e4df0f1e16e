//! From each signature to the next and to the end of the file: what was done in
//! between, and whether the signatures before allow it.

use std::collections::BTreeSet;

use super::changes::{self, Block, Change, ChangeKind, Permission, Signed};
use super::reference::{self, Reference};
use super::report::{SignatureKind, Verification};
use super::shadow::{self, Seen};
use super::signature::Located;
use crate::sign::pdf::field::{SignatureField, signature_fields};
use crate::sign::pdf::file::{Fault, PdfFile};
use crate::sign::problem::Problem;

/// Compares each signed revision with the next signed one, the last with the
/// file; and looks for what was prepared before the first signature.
pub(super) fn examine(
    file: &PdfFile<'_>,
    fields: &[SignatureField],
    located: &[(&SignatureField, Located)],
    answer: &mut Verification,
) -> Result<(), Problem> {
    let names: BTreeSet<&str> = fields.iter().map(|f| f.name.as_str()).collect();
    let values: BTreeSet<_> = located.iter().map(|(_, l)| l.value).collect();
    let ends: BTreeSet<_> = located.iter().map(|(_, l)| l.end).collect();
    if names.len() < fields.len() || values.len() < located.len() {
        return Err(Problem::DuplicateField);
    }
    if ends.contains(&0) || ends.len() < located.len() {
        return Err(Problem::HistoryBroken);
    }
    let mut past = Past::default();
    let mut previous: Option<PdfFile<'_>> = None;
    for (field, place) in located {
        let revision = file
            .revision(place.end)
            .map_err(|_| Problem::HistoryBroken)?;
        let value = place.value.ok_or(Problem::HistoryBroken)?;
        let was_signed = signature_fields(&revision)
            .map_err(|_| Problem::HistoryBroken)?
            .iter()
            .any(|f| f.id == field.id && f.name == field.name && f.value() == field.value());
        if !was_signed {
            return Err(Problem::HistoryBroken);
        }
        if let Some(before) = &previous {
            let signed = Signed {
                field: field.id,
                value,
                block: past.block,
            };
            past.step(before, &revision, Some((signed, field, place)), answer)?;
        } else {
            past.begin(&revision, field, answer)?;
        }
        past.remember(field, place, answer);
        previous = Some(revision);
    }
    if let Some(last) = &previous {
        past.step(last, file, None, answer)?;
    }
    Ok(())
}

/// What the signatures so far have laid down.
#[derive(Default)]
struct Past {
    signatures: usize,
    block: Option<Block>,
    permission: Option<Permission>,
    references: Vec<Reference>,
    seen: Seen,
}

impl Past {
    /// The first signed revision: what it holds was prepared before anyone signed.
    fn begin(
        &mut self,
        revision: &PdfFile<'_>,
        field: &SignatureField,
        answer: &mut Verification,
    ) -> Result<(), Problem> {
        let seen = shadow::walk(revision).map_err(super::not_pdf)?;
        answer.problems.extend(seen.problems());
        self.seen = seen;
        self.block = Block::of(revision, field.id).map_err(super::not_pdf)?;
        Ok(())
    }

    fn remember(&mut self, field: &SignatureField, place: &Located, answer: &mut Verification) {
        if let Some(permission) = reference::permission(&place.references) {
            if self.signatures == 0 {
                self.permission = Some(permission);
            } else {
                let field = field.shown();
                let problem = Problem::CertificationMisplaced { field };
                answer.problems.push(problem);
            }
        }
        self.references.extend(place.references.iter().cloned());
        self.signatures += 1;
    }

    fn step(
        &mut self,
        before: &PdfFile<'_>,
        after: &PdfFile<'_>,
        signed: Option<(Signed, &SignatureField, &Located)>,
        answer: &mut Verification,
    ) -> Result<(), Problem> {
        let by = signed.map(|(signed, _, _)| signed);
        let mut difference = changes::between(before, after, by, &self.seen)?;
        answer.problems.append(&mut difference.shadows);
        if let Some((_, field, place)) = signed {
            if difference.covers {
                let field = field.shown();
                answer.problems.push(Problem::CoversContent { field });
            }
            self.hold_locks(field, answer);
            let is_time_stamp = place.report.kind == SignatureKind::TimeStamp;
            self.hold_permission(is_time_stamp, &mut difference.changes, answer);
            self.see(after, &difference.changes)
                .map_err(|_| Problem::HistoryBroken)?;
        } else {
            self.hold_permission(false, &mut difference.changes, answer);
        }
        for change in &mut difference.changes {
            change.after = self.signatures;
        }
        answer.changes_after.append(&mut difference.changes);
        Ok(())
    }

    /// What a signature brought is seen as what stood there before it is.
    fn see(&mut self, after: &PdfFile<'_>, changes: &[Change]) -> Result<(), Fault> {
        let shows = |kind| {
            matches!(
                kind,
                ChangeKind::FieldSigned
                    | ChangeKind::FieldAdded
                    | ChangeKind::FieldListed
                    | ChangeKind::SignatureAdded
            )
        };
        let changed = changes.iter().filter(|c| shows(c.kind)).map(|c| c.object);
        shadow::go_on(after, changed, &mut self.seen)
    }

    fn hold_locks(&self, field: &SignatureField, answer: &mut Verification) {
        let locked = self.references.iter().any(|r| match r {
            Reference::Fields(lock) => lock.holds(&field.name),
            Reference::Document(_) => false,
        });
        if locked {
            let field = field.shown();
            answer.problems.push(Problem::FieldLocked { field });
        }
    }

    /// Takes back what a certification does not allow. Time stamps and data for
    /// checking prove what was signed and are always allowed (ISO 32000-2 12.8.2.2).
    fn hold_permission(
        &self,
        is_time_stamp: bool,
        changes: &mut [Change],
        answer: &mut Verification,
    ) {
        let Some(permission) = self.permission else {
            return;
        };
        let mut is_broken = false;
        for change in changes.iter_mut().filter(|c| c.allowed) {
            let proves = matches!(
                change.kind,
                ChangeKind::ValidationData | ChangeKind::Bookkeeping
            );
            let fits = match permission {
                Permission::Nothing => is_time_stamp || proves,
                Permission::Signing => is_time_stamp || change.kind != ChangeKind::FieldAdded,
                Permission::Annotating => true,
            };
            if !fits {
                change.allowed = false;
                is_broken = true;
            }
        }
        if is_broken {
            let problem = Problem::CertificationBroken { permission };
            answer.problems.push(problem);
        }
    }
}
