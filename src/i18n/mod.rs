//! Every text a person reads, in Vietnamese and English.
//!
//! A screen's words stand in a file of its own, as an enum made by
//! [`messages!`]: a text that lacks one language does not compile. Sentences
//! with figures in them are functions beside it.

pub mod author;
mod carry;
pub mod checklist;
pub mod collate;
mod date;
mod due;
pub mod evidence;
pub mod formats;
mod home;
mod law;
mod library;
pub mod migration;
mod name;
pub mod package;
pub mod plan;
pub mod regulation;
mod report;
mod scope;
mod settings;
pub mod sheet;
mod shell;
mod signing;
mod summary;
mod term;
mod texts;
mod token;
mod trust;
mod wizard;

pub use crate::model::text::Language;
pub use carry::{carried_from, difference, relation};
pub use date::{
    date, date_in_words, date_time, integer, money, parse_date, percent, size, time_of_day,
};
pub use due::{criterion, interval};
pub use home::*;
pub use law::{cites, guidance_parts, instrument_line, validity, validity_warning};
pub use library::*;
pub use name::criterion_name;
pub use report::*;
pub use scope::{condition, why_not};
pub use settings::*;
pub use shell::*;
pub use signing::*;
pub use summary::*;
pub use term::*;
pub use texts::*;
pub use token::*;
pub use trust::*;
pub use wizard::*;

/// A text known at compile time in both languages.
pub trait Message: Copy {
    /// The text in `language`.
    fn text(self, language: Language) -> &'static str;
}

/// Looks a message up: `language.t(Home::NewAssessment)`.
pub trait Translate {
    /// The text of `message` in this language.
    fn t(self, message: impl Message) -> &'static str;

    /// One of two texts: for sentences built on the spot.
    fn pick<T>(self, vi: T, en: T) -> T;
}

impl Translate for Language {
    fn t(self, message: impl Message) -> &'static str {
        message.text(self)
    }

    fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }
}

/// Declares an enum of messages: `Name: "tiếng Việt", "English";`.
#[macro_export]
macro_rules! messages {
    ($(#[$meta:meta])* $enum:ident { $($name:ident: $vi:literal, $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each variant is documented by its two texts")]
        pub enum $enum { $($name),+ }

        impl $enum {
            /// Every message, for the tests that look at all of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }

        impl $crate::i18n::Message for $enum {
            fn text(self, language: $crate::i18n::Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, $crate::i18n::Language::Vietnamese) => $vi,
                      (Self::$name, $crate::i18n::Language::English) => $en,)+
                }
            }
        }
    };
}
