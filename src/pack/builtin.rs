//! The catalogs that come with the program.

/// A catalog file that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its file name under `checklists/`.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The built-in catalogs, in the order in which they are offered.
pub fn builtin() -> &'static [Source] {
    &[Source {
        file: "hai-duong-39-2024.ron",
        text: include_str!("../../checklists/hai-duong-39-2024.ron"),
    }]
}

/// The common controls.
pub const CONTROLS: Source = Source {
    file: "controls.ron",
    text: include_str!("../../checklists/controls.ron"),
};

/// The crosswalks between built-in catalogs.
pub const CROSSWALKS: &[Source] = &[];
