//! What proves an answer: a file kept by content, or a reference to something kept elsewhere.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::id::EvidenceId;
use super::interval::Interval;

/// The greatest size of one evidence file: 100 MiB.
pub const MAX_FILE_BYTES: u64 = 100 * 1024 * 1024;

/// The greatest length of an evidence file's name, in characters.
pub const MAX_NAME_CHARS: usize = 200;

/// SHA-256 of a file's content (FIPS 180-4): its address in the store.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        Some(Self(bytes))
    }

    /// The first 12 digits, enough for a person to compare.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A file in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Content address.
    pub sha256: Sha256,
    /// Size in bytes.
    pub size: u64,
    /// Media type guessed from the name: `application/pdf`.
    pub media_type: String,
}

/// One piece of evidence of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Number within the assessment.
    pub id: EvidenceId,
    /// File name, or what the reference is called. Cleaned of paths, control
    /// and direction characters; at most [`MAX_NAME_CHARS`].
    pub name: String,
    /// Where the paper is kept, its number and date; free text.
    pub description: String,
    /// The file, or `None` for a reference to a paper kept elsewhere.
    pub file: Option<StoredFile>,
    /// The day on which the proven fact was true.
    pub fact_date: Option<NaiveDate>,
    /// When it was added.
    pub added: DateTime<FixedOffset>,
}

impl Evidence {
    /// Whether it still proves, on the day `as_of`, a duty of this interval.
    /// Where the text sets a number, the fact's date must be known, not after
    /// `as_of`, and no older than the interval.
    pub fn is_fresh(&self, interval: Option<&Interval>, as_of: NaiveDate) -> bool {
        let Some(limit) = interval.and_then(Interval::fresh_for_days) else {
            return true;
        };
        self.fact_date
            .is_some_and(|date| (0..=limit).contains(&(as_of - date).num_days()))
    }
}

/// Makes a file name safe to keep and show: the last path component only, NFC,
/// no control or direction characters, none of `/ \ : * ? " < > |`, no leading
/// or trailing dot or space, no device of Windows, at most [`MAX_NAME_CHARS`] with the ending kept.
pub fn safe_file_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned: String = super::text::clean_line(last)
        .chars()
        .map(|c| {
            if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') {
                '_'
            } else {
                c
            }
        })
        .collect();
    let cleaned = cleaned.trim_matches(['.', ' ']);
    if cleaned.is_empty() {
        return "minh-chung".to_owned();
    }
    if is_device_name(cleaned) {
        return safe_file_name(&format!("_{cleaned}"));
    }
    let count = cleaned.chars().count();
    if count <= MAX_NAME_CHARS {
        return cleaned.to_owned();
    }
    let (stem, ending) = match cleaned.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (cleaned, String::new()),
    };
    let room = MAX_NAME_CHARS - ending.chars().count();
    stem.chars().take(room).collect::<String>() + &ending
}

/// Whether Windows takes the name for a device, with any ending: `CON`, `nul.txt`,
/// `COM1` (Microsoft, "Naming Files, Paths, and Namespaces").
fn is_device_name(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let port = stem
        .strip_prefix("COM")
        .or_else(|| stem.strip_prefix("LPT"));
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || port.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(is_digit))
}

/// The media type that a file's ending names; `application/octet-stream` where it is not known.
pub fn media_type(name: &str) -> &'static str {
    let ending = name
        .rsplit_once('.')
        .map(|(_, e)| e.to_ascii_lowercase())
        .unwrap_or_default();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "txt" | "log" => "text/plain",
        "csv" => "text/csv",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_paths_and_disguises() {
        #[track_caller]
        fn case(raw: &str, safe: &str) {
            assert_eq!(safe_file_name(raw), safe);
        }
        case("../../etc/passwd", "passwd");
        case("C:\\Users\\x\\Biên bản.pdf", "Biên bản.pdf");
        case("a\u{202E}fdp.exe", "afdp.exe");
        case("..", "minh-chung");
        case("", "minh-chung");
        case("CON", "_CON");
        case("nul.txt", "_nul.txt");
        case("com1 .tar.gz", "_com1 .tar.gz");
        case("LPT¹.pdf", "_LPT¹.pdf");
        case("CONGVAN.pdf", "CONGVAN.pdf");
        case("COM10.txt", "COM10.txt");
        case("a\nb\0c.txt", "abc.txt");
        let long = format!("{}.pdf", "ệ".repeat(300));
        let safe = safe_file_name(&long);
        assert_eq!(safe.chars().count(), MAX_NAME_CHARS);
        assert!(safe.ends_with(".pdf"));
    }

    #[test]
    fn hex_round_trips() {
        let hash = Sha256([0xa7; 32]);
        assert_eq!(Sha256::from_hex(&hash.to_string()), Some(hash));
        assert_eq!(Sha256::from_hex("zz"), None);
    }
}
