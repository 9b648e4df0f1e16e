//! Numbers that Word makes when it shows a list (ECMA-376 part 1, 17.9): they
//! stand nowhere in the text and are counted here as Word counts them.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Word has nine levels.
const LEVELS: usize = 9;

/// How one level of a list is shown.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    /// Such as `%1.` or `Điều %1.`.
    pattern: String,
    start: u32,
}

/// A list: the levels it is shown with, and its own starts.
#[derive(Clone, Debug, Default)]
struct List {
    levels: String,
    starts: BTreeMap<usize, u32>,
    begun: bool,
}

/// A paragraph style's list, and the style it is based on.
#[derive(Clone, Debug, Default)]
struct Style {
    list: Option<String>,
    level: Option<usize>,
    parent: Option<String>,
}

/// Everything needed to count.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
    styles: BTreeMap<String, Style>,
    counts: BTreeMap<String, [u32; LEVELS]>,
}

/// The value of an attribute by its local name.
pub(super) fn value(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten();
    let mut found = found.filter(|attribute| attribute.key.local_name().as_ref() == name);
    let raw = found.next()?;
    let text = String::from_utf8_lossy(&raw.value).into_owned();
    let plain = quick_xml::escape::unescape(&text).map(std::borrow::Cow::into_owned);
    Some(plain.unwrap_or(text))
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`; either may be empty.
    pub(super) fn read(numbering: &str, styles: &str) -> Result<Self, quick_xml::Error> {
        let mut found = Self::default();
        found.read_lists(numbering)?;
        found.read_styles(styles)?;
        Ok(found)
    }

    fn read_lists(&mut self, xml: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        let (mut levels, mut list, mut level) = (None::<String>, None::<String>, 0_usize);
        loop {
            let tag = match reader.read_event()? {
                Event::Eof => return Ok(()),
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::End(tag) => {
                    match tag.local_name().as_ref() {
                        b"abstractNum" => levels = None,
                        b"num" => list = None,
                        _ => {}
                    }
                    continue;
                }
                _ => continue,
            };
            let val = || value(&tag, b"val").unwrap_or_default();
            match tag.local_name().as_ref() {
                b"abstractNum" => levels = value(&tag, b"abstractNumId"),
                b"num" => list = value(&tag, b"numId"),
                b"lvl" | b"lvlOverride" => {
                    let at = value(&tag, b"ilvl").and_then(|v| v.parse().ok());
                    level = at.unwrap_or(0).min(LEVELS - 1);
                }
                b"abstractNumId" => {
                    if let Some(list) = &list {
                        self.lists.entry(list.clone()).or_default().levels = val();
                    }
                }
                b"startOverride" => {
                    if let (Some(list), Ok(start)) = (&list, val().parse()) {
                        let list = self.lists.entry(list.clone()).or_default();
                        list.starts.insert(level, start);
                    }
                }
                name @ (b"start" | b"numFmt" | b"lvlText") => {
                    let Some(levels) = &levels else { continue };
                    let all = self.levels.entry(levels.clone()).or_default();
                    let level = all.entry(level).or_default();
                    match name {
                        b"start" => level.start = val().parse().unwrap_or(1),
                        b"numFmt" => level.format = val(),
                        _ => level.pattern = val(),
                    }
                }
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        let mut style = None::<String>;
        loop {
            let tag = match reader.read_event()? {
                Event::Eof => return Ok(()),
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::End(tag) => {
                    if tag.local_name().as_ref() == b"style" {
                        style = None;
                    }
                    continue;
                }
                _ => continue,
            };
            if tag.local_name().as_ref() == b"style" {
                style = value(&tag, b"styleId");
                continue;
            }
            let Some(name) = &style else { continue };
            let found = self.styles.entry(name.clone()).or_default();
            match tag.local_name().as_ref() {
                b"basedOn" => found.parent = value(&tag, b"val"),
                b"numId" => found.list = value(&tag, b"val"),
                b"ilvl" => found.level = value(&tag, b"val").and_then(|v| v.parse().ok()),
                _ => {}
            }
        }
    }

    /// The number Word shows before the next paragraph; `None` where it has none,
    /// `Err` where it has one that cannot be told.
    pub(super) fn label(
        &mut self,
        style: Option<&str>,
        list: Option<&str>,
        level: Option<usize>,
    ) -> Option<Result<String, ()>> {
        let (list, level) = match list {
            Some(list) => (list.to_owned(), level),
            None => self
                .of_style(style?)
                .map(|(list, own)| (list, level.or(own)))?,
        };
        if list == "0" {
            return None;
        }
        Some(
            self.count(&list, level.unwrap_or(0).min(LEVELS - 1))
                .ok_or(()),
        )
    }

    fn of_style(&self, style: &str) -> Option<(String, Option<usize>)> {
        let mut name = style.to_owned();
        // Styles stand on each other a few deep; a circle must end.
        for _ in 0..16 {
            let style = self.styles.get(&name)?;
            if let Some(list) = &style.list {
                return Some((list.clone(), style.level));
            }
            name = style.parent.clone()?;
        }
        None
    }

    fn count(&mut self, name: &str, level: usize) -> Option<String> {
        let list = self.lists.get_mut(name)?;
        let levels = self.levels.get(&list.levels)?;
        let shown = levels.get(&level)?;
        let start = |at: usize| levels.get(&at).map_or(1, |level| level.start);
        let counts = self
            .counts
            .entry(list.levels.clone())
            .or_insert([0; LEVELS]);
        if !std::mem::replace(&mut list.begun, true) {
            for (at, start) in &list.starts {
                *counts.get_mut(*at)? = start.saturating_sub(1);
                // Zero means not begun, so a start of zero or one needs no mark.
                if *start == 1 {
                    *counts.get_mut(*at)? = 0;
                }
            }
        }
        let own = counts.get_mut(level)?;
        *own = if *own == 0 {
            start(level).max(1)
        } else {
            own.saturating_add(1)
        };
        for deeper in counts.iter_mut().skip(level + 1) {
            *deeper = 0;
        }
        if shown.format == "bullet" {
            return Some("-".to_owned());
        }
        let mut label = shown.pattern.clone();
        for at in 0..=level {
            let format = levels
                .get(&at)
                .map_or("decimal", |level| level.format.as_str());
            let count = (*counts.get(at)?).max(1);
            let mark = format!("%{}", at + 1);
            if label.contains(&mark) {
                label = label.replace(&mark, &number(count, format)?);
            }
        }
        (!label.trim().is_empty() && !label.contains('%')).then_some(label)
    }
}

/// A number in one of Word's formats; `None` for a format that legal texts do not use.
fn number(count: u32, format: &str) -> Option<String> {
    Some(match format {
        "" | "decimal" => count.to_string(),
        "decimalZero" => format!("{count:02}"),
        "lowerLetter" => letter(count)?.to_string(),
        "upperLetter" => letter(count)?.to_ascii_uppercase().to_string(),
        "upperRoman" => roman(count)?,
        "lowerRoman" => roman(count)?.to_lowercase(),
        _ => return None,
    })
}

fn letter(count: u32) -> Option<char> {
    let at = u8::try_from(count.checked_sub(1)?)
        .ok()
        .filter(|at| *at < 26)?;
    Some(char::from(b'a' + at))
}

fn roman(count: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count >= 400 {
        return None;
    }
    let mut left = count;
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            text.push_str(sign);
            left -= worth;
        }
    }
    Some(text)
}
