//! Text as OSCAL takes it. Titles and prose are Markdown there, values of
//! properties are plain words in one line.

/// What Markdown would take for a mark (OSCAL, "Markup Data Types").
const MARKS: &[char] = &['\\', '`', '*', '_', '~', '^', '[', ']', '<', '>', '{', '}'];

/// A plain text of any number of lines as Markdown that reads the same; each line
/// becomes a paragraph.
pub(super) fn prose(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(escaped).collect::<Vec<_>>().join("\n\n")
}

/// A plain text as one line of Markdown; `-` where there is nothing, because OSCAL
/// allows no empty title.
pub(super) fn title(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return "-".to_owned();
    }
    escaped(&line)
}

/// A plain text as the value of a property: one line without a blank at either
/// end. `None` where nothing is left.
pub(super) fn value(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|line| !line.is_empty())
}

/// `None` where nothing is said.
pub(super) fn said(text: &str) -> Option<String> {
    Some(prose(text)).filter(|prose| !prose.is_empty())
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    // A number sign begins a heading only at the start of a line.
    if line.starts_with('#') {
        escaped.push('\\');
    }
    for c in line.chars().filter(|c| !c.is_control()) {
        if MARKS.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_reads_what_was_written() {
        assert_eq!(
            prose("Sửa *.exe\n\n # mục [1]\n"),
            "Sửa \\*.exe\n\n\\# mục \\[1\\]"
        );
        assert_eq!(prose("a\u{0}b"), "ab");
        assert_eq!(title(" a\nb\u{7}  c "), "a b c");
        assert_eq!(title(" \n"), "-");
        assert_eq!(value("\t"), None);
        assert_eq!(value("mật  khẩu_8 "), Some("mật khẩu_8".to_owned()));
        assert_eq!(said("\n"), None);
    }
}
