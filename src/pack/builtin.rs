//! The catalogs that come with the program.

/// A catalog file that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its file name under `checklists/`.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! source {
    ($file:literal) => {
        Source {
            file: $file,
            text: include_str!(concat!("../../checklists/", $file)),
        }
    };
}

/// The built-in catalogs, in the order in which they are offered.
pub fn builtin() -> &'static [Source] {
    BUILTIN
}

const BUILTIN: &[Source] = &[
    source!("hai-duong-39-2024.ron"),
    source!("hai-phong-2026-draft.ron"),
    source!("hai-phong-2993-2016.ron"),
    source!("hau-giang-48-2024.ron"),
    source!("quang-binh-26-2014.ron"),
    source!("tra-vinh-1289-2024.ron"),
];

/// The common controls.
pub const CONTROLS: Source = source!("controls.ron");

/// The crosswalks between built-in catalogs.
pub const CROSSWALKS: &[Source] = &[
    source!("crosswalks/hai-duong-39-2024--hai-phong-2026-draft.ron"),
    source!("crosswalks/hai-phong-2993-2016--hai-phong-2026-draft.ron"),
];
