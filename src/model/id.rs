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
