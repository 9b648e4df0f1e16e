//! What the documents say to a reader. The sentences are made above this module,
//! which knows only what has to be said.

use crate::model::catalog::{Article, Chapter, Force};
use crate::model::condition::Condition;
use crate::model::criterion::Criterion;
use crate::model::interval::Interval;
use crate::model::response::Answer;
use crate::model::scope::Applicability;
use crate::model::text::Language;

/// The four documents of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// What of the regulation concerns the unit.
    Profile,
    /// What will be assessed, when and by whom.
    Plan,
    /// What was found.
    Results,
    /// What will be done about it.
    ActionPlan,
}

/// Who has a part in the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleName {
    /// The unit.
    Unit,
    /// The officer who prepares.
    Officer,
    /// The head, who answers for it.
    Head,
}

/// Something to be said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// The title of a document.
    Title(Document),
    /// A function.
    Role(RoleName),
    /// The instrument that issued the regulation, with its day.
    Instrument,
    /// That questions and guidance are Tukiem's and the regulation's words stand in the regulation.
    OwnWords,
    /// A chapter with its number.
    Chapter(&'a Chapter),
    /// An article with its number.
    Article(&'a Article),
    /// How often or by when.
    Interval(&'a Interval),
    /// A number to be kept.
    Criterion(&'a Criterion),
    /// When an item applies.
    Condition(&'a Condition),
    /// How binding an item is.
    Force(Force),
    /// Why an item does not concern the unit.
    WhyNot(&'a Applicability),
    /// That the unit has no system security plan in OSCAL.
    NoSystemPlan,
    /// How many items are assessed, and of how many.
    Reviewed {
        /// Items that concern the unit.
        inside: usize,
        /// All items.
        all: usize,
    },
    /// The task of assessing oneself.
    AssessTask,
    /// The task of sending the yearly report.
    ReportTask,
    /// What the result is.
    ResultDescription,
    /// How the score comes about.
    Working,
    /// The unit's own remarks, as a heading.
    Remarks,
    /// The unit's proposals, as a heading.
    Proposals,
    /// What was answered; `None` for an item without an answer.
    Answer(Option<&'a Answer>),
    /// That the answer is a gap.
    Gap(&'a Answer),
    /// That no measure is planned for a gap.
    NoMeasure,
    /// That there is nothing to mend.
    NothingToMend,
    /// That a measure is to be finished, as the title of its milestone.
    Finish,
}

/// Says phrases in one language.
pub trait Wording {
    /// The language.
    fn language(&self) -> Language;

    /// The words, plain text without markup; never empty.
    fn say(&self, phrase: Phrase<'_>) -> String;
}
