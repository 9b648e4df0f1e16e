//! The look: every colour and size of the window. No other file names a raw colour.

use egui::style::{Selection, WidgetVisuals};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Visuals, vec2,
};

use super::fonts;
use crate::app::settings::{Settings, Theme};
use crate::model::scoring::{Grade, Standing};

/// Size of ordinary text in points.
pub const BODY: f32 = 14.5;
/// Size of side remarks in points.
pub const SMALL: f32 = 12.5;
/// Size of a screen's title in points.
pub const TITLE: f32 = 22.0;
/// Size of a section's title in points.
pub const SECTION: f32 = 16.0;

/// The colours of one theme. Text colours stand at 4.5:1 or more against
/// [`Self::surface`] and [`Self::panel`] (WCAG 2.2, 1.4.3); a test measures it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Ordinary text.
    pub text: Color32,
    /// Side remarks.
    pub weak: Color32,
    /// Background of the screen.
    pub surface: Color32,
    /// Background of the rail, the bars and side panes.
    pub panel: Color32,
    /// Background of text fields.
    pub field: Color32,
    /// Background of what the pointer is over.
    pub hover: Color32,
    /// Lines between things.
    pub stroke: Color32,
    /// Outline of fields and buttons (3:1).
    pub outline: Color32,
    /// The one accent: links, selection, the filled button.
    pub accent: Color32,
    /// Background of what is selected.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Đạt; everything is well.
    pub ok: Color32,
    /// Background of a remark that all is well.
    pub ok_soft: Color32,
    /// Đạt một phần; a warning.
    pub partial: Color32,
    /// Background of a warning.
    pub partial_soft: Color32,
    /// Chưa đạt; an error.
    pub bad: Color32,
    /// Background of an error.
    pub bad_soft: Color32,
    /// Chưa trả lời, không áp dụng.
    pub neutral: Color32,
    /// Background of a neutral chip; the empty part of a bar.
    pub neutral_soft: Color32,
    /// What lies over the window behind a dialog.
    pub backdrop: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

impl Palette {
    /// Dark text on light.
    pub const LIGHT: Self = Self {
        text: rgb(0x001B_2733),
        weak: rgb(0x0052_606C),
        surface: rgb(0x00FF_FFFF),
        panel: rgb(0x00F4_F6F8),
        field: rgb(0x00FF_FFFF),
        hover: rgb(0x00E9_EEF2),
        stroke: rgb(0x00D8_DEE4),
        outline: rgb(0x0087_94A0),
        accent: rgb(0x001B_69AB),
        accent_soft: rgb(0x00DF_ECF7),
        on_accent: rgb(0x00FF_FFFF),
        ok: rgb(0x0017_713D),
        ok_soft: rgb(0x00E3_F3E9),
        partial: rgb(0x008F_5200),
        partial_soft: rgb(0x00FC_F0DC),
        bad: rgb(0x00B3_261E),
        bad_soft: rgb(0x00FB_E7E5),
        neutral: rgb(0x0056_636E),
        neutral_soft: rgb(0x00E8_ECEF),
        backdrop: Color32::from_black_alpha(90),
    };

    /// Light text on dark.
    pub const DARK: Self = Self {
        text: rgb(0x00E6_EBEF),
        weak: rgb(0x00A7_B3BD),
        surface: rgb(0x0015_1A1F),
        panel: rgb(0x001C_2329),
        field: rgb(0x000F_1418),
        hover: rgb(0x0029_323A),
        stroke: rgb(0x0033_3D46),
        outline: rgb(0x006E_7B87),
        accent: rgb(0x0062_AEEA),
        accent_soft: rgb(0x001D_3A52),
        on_accent: rgb(0x0009_1722),
        ok: rgb(0x0066_C98F),
        ok_soft: rgb(0x0016_3325),
        partial: rgb(0x00E5_AF45),
        partial_soft: rgb(0x003A_2D12),
        bad: rgb(0x00F4_9088),
        bad_soft: rgb(0x0044_1F1D),
        neutral: rgb(0x00A0_ACB6),
        neutral_soft: rgb(0x002B_343C),
        backdrop: Color32::from_black_alpha(140),
    };

    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &Self::LIGHT,
            Theme::Dark => &Self::DARK,
        }
    }

    /// The colour that goes with an answer's icon and word.
    pub fn standing(&self, standing: Standing) -> Color32 {
        match standing {
            Standing::Met => self.ok,
            Standing::Partial => self.partial,
            Standing::NotMet => self.bad,
            Standing::Unanswered | Standing::NotApplicable | Standing::OutOfScope => self.neutral,
        }
    }

    /// The colour that goes with a grade's letter and word.
    pub fn grade(&self, grade: Grade) -> Color32 {
        match grade {
            Grade::A | Grade::B => self.ok,
            Grade::C => self.partial,
            Grade::D | Grade::E => self.bad,
        }
    }
}

/// Brings the window to the settings' theme and text size.
pub fn apply(ctx: &Context, settings: &Settings) {
    let theme = match settings.theme {
        Theme::Light => egui::Theme::Light,
        Theme::Dark => egui::Theme::Dark,
    };
    ctx.set_style_of(theme, style(Palette::of(settings.theme), theme));
    ctx.set_theme(theme);
    ctx.set_zoom_factor(f32::from(settings.text_percent) / 100.0);
    // Ctrl and +/- change the setting, so that it is remembered.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

fn style(palette: &Palette, theme: egui::Theme) -> Style {
    let mut style = Style {
        visuals: visuals(palette, theme),
        ..Style::default()
    };
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, regular(SMALL)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (
            TextStyle::Monospace,
            FontId::new(SMALL, FontFamily::Monospace),
        ),
        (TextStyle::Heading, fonts::bold(TITLE)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(10.0, 8.0);
    spacing.button_padding = vec2(12.0, 5.0);
    spacing.interact_size.y = 30.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 8.0;
    spacing.indent = 22.0;
    spacing.tooltip_width = 420.0;
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(6);
    spacing.text_edit_width = 320.0;
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = 9.0;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style
}

fn visuals(palette: &Palette, theme: egui::Theme) -> Visuals {
    let mut visuals = match theme {
        egui::Theme::Light => Visuals::light(),
        egui::Theme::Dark => Visuals::dark(),
    };
    let widget = |fill, line: Stroke, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line,
        fg_stroke: Stroke::new(1.5, text),
        corner_radius: CornerRadius::same(6),
        expansion: 0.0,
    };
    let line = |width, colour| Stroke::new(width, colour);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(palette.surface, line(1.0, palette.stroke), palette.text);
    widgets.inactive = widget(palette.field, line(1.0, palette.outline), palette.text);
    widgets.hovered = widget(palette.hover, line(1.0, palette.accent), palette.text);
    // The pressed widget, and the one that has the keyboard: the ring must be seen.
    widgets.active = widget(palette.hover, line(2.0, palette.accent), palette.text);
    widgets.open = widget(palette.hover, line(1.0, palette.accent), palette.text);
    visuals.selection = Selection {
        bg_fill: palette.accent_soft,
        stroke: line(2.0, palette.accent),
    };
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.panel;
    visuals.extreme_bg_color = palette.field;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.code_bg_color = palette.panel;
    visuals.warn_fg_color = palette.partial;
    visuals.error_fg_color = palette.bad;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = line(1.0, palette.outline);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.panel_fill = palette.surface;
    visuals.text_cursor.stroke = line(2.0, palette.accent);
    // A blinking cursor keeps an idle window at work.
    visuals.text_cursor.blink = false;
    visuals.indent_has_left_vline = false;
    visuals.collapsing_header_frame = false;
    visuals.slider_trailing_fill = true;
    visuals.disabled_alpha = 0.55;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_in_both_themes() {
        for p in [Palette::LIGHT, Palette::DARK] {
            let texts = [p.text, p.weak, p.accent, p.ok, p.partial, p.bad, p.neutral];
            for text in texts {
                for ground in [p.surface, p.panel, p.field, p.hover] {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "{text:?} on {ground:?}: {found}");
                }
            }
            for (text, ground) in [
                (p.on_accent, p.accent),
                (p.accent, p.accent_soft),
                (p.text, p.accent_soft),
                (p.ok, p.ok_soft),
                (p.partial, p.partial_soft),
                (p.bad, p.bad_soft),
                (p.neutral, p.neutral_soft),
            ] {
                let found = contrast(text, ground);
                assert!(found >= 4.5, "{text:?} on {ground:?}: {found}");
            }
            assert!(contrast(p.outline, p.surface) >= 3.0);
        }
    }
}
