//! What a person prefers; kept in the unit's database.

use super::picture::{SEAL_MM, SEAL_SIZES};
use crate::i18n::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light.
    #[default]
    Light,
    /// Light text on dark.
    Dark,
}

/// What was chosen for signing the last time. Nothing of it is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningChoices {
    /// File of the token's PKCS#11 module; empty where none was chosen.
    pub module: String,
    /// Picture of the leader's signature; empty where none was chosen.
    pub signature: String,
    /// Picture of the agency's seal; empty where none was chosen.
    pub seal: String,
    /// The seal's size in millimetres across.
    pub seal_mm: u16,
}

impl Default for SigningChoices {
    fn default() -> Self {
        Self {
            module: String::new(),
            signature: String::new(),
            seal: String::new(),
            seal_mm: SEAL_MM,
        }
    }
}

/// All preferences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language of the window.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Size of text in percent, 90–150.
    pub text_percent: u16,
    /// Width of the checklist's left pane in points.
    pub left_pane: u16,
    /// Width of the checklist's right pane in points.
    pub right_pane: u16,
    /// What was chosen for signing.
    pub signing: SigningChoices,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::Vietnamese,
            theme: Theme::Light,
            text_percent: 100,
            left_pane: 230,
            right_pane: 340,
            signing: SigningChoices::default(),
        }
    }
}

/// One preference to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Language.
    Language(Language),
    /// Theme.
    Theme(Theme),
    /// Text size in percent; brought into 90–150.
    TextPercent(u16),
    /// Pane widths in points.
    Panes {
        /// Left.
        left: u16,
        /// Right.
        right: u16,
    },
    /// What was chosen for signing; the size of the seal is brought into its bounds.
    Signing(SigningChoices),
}

impl Settings {
    /// Applies one change.
    pub fn apply(&mut self, setting: Setting) {
        match setting {
            Setting::Language(language) => self.language = language,
            Setting::Theme(theme) => self.theme = theme,
            Setting::TextPercent(percent) => self.text_percent = percent.clamp(90, 150),
            Setting::Panes { left, right } => {
                self.left_pane = left.clamp(160, 500);
                self.right_pane = right.clamp(240, 700);
            }
            Setting::Signing(choices) => {
                let seal_mm = choices
                    .seal_mm
                    .clamp(*SEAL_SIZES.start(), *SEAL_SIZES.end());
                self.signing = SigningChoices { seal_mm, ..choices };
            }
        }
    }

    /// The settings as rows of the database.
    pub fn rows(&self) -> [(&'static str, String); 9] {
        let language = if self.language == Language::English {
            "en"
        } else {
            "vi"
        };
        let theme = if self.theme == Theme::Dark {
            "dark"
        } else {
            "light"
        };
        [
            ("language", language.to_owned()),
            ("theme", theme.to_owned()),
            ("text_percent", self.text_percent.to_string()),
            ("left_pane", self.left_pane.to_string()),
            ("right_pane", self.right_pane.to_string()),
            ("signing_module", self.signing.module.clone()),
            ("signing_signature", self.signing.signature.clone()),
            ("signing_seal", self.signing.seal.clone()),
            ("signing_seal_mm", self.signing.seal_mm.to_string()),
        ]
    }

    /// Reads the settings; a missing or unreadable row keeps its default.
    pub fn from_rows(get: impl Fn(&str) -> Option<String>) -> Self {
        let mut settings = Self::default();
        if get("language").as_deref() == Some("en") {
            settings.language = Language::English;
        }
        if get("theme").as_deref() == Some("dark") {
            settings.theme = Theme::Dark;
        }
        let number = |key: &str| get(key).and_then(|text| text.parse::<u16>().ok());
        if let Some(percent) = number("text_percent") {
            settings.apply(Setting::TextPercent(percent));
        }
        let left = number("left_pane").unwrap_or(settings.left_pane);
        let right = number("right_pane").unwrap_or(settings.right_pane);
        settings.apply(Setting::Panes { left, right });
        let text = |key: &str| get(key).unwrap_or_default();
        settings.apply(Setting::Signing(SigningChoices {
            module: text("signing_module"),
            signature: text("signing_signature"),
            seal: text("signing_seal"),
            seal_mm: number("signing_seal_mm").unwrap_or(SEAL_MM),
        }));
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_round_trip() {
        let mut settings = Settings::default();
        settings.apply(Setting::Language(Language::English));
        settings.apply(Setting::Theme(Theme::Dark));
        settings.apply(Setting::TextPercent(300));
        settings.apply(Setting::Signing(SigningChoices {
            module: "/usr/lib/softhsm/libsofthsm2.so".to_owned(),
            signature: "D:\\chữ ký.png".to_owned(),
            seal: "dấu.png".to_owned(),
            seal_mm: 500,
        }));
        let rows = settings.rows();
        let read = Settings::from_rows(|key| {
            rows.iter()
                .find(|(k, _)| *k == key)
                .map(|(_, value)| value.clone())
        });
        assert_eq!(read, settings);
        assert_eq!(read.text_percent, 150);
        assert_eq!(read.signing.seal_mm, *SEAL_SIZES.end());
    }
}
