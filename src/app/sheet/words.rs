//! Answers as words, out and in.

use crate::i18n::{Language, standing};
use crate::model::response::Answer;
use crate::model::scoring::Standing;
use crate::model::text::search_key;

/// The answers a cell may hold, in the order of the drop-down.
const ANSWERS: [Standing; 4] = [
    Standing::Met,
    Standing::Partial,
    Standing::NotMet,
    Standing::NotApplicable,
];

/// Other words people write for an answer, in the form of [`key`].
const OTHERS: &[(&str, Standing)] = &[
    ("khong dat", Standing::NotMet),
    ("mot phan", Standing::Partial),
    ("kad", Standing::NotApplicable),
    ("n/a", Standing::NotApplicable),
    ("na", Standing::NotApplicable),
    ("partial", Standing::Partial),
    ("partially met", Standing::Partial),
];

/// What a cell of the answers' column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing is answered.
    Nothing,
    /// An answer; whether it needs a reason is not said here.
    Answer(Standing),
    /// The item does not concern the unit: what Tukiem itself writes there.
    OutOfScope,
}

/// The words of the drop-down.
pub(super) fn choices() -> impl Iterator<Item = &'static str> {
    ANSWERS
        .into_iter()
        .map(|answer| standing(Language::Vietnamese, answer))
}

/// What a word means: in Vietnamese or English, with or without tone marks,
/// composed or not, in any case. `None` where it means nothing.
pub(super) fn said(word: &str) -> Option<Said> {
    let word = key(word);
    if word.is_empty() {
        return Some(Said::Nothing);
    }
    let named = |of: Standing| {
        let names = [Language::Vietnamese, Language::English];
        names.iter().any(|l| key(standing(*l, of)) == word)
    };
    let other = || OTHERS.iter().find(|(known, _)| *known == word);
    if named(Standing::Unanswered) {
        return Some(Said::Nothing);
    }
    if named(Standing::OutOfScope) {
        return Some(Said::OutOfScope);
    }
    let answer = ANSWERS.into_iter().find(|answer| named(*answer));
    answer.or(other().map(|(_, of)| *of)).map(Said::Answer)
}

/// The answer of a standing; `reason` belongs to Không áp dụng.
pub(super) fn answer(standing: Standing, reason: &str) -> Option<Answer> {
    match standing {
        Standing::Met => Some(Answer::Met),
        Standing::Partial => Some(Answer::Partial),
        Standing::NotMet => Some(Answer::NotMet),
        Standing::NotApplicable => Some(Answer::NotApplicable {
            reason: reason.to_owned(),
        }),
        Standing::Unanswered | Standing::OutOfScope => None,
    }
}

/// Words without marks, case and room to spare.
pub(super) fn key(word: &str) -> String {
    let key = search_key(word);
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_known_however_they_are_written() {
        #[track_caller]
        fn case(word: &str, expected: Option<Said>) {
            assert_eq!(said(word), expected, "{word}");
        }
        case("Đạt", Some(Said::Answer(Standing::Met)));
        case("DAT ", Some(Said::Answer(Standing::Met)));
        case("Đa\u{323}t một phần", Some(Said::Answer(Standing::Partial)));
        case("chua  dat", Some(Said::Answer(Standing::NotMet)));
        case("Not met", Some(Said::Answer(Standing::NotMet)));
        case("n/A", Some(Said::Answer(Standing::NotApplicable)));
        case("không áp dụng", Some(Said::Answer(Standing::NotApplicable)));
        case(" ", Some(Said::Nothing));
        case("Chưa trả lời", Some(Said::Nothing));
        case("Ngoài phạm vi", Some(Said::OutOfScope));
        case("đạt yêu cầu", None);
        case("x", None);
        let offered: Vec<_> = choices().map(said).collect();
        assert!(
            offered
                .iter()
                .all(|said| matches!(said, Some(Said::Answer(_))))
        );
    }
}
