//! Names of things as types, so that one cannot stand where another belongs.

use std::fmt;

macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Wraps a name as it stands; the loader checks its form.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! number_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

text_id!(
    /// A catalog, such as `hai-duong-39-2024`: lower-case ASCII letters, digits and hyphens.
    CatalogId
);
text_id!(
    /// A checklist item: its first provision, with a letter where one provision
    /// holds several duties (`7.2`, `11-a`).
    ItemId
);
text_id!(
    /// A common control shared by several regulations, such as `access.password`.
    ControlId
);
/// The stable name of an assessment wherever it goes: 16 random bytes, written as
/// 32 lower-case hexadecimal digits. Its number is only good within one database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssessmentUid(pub [u8; 16]);

impl AssessmentUid {
    /// Reads exactly 32 lower-case hexadecimal digits, so that one id has one text.
    pub fn from_hex(text: &str) -> Option<Self> {
        let plain = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 32 || !text.bytes().all(plain) {
            return None;
        }
        u128::from_str_radix(text, 16)
            .ok()
            .map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for AssessmentUid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

number_id!(
    /// An assessment in the unit's database, from 1.
    AssessmentId
);
number_id!(
    /// A piece of evidence within its assessment, from 1.
    EvidenceId
);
number_id!(
    /// A line of the remediation plan within its assessment, from 1.
    RemediationId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assessments_name_has_one_text() {
        let uid = AssessmentUid(*b"\x00\x0ftukiem-2026--\xff");
        let text = uid.to_string();
        assert_eq!(text, "000f74756b69656d2d323032362d2dff");
        assert_eq!(AssessmentUid::from_hex(&text), Some(uid));
        for wrong in [
            "",
            "000F74756b69656d2d323032362d2dff",
            "+00f74756b69656d2d323032362d2dff",
            "000f74756b69656d2d323032362d2dff0",
            "000f74756b69656d2d323032362d2df",
            "000f74756b69656d2d323032362d2dfđ",
        ] {
            assert_eq!(AssessmentUid::from_hex(wrong), None, "{wrong}");
        }
    }
}
