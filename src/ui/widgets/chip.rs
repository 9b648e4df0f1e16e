//! Short marks: a word on a soft ground, with an icon where the meaning is a verdict.

use egui::{Color32, CornerRadius, Frame, Margin, RichText, Ui};

use super::icon::{Icon, icon};
use crate::i18n::{self, Language};
use crate::model::scoring::Standing;
use crate::ui::theme::{self, Palette};

/// What a chip, banner or toast says by its colour; its icon and words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// No verdict.
    Neutral,
    /// Something to know.
    Accent,
    /// All is well.
    Ok,
    /// Beware.
    Warning,
    /// Something failed.
    Bad,
}

impl Tone {
    /// Colour of text and icon.
    pub fn ink(self, palette: &Palette) -> Color32 {
        match self {
            Self::Neutral => palette.neutral,
            Self::Accent => palette.accent,
            Self::Ok => palette.ok,
            Self::Warning => palette.partial,
            Self::Bad => palette.bad,
        }
    }

    /// Colour of the ground.
    pub fn ground(self, palette: &Palette) -> Color32 {
        match self {
            Self::Neutral => palette.neutral_soft,
            Self::Accent => palette.accent_soft,
            Self::Ok => palette.ok_soft,
            Self::Warning => palette.partial_soft,
            Self::Bad => palette.bad_soft,
        }
    }

    /// The icon that says the same.
    pub fn icon(self) -> Icon {
        match self {
            Self::Neutral | Self::Accent => Icon::Info,
            Self::Ok => Icon::Met,
            Self::Warning => Icon::Warning,
            Self::Bad => Icon::NotMet,
        }
    }
}

/// A word on a soft ground, with an icon where one is given.
pub fn chip(ui: &mut Ui, palette: &Palette, tone: Tone, mark: Option<Icon>, text: &str) {
    let frame = Frame::new()
        .fill(tone.ground(palette))
        .corner_radius(CornerRadius::same(9))
        .inner_margin(Margin::symmetric(8, 2));
    frame.show(ui, |ui| {
        // A row is as high as this before anything is in it.
        ui.spacing_mut().interact_size.y = 18.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            if let Some(mark) = mark {
                icon(ui, mark, tone.ink(palette));
            }
            ui.label(
                RichText::new(text)
                    .size(theme::SMALL)
                    .color(tone.ink(palette)),
            );
        });
    });
}

/// The answer to an item as icon, word and colour.
pub fn standing_chip(ui: &mut Ui, palette: &Palette, language: Language, standing: Standing) {
    let tone = match standing {
        Standing::Met => Tone::Ok,
        Standing::Partial => Tone::Warning,
        Standing::NotMet => Tone::Bad,
        Standing::Unanswered | Standing::NotApplicable | Standing::OutOfScope => Tone::Neutral,
    };
    chip(
        ui,
        palette,
        tone,
        Some(Icon::of(standing)),
        i18n::standing(language, standing),
    );
}
