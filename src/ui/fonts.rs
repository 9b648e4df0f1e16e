//! The fonts built in. egui's own do not cover Vietnamese and are left out.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// Family of bold text: egui makes no bold of its own.
pub const BOLD: &str = "bold";
/// Times-like families of the report's preview: upright, bold, italic, bold italic.
pub const TINOS: [&str; 4] = ["tinos", "tinos-bold", "tinos-italic", "tinos-bold-italic"];

const VIETNAM: &str = "be-vietnam-pro";
const VIETNAM_BOLD: &str = "be-vietnam-pro-bold";
/// Has the check marks, boxes and arrows that Be Vietnam Pro lacks.
const SYMBOLS: &str = "source-sans-3";

/// Bold text of this size, in points.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Installs the fonts. To be called once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add(
        VIETNAM,
        include_bytes!("../../assets/fonts/BeVietnamPro-Regular.ttf"),
    );
    add(
        VIETNAM_BOLD,
        include_bytes!("../../assets/fonts/BeVietnamPro-Bold.ttf"),
    );
    add(
        SYMBOLS,
        include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf"),
    );
    add(
        TINOS[0],
        include_bytes!("../../assets/fonts/Tinos-Regular.ttf"),
    );
    add(
        TINOS[1],
        include_bytes!("../../assets/fonts/Tinos-Bold.ttf"),
    );
    add(
        TINOS[2],
        include_bytes!("../../assets/fonts/Tinos-Italic.ttf"),
    );
    add(
        TINOS[3],
        include_bytes!("../../assets/fonts/Tinos-BoldItalic.ttf"),
    );
    let mut family = |family: FontFamily, faces: &[&str]| {
        fonts
            .families
            .insert(family, faces.iter().map(|&face| face.to_owned()).collect());
    };
    family(FontFamily::Proportional, &[VIETNAM, SYMBOLS]);
    family(FontFamily::Monospace, &[VIETNAM, SYMBOLS]);
    family(
        FontFamily::Name(BOLD.into()),
        &[VIETNAM_BOLD, VIETNAM, SYMBOLS],
    );
    for name in TINOS {
        family(FontFamily::Name(name.into()), &[name, SYMBOLS]);
    }
    fonts
}
