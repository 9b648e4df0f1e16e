//! Preferences, data, catalogs, about.

use egui::{CollapsingHeader, Grid, Label, RichText, Ui};

use crate::app::command::Command;
use crate::app::library::Entry;
use crate::app::paths;
use crate::app::settings::{Setting, Theme};
use crate::i18n::{self, Language, Message, Preference, Screen};
use crate::model::validity::Validity;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::{
    Icon, Tone, banner, chip, icon_text_button, page, section, side_remark, title,
};

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

fn catalogs(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    section(ui, cx.t(Preference::Catalogs));
    if icon_text_button(ui, cx.palette, Icon::Note, cx.t(Screen::Author)).clicked() {
        cx.go(Route::Author);
    }
    for entry in cx.session.library.entries() {
        catalog(ui, cx, entry);
        ui.add_space(6.0);
    }
    if !cx.session.library.problems.is_empty() {
        section(ui, cx.t(Preference::Problems));
        for problem in &cx.session.library.problems {
            banner(ui, cx.palette, Tone::Bad, &problem.message(cx.language));
        }
    }
}

fn catalog(ui: &mut Ui, cx: &ViewContext<'_>, entry: &Entry) {
    let catalog = &entry.catalog;
    let language = cx.language;
    let today = cx.session.clock().now().date_naive();
    let validity = cx.session.library.validity(catalog, today);
    let name = RichText::new(catalog.title.get(language)).font(fonts::bold(theme::BODY));
    ui.add(Label::new(name).wrap());
    ui.horizontal_wrapped(|ui| {
        chip(
            ui,
            cx.palette,
            validity_tone(&validity),
            None,
            i18n::validity(language, &validity),
        );
        let origin = if entry.built_in {
            Preference::BuiltIn
        } else {
            Preference::Added
        };
        chip(ui, cx.palette, Tone::Neutral, None, cx.t(origin));
        let facts = i18n::catalog_facts(language, &catalog.content_version, catalog.items.len());
        let line = format!("{} · {facts}", i18n::instrument_line(language, catalog));
        ui.label(
            RichText::new(line)
                .size(theme::SMALL)
                .color(cx.palette.weak),
        );
    });
    if !catalog.text_gaps.is_empty() {
        let name = format!(
            "{} ({})",
            cx.t(Preference::TextGaps),
            catalog.text_gaps.len()
        );
        let header = CollapsingHeader::new(RichText::new(name).size(theme::SMALL));
        header.id_salt(&catalog.id).show(ui, |ui| {
            for gap in &catalog.text_gaps {
                ui.add(Label::new(gap.get(language)).wrap());
            }
        });
    }
}

/// The tone of a regulation's standing.
pub(super) fn validity_tone(validity: &Validity) -> Tone {
    match validity {
        Validity::InForce { .. } => Tone::Ok,
        _ => Tone::Warning,
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
