//! How the parts of OSCAL are written as JSON: names with hyphens, and nothing
//! for what is not there (an empty list is not allowed in OSCAL).

/// Whether a value is left out.
pub(super) trait Absent {
    /// True for `None` and for an empty list.
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Always written.
macro_rules! present {
    ($($kind:ty),+) => {$(
        impl Absent for $kind {
            fn is_absent(&self) -> bool {
                false
            }
        }
    )+};
}

present!(String, bool, &'static str);

/// Declares parts of OSCAL, each with the subset of its fields that Tukiem writes,
/// in the order of the metaschema.
macro_rules! forms {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $kind:ty,)* })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(clippy::struct_field_names, reason = "the names are those of OSCAL")]
        pub(super) struct $name {
            $(
                #[serde(skip_serializing_if = "super::form::Absent::is_absent")]
                pub(super) $field: $kind,
            )*
        }

        impl super::form::Absent for $name {
            fn is_absent(&self) -> bool {
                false
            }
        }
    )+};
}

pub(super) use forms;
