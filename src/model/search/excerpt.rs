//! The part of a long text that shows why it was found.

use std::ops::Range;

/// The range of `text`, in bytes, of at most about `most` characters around the
/// first of `marks`; the beginning where there is none. It is cut between words.
pub fn excerpt(text: &str, marks: &[Range<usize>], most: usize) -> Range<usize> {
    let focus = marks.first().map_or(0, |mark| mark.start);
    let before = text.get(..focus).unwrap_or_default();
    let lead = before.char_indices().rev().take(most / 3).last();
    let mut start = lead.map_or(0, |(at, _)| at);
    if start > 0 {
        // The word that is cut through is left out, unless that leaves nothing before the mark.
        let space = before.get(start..).and_then(|lead| lead.find(' '));
        start += space.map_or(0, |space| space + 1);
    }
    let rest = text.get(start..).unwrap_or_default();
    let end = match rest.char_indices().nth(most) {
        None => text.len(),
        Some((cut, _)) => {
            let kept = rest.get(..cut).unwrap_or_default();
            let space = kept.rfind(' ').filter(|space| start + space > focus);
            start + space.unwrap_or(cut)
        }
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_holds_the_mark_and_whole_words() {
        #[track_caller]
        fn case(text: &str, mark: &str, most: usize, expected: &str) {
            let at = text.find(mark).unwrap();
            let range = excerpt(text, std::slice::from_ref(&(at..at + mark.len())), most);
            assert_eq!(&text[range], expected);
        }
        let text = "Mở máy chủ, xem bản sao lưu gần nhất và thử phục hồi một tệp bất kỳ.";
        case(text, "Mở", 20, "Mở máy chủ, xem bản");
        case(text, "phục", 24, "và thử phục hồi một tệp");
        case(text, "kỳ", 24, "bất kỳ.");
        case("ngắn", "ngắn", 40, "ngắn");
        assert_eq!(excerpt("", &[], 10), 0..0);
        assert_eq!(excerpt("mộtchữdàikhôngcách", &[], 3), 0..5);
    }
}
