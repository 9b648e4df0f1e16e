//! What is missing or wrong in the form, each with the sentence for its field.

use super::Step;
use super::form::Form;
use crate::i18n::Wizard;

/// The sentence that names a field's trouble.
pub(super) type Problem = Wizard;

/// What keeps a person from leaving `step`.
pub(super) fn problems(form: &Form, step: Step) -> Vec<Problem> {
    match step {
        Step::Unit => unit(form),
        Step::Regulation => regulation(form),
        Step::Scope => vec![],
        Step::Review => unit(form).into_iter().chain(regulation(form)).collect(),
    }
}

fn unit(form: &Form) -> Vec<Problem> {
    let profile = &form.profile;
    let needed = [
        (&profile.name, Wizard::NeedUnitName),
        (&profile.place, Wizard::NeedPlace),
        (&profile.symbol, Wizard::NeedSymbol),
        (&profile.head.name, Wizard::NeedHeadName),
        (&profile.head.title, Wizard::NeedHeadTitle),
        (&profile.officer.name, Wizard::NeedOfficerName),
    ];
    let missing = needed
        .into_iter()
        .filter(|(text, _)| text.trim().is_empty());
    missing.map(|(_, problem)| problem).collect()
}

fn regulation(form: &Form) -> Vec<Problem> {
    let (start, end) = form.period();
    let wrong = [
        (form.catalog.is_none(), Wizard::NeedRegulation),
        (form.name.trim().is_empty(), Wizard::NeedName),
        (form.year().is_none(), Wizard::NeedYear),
        (start.is_none() || end.is_none(), Wizard::NeedDate),
        (
            start.zip(end).is_some_and(|(start, end)| end <= start),
            Wizard::NeedOrder,
        ),
        (form.recipient_lines().is_empty(), Wizard::NeedRecipient),
    ];
    wrong
        .into_iter()
        .filter(|(wrong, _)| *wrong)
        .map(|(_, problem)| problem)
        .collect()
}
