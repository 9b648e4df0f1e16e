//! The agency's list of units, from a file as people keep them: a text with one
//! unit a line, a CSV, a spreadsheet.
//!
//! A first line that names its columns is understood in Vietnamese and English,
//! with or without marks. Without one the names stand in the first column that
//! holds more than numbers.

use std::ffi::OsStr;
use std::path::Path;

use super::error::CollateError;
use super::one_file::whole;
use crate::app::error::AppError;
use crate::exchange::ExchangeError;
use crate::exchange::workbook::{self, Value};
use crate::model::ranking::{ListedUnit, NameKey, UnitList};
use crate::model::text::{clean_line, search_key};

/// The largest list read, in bytes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Heads of the column of names, without marks; the whole head, for names of units begin
/// with the same words.
const NAME_HEADS: [&str; 12] = [
    "ten",
    "ten don vi",
    "don vi",
    "don vi bao cao",
    "co quan",
    "ten co quan",
    "co quan don vi",
    "ten co quan don vi",
    "name",
    "unit",
    "unit name",
    "agency",
];

/// Words with which the heads of other columns begin, without marks.
const OTHER_HEADS: [(Field, &[&str]); 3] = [
    (
        Field::Alias,
        &[
            "ten cu",
            "ten khac",
            "ten goi khac",
            "bi danh",
            "alias",
            "former",
            "other name",
        ],
    ),
    (
        Field::Code,
        &["ma", "ky hieu", "uid", "code", "symbol", "id"],
    ),
    (Field::Kind, &["loai", "nhom", "type", "kind", "group"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Code,
    Kind,
    Alias,
}

/// Reads a list.
///
/// # Errors
/// The file cannot be read, is no list, or names no unit.
pub fn read_unit_list(path: &Path) -> Result<UnitList, AppError> {
    let bytes = whole(path, MAX_BYTES).map_err(|error| AppError::read(path, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        let path = path.to_owned();
        return Err(CollateError::ListTooLarge { path }.into());
    }
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    let rows = match ending.as_deref().and_then(OsStr::to_str) {
        Some("xlsx") => spreadsheet(path, &bytes)?,
        Some("csv" | "tsv") => delimited(text(path, &bytes)?),
        _ => lines(text(path, &bytes)?),
    };
    let list = UnitList::new(units(&rows));
    if list.units().is_empty() {
        let path = path.to_owned();
        return Err(CollateError::ListEmpty { path }.into());
    }
    Ok(list)
}

fn text<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, CollateError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        _ => Err(CollateError::ListUnreadable {
            path: path.to_owned(),
        }),
    }
}

/// One unit a line; columns where there are tabs.
fn lines(text: &str) -> Vec<Vec<String>> {
    let rows = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    rows.map(|line| line.split('\t').map(clean_line).collect())
        .collect()
}

/// Values between commas, semicolons or tabs, whichever the first line has most of; in
/// quotes where they hold one of them (RFC 4180).
fn delimited(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|c| count(*c));
    let separator = separator.unwrap_or(',');
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                row.push(clean_line(&std::mem::take(&mut cell)));
                rows.push(std::mem::take(&mut row));
            }
            c if c == separator && !quoted => row.push(clean_line(&std::mem::take(&mut cell))),
            c => cell.push(if c.is_control() { ' ' } else { c }),
        }
    }
    row.push(clean_line(&cell));
    rows.push(row);
    rows
}

/// The first sheet with something on it.
fn spreadsheet(path: &Path, bytes: &[u8]) -> Result<Vec<Vec<String>>, AppError> {
    let sheets = workbook::read(bytes).map_err(ExchangeError::from)?;
    let sheet = sheets.into_iter().find(|sheet| !sheet.rows.is_empty());
    let mut rows = Vec::new();
    for row in sheet.map(|sheet| sheet.rows).unwrap_or_default() {
        let width = row.cells.keys().next_back().map_or(0, |last| last + 1);
        let mut cells = Vec::new();
        for column in 0..width {
            cells.push(match row.cells.get(&column) {
                None | Some(Value::Flag(_)) => String::new(),
                Some(Value::Text(text)) => clean_line(text),
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::Date(day)) => day.to_string(),
                Some(Value::Formula | Value::Unreadable | Value::TooLong) => {
                    let (path, row) = (path.to_owned(), row.number);
                    return Err(CollateError::ListCell { path, row }.into());
                }
            });
        }
        rows.push(cells);
    }
    Ok(rows)
}

fn units(rows: &[Vec<String>]) -> Vec<ListedUnit> {
    let is_full = |row: &&Vec<String>| row.iter().any(|cell| !cell.is_empty());
    let mut rows: Vec<&Vec<String>> = rows.iter().filter(is_full).collect();
    let fields = match heads(&rows) {
        Some((at, fields)) => {
            rows.drain(..=at);
            fields
        }
        None => vec![None; name_column(&rows)]
            .into_iter()
            .chain([Some(Field::Name)])
            .collect(),
    };
    rows.into_iter().map(|row| unit(row, &fields)).collect()
}

/// The row that names the columns, among the first ten: titles may stand above it.
fn heads(rows: &[&Vec<String>]) -> Option<(usize, Vec<Option<Field>>)> {
    let named = rows.iter().take(10).map(|row| {
        let mut fields: Vec<_> = row.iter().map(|cell| field(cell)).collect();
        // The first column of each meaning is the one.
        for at in 1..fields.len() {
            let (before, rest) = fields.split_at_mut(at);
            if let Some(field) = rest.first_mut()
                && before.contains(field)
            {
                *field = None;
            }
        }
        fields
    });
    named
        .enumerate()
        .find(|(_, fields)| fields.contains(&Some(Field::Name)))
}

/// What a head of a column says.
fn field(head: &str) -> Option<Field> {
    let head = NameKey::of(head).bare;
    if NAME_HEADS.contains(&head.as_str()) {
        return Some(Field::Name);
    }
    let begins = |word: &&str| {
        let rest = head.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut named = OTHER_HEADS
        .iter()
        .filter(|(_, words)| words.iter().any(begins));
    named.next().map(|(field, _)| *field)
}

/// The first column that holds more than numbers.
fn name_column(rows: &[&Vec<String>]) -> usize {
    let is_number = |cell: &String| cell.chars().all(|c| c.is_ascii_digit() || c == '.');
    let widest = rows.iter().map(|row| row.len()).max().unwrap_or_default();
    let named = (0..widest).find(|column| {
        let mut cells = rows.iter().filter_map(|row| row.get(*column));
        cells.any(|cell| !is_number(cell))
    });
    named.unwrap_or_default()
}

fn unit(row: &[String], fields: &[Option<Field>]) -> ListedUnit {
    let of = |wanted: Field| {
        let at = fields.iter().position(|field| *field == Some(wanted));
        let cell = at.and_then(|at| row.get(at));
        cell.cloned().unwrap_or_default()
    };
    let aliases = of(Field::Alias);
    let aliases = aliases.split([';', '|']).map(clean_line);
    ListedUnit {
        name: of(Field::Name),
        code: of(Field::Code),
        kind: of(Field::Kind),
        aliases: aliases
            .filter(|alias| !search_key(alias).is_empty())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[Vec<String>]) -> Vec<String> {
        units(rows).into_iter().map(|unit| unit.name).collect()
    }

    #[test]
    fn a_text_has_a_unit_a_line() {
        let rows = lines("# năm 2026\nUBND xã A\n\n  UBND xã Tên Lửa\n");
        assert_eq!(names(&rows), ["UBND xã A", "UBND xã Tên Lửa"]);
        assert_eq!(
            names(&lines("1\tUBND xã A\n2\tUBND xã B")),
            ["UBND xã A", "UBND xã B"]
        );
    }

    #[test]
    fn columns_are_found_by_their_heads() {
        let csv = "DANH SÁCH ĐƠN VỊ NĂM 2026 CỦA TỈNH HẢI DƯƠNG;;;\nSTT;Tên đơn vị;Loại;Tên cũ\n\
                   1;\"UBND xã \"\"A\"\"; B\";Xã;\"UBND xã C | UBND xã D\"\r\n2;Sở Y tế;Sở;\n";
        let units = units(&delimited(csv));
        let expected = ListedUnit {
            name: "UBND xã \"A\"; B".to_owned(),
            code: String::new(),
            kind: "Xã".to_owned(),
            aliases: vec!["UBND xã C".to_owned(), "UBND xã D".to_owned()],
        };
        assert_eq!(units[0], expected);
        assert_eq!((units[1].name.as_str(), units.len()), ("Sở Y tế", 2));
    }

    #[test]
    fn an_open_quote_ends_with_the_file() {
        assert_eq!(delimited("a,\"b\nc").len(), 1);
    }
}
