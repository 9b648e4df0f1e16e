//! Lines and columns of byte offsets.

/// Where each line of a text begins.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// Line of a byte offset, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(super) fn place(&self, offset: usize) -> (usize, usize) {
        self.place_after((0, (1, 1)), offset)
    }

    /// [`Self::place`], counted on from an earlier offset and its place, so that
    /// a list of places costs one pass even over a text of a single line.
    pub(super) fn place_after(
        &self,
        (earlier, (earlier_line, earlier_column)): (usize, (usize, usize)),
        offset: usize,
    ) -> (usize, usize) {
        let line = self.line(offset);
        if line == earlier_line {
            let between = self.text.get(earlier..offset).unwrap_or_default();
            return (line, earlier_column + between.chars().count());
        }
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}

/// The byte offset of a line and column (both from 1) in a text, at most its end.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(at) => start += at + 1,
            None => break,
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_places_are_inverse() {
        let text = "một\nhai ba\n\nbốn";
        let lines = Lines::of(text);
        for (at, _) in text.char_indices() {
            let (line, column) = lines.place(at);
            let half = (at / 2..=at).find(|a| text.is_char_boundary(*a)).unwrap();
            let counted_on = lines.place_after((half, lines.place(half)), at);
            assert_eq!(counted_on, (line, column));
            assert_eq!(offset(text, line, column), at, "{line}:{column}");
        }
        assert_eq!(lines.place(text.len()), (4, 4));
        assert_eq!(offset(text, 99, 99), text.len());
    }
}
