//! A picture of the signature or of the seal: chosen, looked at, its paper taken away.

use std::path::Path;
use std::sync::Arc;

use egui::{ColorImage, TextureFilter, TextureHandle, TextureOptions, Ui};

use super::complaint::{complain, complain_in_words};
use super::export_box::beside;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::picture::{Ground, Ink, Motif, PictureChoice, Prepared};
use crate::i18n::Signing;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::widgets::{Tone, banner, link, path_field, side_remark};

/// Endings of pictures; a name without one is still being typed.
const ENDINGS: [&str; 3] = [".png", ".jpg", ".jpeg"];

/// A picture as the preview shows it.
#[derive(Clone)]
pub(super) struct Shown {
    /// Its pixels on the screen's side.
    pub texture: TextureHandle,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// What it is of.
    pub motif: Motif,
}

/// The field with what was read.
#[derive(Default)]
pub(super) struct PictureField {
    path: String,
    clear: bool,
    asked: Option<PictureChoice>,
    read: Option<Result<Arc<Prepared>, Arc<AppError>>>,
    texture: Option<TextureHandle>,
}

impl PictureField {
    /// Starts with the picture of the last time.
    pub(super) fn with_path(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            ..Self::default()
        }
    }

    /// What was typed or chosen, for the next time.
    pub(super) fn path(&self) -> &str {
        self.path.trim()
    }

    /// A picture was read; it is taken where it is the one asked for here.
    pub(super) fn read(
        &mut self,
        choice: &PictureChoice,
        result: &Result<Arc<Prepared>, Arc<AppError>>,
    ) {
        if self.asked.as_ref() == Some(choice) {
            self.read = Some(result.clone());
            self.texture = None;
        }
    }

    /// Draws it. Says whether its place on the page shall be shown.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, motif: Motif) -> bool {
        let (label, choice) = match motif {
            Motif::Signature => (Signing::SignaturePicture, Choice::OpenPicture),
            Motif::Seal { .. } => (Signing::SealPicture, Choice::OpenSeal),
        };
        let label = cx.t(label);
        path_field(ui, cx, label, choice, None, &mut self.path);
        self.ask(cx, motif);
        if self.asked.is_none() {
            return false;
        }
        match self.read.clone() {
            None => side_remark(ui, cx.palette, cx.t(Signing::Reading)),
            Some(Err(error)) => complain_in_words(ui, cx, &error.message(cx.language)),
            Some(Ok(picture)) => self.remarks(ui, cx, motif, &picture),
        }
        matches!(self.read, Some(Ok(_))) && link(ui, cx.palette, cx.t(Signing::ShowPlace)).clicked()
    }

    /// Asks for the picture when its path, its size or the wish to clear it is new.
    fn ask(&mut self, cx: &mut ViewContext<'_>, motif: Motif) {
        let wanted = self.choice(cx.session.database(), motif);
        if wanted == self.asked {
            return;
        }
        let same_file = match (&wanted, &self.asked) {
            (Some(new), Some(old)) => new.path == old.path,
            _ => false,
        };
        if !same_file {
            self.read = None;
            self.texture = None;
        }
        if let Some(wanted) = &wanted {
            cx.push(Command::LookAtPicture(wanted.clone()));
        }
        self.asked = wanted;
    }

    fn remarks(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, motif: Motif, picture: &Prepared) {
        match picture.ground {
            Ground::Paper(_) => {
                if !picture.is_transparent() {
                    banner(ui, cx.palette, Tone::Warning, cx.t(Signing::Paper));
                }
                ui.checkbox(&mut self.clear, cx.t(Signing::ClearPaper));
            }
            Ground::Other => {
                let path = self.asked.as_ref().map(|asked| asked.path.clone());
                let error = AppError::PictureGround {
                    path: path.unwrap_or_default(),
                };
                complain_in_words(ui, cx, &error.message(cx.language));
            }
            Ground::Transparent => {}
        }
        let remark = match (motif, picture.ink) {
            _ if !picture.is_transparent() => None,
            (Motif::Signature, Ink::Red | Ink::Other) => Some(Signing::NotBlue),
            (Motif::Seal { .. }, Ink::Blue | Ink::Other) => Some(Signing::NotRed),
            _ => None,
        };
        if let Some(remark) = remark {
            side_remark(ui, cx.palette, cx.t(remark));
        }
    }

    /// What stands in the way of signing with it.
    pub(super) fn problem(&self) -> Option<Signing> {
        match &self.read {
            Some(Ok(picture)) if picture.is_transparent() => None,
            Some(Ok(picture)) if picture.ground == Ground::Other => Some(Signing::NeedPicture),
            Some(Ok(_)) => Some(Signing::NeedClear),
            Some(Err(_)) => Some(Signing::NeedPicture),
            None => None,
        }
    }

    /// Says below the field what stands in the way.
    pub(super) fn complain(&self, ui: &mut Ui, cx: &ViewContext<'_>) {
        complain(ui, cx, self.problem());
    }

    /// The picture to sign with; `None` where the field is empty.
    pub(super) fn choice(&self, database: &Path, motif: Motif) -> Option<PictureChoice> {
        let typed = self.path.trim();
        let lower = typed.to_lowercase();
        let whole = ENDINGS.iter().any(|ending| lower.ends_with(ending));
        whole.then(|| PictureChoice {
            path: beside(database, typed),
            clear_paper: self.clear,
            motif,
        })
    }

    /// The picture for the preview.
    pub(super) fn shown(&mut self, ui: &Ui) -> Option<Shown> {
        let motif = self.asked.as_ref()?.motif;
        let Some(Ok(picture)) = &self.read else {
            return None;
        };
        let texture = self.texture.get_or_insert_with(|| {
            let sides = [picture.width, picture.height].map(|side| side as usize);
            let pixels = ColorImage::from_rgba_unmultiplied(sides, &picture.rgba);
            // A picture sharp enough for print is drawn much smaller here.
            let options = TextureOptions {
                mipmap_mode: Some(TextureFilter::Linear),
                ..TextureOptions::LINEAR
            };
            ui.ctx().load_texture("signature picture", pixels, options)
        });
        Some(Shown {
            texture: texture.clone(),
            size: (picture.width, picture.height),
            motif,
        })
    }
}
