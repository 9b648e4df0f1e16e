//! Preferences, trusted certificates, data, about.

mod trust;

use egui::{CollapsingHeader, Grid, Label, RichText, Ui};

use crate::app::command::Command;
use crate::app::paths;
use crate::app::settings::{Setting, Theme};
use crate::i18n::{self, Language, Message, Preference, Screen};
use crate::ui::context::ViewContext;
use crate::ui::route::Route;
use crate::ui::theme::Palette;
use crate::ui::widgets::{Icon, icon_text_button, link, page, section, side_remark, title};

/// Text sizes offered, in percent.
const SIZES: [u16; 7] = [90, 100, 110, 120, 130, 140, 150];

/// Licences of the fonts that are built in.
const LICENCES: [(&str, &str); 4] = [
    ("THIRD-PARTY.md", include_str!("../../../THIRD-PARTY.md")),
    (
        "Be Vietnam Pro",
        include_str!("../../../assets/fonts/BeVietnamPro-OFL.txt"),
    ),
    (
        "Source Sans 3",
        include_str!("../../../assets/fonts/SourceSans3-OFL.md"),
    ),
    ("Tinos", include_str!("../../../assets/fonts/Tinos-OFL.txt")),
];

/// The screen; it remembers nothing.
#[derive(Default)]
pub struct SettingsView;

impl SettingsView {
    /// Draws it.
    #[allow(clippy::unused_self, reason = "every view is shown the same way")]
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        page(ui, 860.0, |ui| {
            title(
                ui,
                cx.palette,
                cx.t(Preference::Title),
                cx.t(Preference::Remark),
            );
            look(ui, cx);
            trust::show(ui, cx);
            data(ui, cx);
            catalogs(ui, cx);
            about(ui, cx);
        });
    }
}

fn look(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    section(ui, cx.t(Preference::Look));
    let settings = &cx.session.settings;
    Grid::new("look")
        .num_columns(2)
        .spacing([28.0, 8.0])
        .show(ui, |ui| {
            ui.label(cx.t(Preference::Language));
            ui.horizontal(|ui| {
                let languages = [
                    (Language::Vietnamese, Preference::Vietnamese),
                    (Language::English, Preference::English),
                ];
                for (language, name) in languages {
                    let set = Setting::Language(language);
                    choice(ui, cx, settings.language == language, name, set);
                }
            });
            ui.end_row();
            ui.label(cx.t(Preference::Theme));
            ui.horizontal(|ui| {
                for (theme, name) in [
                    (Theme::Light, Preference::Light),
                    (Theme::Dark, Preference::Dark),
                ] {
                    choice(ui, cx, settings.theme == theme, name, Setting::Theme(theme));
                }
            });
            ui.end_row();
            ui.label(cx.t(Preference::TextSize));
            ui.horizontal_wrapped(|ui| {
                for percent in SIZES {
                    let on = settings.text_percent == percent;
                    if ui.radio(on, format!("{percent} %")).clicked() && !on {
                        cx.push(Command::Set(Setting::TextPercent(percent)));
                    }
                }
            });
            ui.end_row();
        });
}

fn choice(ui: &mut Ui, cx: &mut ViewContext<'_>, on: bool, name: impl Message, setting: Setting) {
    if ui.radio(on, cx.t(name)).clicked() && !on {
        cx.push(Command::Set(setting));
    }
}

fn data(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    section(ui, cx.t(Preference::Data));
    let database = cx.session.database().to_owned();
    let rows = [
        (Preference::Database, database.display().to_string()),
        (
            Preference::CatalogFolder,
            paths::catalog_folder(&database).display().to_string(),
        ),
    ];
    Grid::new("data")
        .num_columns(2)
        .spacing([28.0, 8.0])
        .show(ui, |ui| {
            for (name, path) in rows {
                ui.label(cx.t(name));
                ui.horizontal_wrapped(|ui| {
                    ui.add(Label::new(RichText::new(&path)).selectable(true).wrap());
                });
                ui.end_row();
            }
        });
    ui.add_space(4.0);
    if icon_text_button(ui, cx.palette, Icon::Met, cx.t(Preference::Verify)).clicked() {
        cx.push(Command::VerifyEvidence);
    }
    side_remark(ui, cx.palette, cx.t(Preference::VerifyRemark));
}

/// The regulations have a screen of their own.
fn catalogs(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    section(ui, cx.t(Screen::Library));
    let count = cx.session.library.entries().count();
    if link(ui, cx.palette, &i18n::see_regulations(cx.language, count)).clicked() {
        cx.go(Route::Library);
    }
}

fn about(ui: &mut Ui, cx: &ViewContext<'_>) {
    section(ui, cx.t(Preference::About));
    ui.add(Label::new(cx.t(Preference::AboutText)).wrap());
    ui.label(i18n::version_line(cx.language, env!("CARGO_PKG_VERSION")));
    ui.label(cx.t(Preference::Licence));
    CollapsingHeader::new(cx.t(Preference::FontLicences)).show(ui, |ui| {
        for (name, text) in LICENCES {
            licence(ui, cx.palette, name, text);
        }
    });
}

fn licence(ui: &mut Ui, palette: &Palette, name: &str, text: &str) {
    CollapsingHeader::new(name).show(ui, |ui| side_remark(ui, palette, text));
}
