//! Vietnamese encodings from before Unicode, known by their telltale words.
//!
//! Text in TCVN3 (fonts .VnTime) or VNI (fonts VNI-Times) is Latin letters that
//! only those fonts show as Vietnamese. It is recognised, not converted: mixed
//! fonts in one file make a conversion unsafe for a legal text.

/// An encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegacyEncoding {
    /// TCVN 5712:1993 (ABC), fonts .VnTime.
    Tcvn3,
    /// VNI Windows, fonts VNI-Times.
    Vni,
}

/// "Điều", "khoản", "định", "cơ quan", "thông tin", "đơn vị" as each encoding leaves them.
const TCVN3: [&str; 7] = [
    "§iÒu",
    "kho¶n",
    "®Þnh",
    "c¬ quan",
    "th«ng tin",
    "®¬n vÞ",
    "b¶o ®¶m",
];
const VNI: [&str; 7] = [
    "Ñieàu",
    "khoaûn",
    "ñònh",
    "cô quan",
    "thoâng tin",
    "ñôn vò",
    "baûo ñaûm",
];

/// The encoding a text was written for, where at least two words betray it.
pub(super) fn legacy(text: &str) -> Option<LegacyEncoding> {
    let hits = |words: &[&str]| words.iter().filter(|word| text.contains(**word)).count();
    if hits(&TCVN3) >= 2 {
        Some(LegacyEncoding::Tcvn3)
    } else if hits(&VNI) >= 2 {
        Some(LegacyEncoding::Vni)
    } else {
        None
    }
}
