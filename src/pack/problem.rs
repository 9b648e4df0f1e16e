//! What can be wrong with a catalog, as facts.

use std::fmt;

use thiserror::Error;

use crate::model::text::Language;

/// One thing wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file, as given to the loader.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// `file:line:column: what is wrong; what to do`.
    pub fn message(&self, language: Language) -> String {
        let Self {
            file, line, column, ..
        } = self;
        format!("{file}:{line}:{column}: {}", self.kind.text(language))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::English))
    }
}

/// Everything wrong with a catalog, in the order of the text; never empty.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}", self.message(Language::English))]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// All messages, one a line.
    pub fn message(&self, language: Language) -> String {
        let messages: Vec<_> = self.0.iter().map(|p| p.message(language)).collect();
        messages.join("\n")
    }
}

/// The kind of value that should stand in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `(field: value, …)`.
    Fields,
    /// `[…]`.
    List,
    /// A text in double quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `("7.2", Assessed)` or `("7.2", SetAside(Reason, (vi: …)))`.
    Provision,
    /// Something else, for which `FORMAT.md` is the reference.
    Other,
}

/// What is wrong, with its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is not UTF-8 from this byte (from 0) on.
    NotUtf8 {
        /// Offset of the first bad byte.
        byte: usize,
    },
    /// The file is UTF-16.
    Utf16 {
        /// Whether the high byte comes first.
        big_endian: bool,
    },
    /// The file is larger than [`super::MAX_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// There are more items than [`super::MAX_ITEMS`].
    TooManyItems {
        /// How many.
        items: usize,
    },
    /// More problems than [`super::MAX_PROBLEMS`]; the rest is not listed.
    TooManyProblems,
    /// Values are nested too deep to be read.
    TooDeep,
    /// The text breaks RON's syntax.
    Syntax {
        /// What the RON reader says, in English.
        message: String,
    },
    /// A value of another kind was expected.
    WrongKind {
        /// What should stand here.
        wanted: Wanted,
    },
    /// A field that the format does not know.
    UnknownField {
        /// Its name.
        name: String,
        /// The fields that may stand here.
        known: Vec<String>,
    },
    /// A field stands twice.
    DoubledField {
        /// Its name.
        name: String,
    },
    /// A required field is missing.
    MissingField {
        /// Its name.
        name: String,
    },
    /// A word that the format does not know.
    UnknownWord {
        /// The word.
        found: String,
        /// The words that may stand here.
        known: Vec<String>,
    },
    /// A name is not well formed: lower-case ASCII letters, digits and the signs given.
    BadName {
        /// The name.
        found: String,
        /// The signs allowed between letters and digits.
        signs: &'static str,
    },
    /// A name, number or word stands a second time.
    Doubled {
        /// What is doubled.
        found: String,
        /// Line of its first place.
        first_line: usize,
    },
    /// A reference to a provision cannot be read.
    BadReference {
        /// What is wrong with it, in English.
        message: String,
    },
    /// A provision stands under an article that is not its own.
    WrongArticle {
        /// The provision.
        provision: String,
        /// The article it stands under.
        article: String,
    },
    /// A provision or article stands after one that follows it in the law.
    OutOfOrder {
        /// The one that stands too late.
        found: String,
        /// The one that stands before it.
        after: String,
    },
    /// An assessed provision that no item cites.
    Uncited {
        /// The provision.
        provision: String,
    },
    /// An item cites a provision that is set aside.
    CitesSetAside {
        /// The provision.
        provision: String,
        /// Line where it is set aside.
        line: usize,
    },
    /// A provision is cited that is not in the skeleton.
    CitesUnknown {
        /// The provision.
        provision: String,
    },
    /// An item's id is not its first cited provision, alone or with `-` and a letter.
    IdNotFromCite {
        /// The id.
        id: String,
        /// The first cited provision.
        first: String,
    },
    /// A text is empty.
    EmptyText,
    /// A list is empty that must not be.
    EmptyList,
    /// A control or direction character stands in a text.
    ControlCharacter {
        /// Its Unicode number.
        code: u32,
    },
    /// Not a day of the calendar written as year-month-day.
    BadDate {
        /// What stands there.
        found: String,
    },
    /// The first day in force lies before the day of issue.
    EffectiveBeforeIssued,
    /// No such day in any year.
    BadDay {
        /// The day.
        day: u8,
        /// The month.
        month: u8,
    },
    /// An incident report names a class that the scheme does not have.
    UnknownClass {
        /// The class.
        found: String,
    },
    /// A number outside its range.
    OutOfRange {
        /// The number.
        found: u64,
        /// The least allowed.
        min: u64,
        /// The greatest allowed.
        max: u64,
    },
    /// `Between(a, b)` where `a` is not below `b`.
    EmptyRange {
        /// The first number.
        from: u32,
        /// The second.
        to: u32,
    },
    /// The limits of the grades do not descend from `a` to `d`.
    BandsNotDescending,
    /// A condition is nested deeper than this.
    ConditionTooDeep {
        /// The greatest depth allowed.
        max: usize,
    },
    /// A condition's list has nothing in it.
    EmptyCondition,
    /// A control that is not in the list of controls.
    UnknownControl {
        /// The control.
        found: String,
    },
}
