//! The RON reader's errors as problems, and what stands between values.

use ron::Options;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;

use super::place;
use super::problem::{ProblemKind, Wanted};

/// How every part of a catalog is read: `became: (…)` needs no `Some`, and RON's
/// own limit of 128 levels holds.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Length of the white space and comments at the beginning of `text`.
pub(super) fn trivia(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = block_comment(rest);
        } else {
            return text.len() - rest.len();
        }
    }
}

/// What follows the block comment at the beginning of `text`; they nest in RON.
fn block_comment(text: &str) -> &str {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (at, depth) = (at + 2, depth + 1),
            Some(b"*/") => {
                (at, depth) = (at + 2, depth.saturating_sub(1));
                if depth == 0 {
                    return text.get(at..).unwrap_or("");
                }
            }
            Some(_) => at += 1,
            None => return "",
        }
    }
}

/// The error's offset in the text that was read, and what it means.
pub(super) fn understand(text: &str, error: &SpannedError) -> (usize, ProblemKind) {
    let end = place::offset(text, error.span.end.line, error.span.end.col);
    let start = place::offset(text, error.span.start.line, error.span.start.col);
    let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
    let kind = match &error.code {
        Error::ExceededRecursionLimit => ProblemKind::TooDeep,
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => ProblemKind::UnknownWord {
            found: found.clone(),
            known: owned(expected),
        },
        Error::NoSuchStructField {
            expected, found, ..
        } => ProblemKind::UnknownField {
            name: found.clone(),
            known: owned(expected),
        },
        Error::MissingStructField { field, .. } => ProblemKind::MissingField {
            name: (*field).to_owned(),
        },
        Error::DuplicateStructField { field, .. } => ProblemKind::DoubledField {
            name: (*field).to_owned(),
        },
        Error::IntegerOutOfBounds | Error::ExpectedInteger => ProblemKind::WrongKind {
            wanted: Wanted::Number,
        },
        Error::ExpectedString => ProblemKind::WrongKind {
            wanted: Wanted::Text,
        },
        Error::ExpectedBoolean => ProblemKind::WrongKind {
            wanted: Wanted::Boolean,
        },
        Error::ExpectedArray => ProblemKind::WrongKind {
            wanted: Wanted::List,
        },
        other => ProblemKind::Syntax {
            message: other.to_string(),
        },
    };
    // The reader stops after the thing it minds; a word is better shown at its beginning.
    let at = if matches!(
        kind,
        ProblemKind::UnknownWord { .. } | ProblemKind::UnknownField { .. }
    ) {
        start
    } else {
        end
    };
    (at.min(text.len()), kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trivia_is_white_space_and_comments() {
        #[track_caller]
        fn case(text: &str, rest: &str) {
            assert_eq!(&text[trivia(text)..], rest);
        }
        case("  x", "x");
        case("// ghi chú\n /* a /* b */ c */ (x)", "(x)");
        case("/* hở", "");
        case("// hở", "");
        case("/ x", "/ x");
    }
}
