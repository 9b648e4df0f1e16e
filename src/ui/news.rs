//! What happened, as the sentences of toasts.

use egui::Context;

use super::toast::Toasts;
use crate::app::author::AuthorNews;
use crate::app::event::Event;
use crate::app::package::{How, PackageNews};
use crate::i18n::author;
use crate::i18n::package::Package;
use crate::i18n::sheet::taken;
use crate::i18n::{
    Language, Translate, evidence_damaged, evidence_intact, file_refused, files_added, written_to,
};

/// Tells one piece of news. What a view shows itself is not told again.
pub(super) fn tell(event: &Event, toasts: &mut Toasts, ctx: &Context, language: Language) {
    match event {
        Event::Failed(error) => toasts.warn(error.message(language)),
        Event::Imported { added, refused } => {
            if !added.is_empty() {
                toasts.tell(ctx, files_added(language, added.len()));
            }
            for (name, error) in refused {
                toasts.warn(file_refused(language, name, &error.message(language)));
            }
        }
        Event::EvidenceSaved(path) | Event::OfficeWritten(path) | Event::CollationSaved(path) => {
            toasts.tell(ctx, written_to(language, &path.display().to_string()));
        }
        Event::SheetTaken(items) => toasts.tell(ctx, taken(language, *items)),
        Event::Exported(exported) => {
            toasts.tell(
                ctx,
                written_to(language, &exported.path.display().to_string()),
            );
        }
        Event::OscalExported(paths) => {
            let folder = paths.first().and_then(|path| path.parent());
            let folder = folder.map_or_else(String::new, |folder| folder.display().to_string());
            toasts.tell(ctx, written_to(language, &folder));
        }
        Event::FileSigned(signed) => {
            toasts.tell(
                ctx,
                written_to(language, &signed.path.display().to_string()),
            );
        }
        Event::EvidenceVerified { files, damaged } if damaged.is_empty() => {
            toasts.tell(ctx, evidence_intact(language, *files));
        }
        Event::EvidenceVerified { files, damaged } => {
            let hashes: Vec<_> = damaged
                .iter()
                .map(super::super::model::evidence::Sha256::short)
                .collect();
            toasts.warn(evidence_damaged(language, *files, &hashes.join(", ")));
        }
        Event::Package(news) => toasts_of_package(news, toasts, ctx, language),
        Event::Author(news) => toasts_of_author(news, toasts, ctx, language),
        Event::EvidencePreview { .. }
        | Event::Verified { .. }
        | Event::PictureRead { .. }
        | Event::Tokens(_)
        | Event::PreviewReady
        | Event::SheetRead
        | Event::Collated
        | Event::RegulationRead => {}
    }
}

fn toasts_of_package(news: &PackageNews, toasts: &mut Toasts, ctx: &Context, language: Language) {
    let told = match news {
        PackageNews::Read => return,
        PackageNews::Written { path, .. } => written_to(language, &path.display().to_string()),
        PackageNews::TakenIn {
            how: How::Update, ..
        } => language.t(Package::Updated).to_owned(),
        PackageNews::TakenIn { .. } => language.t(Package::Taken).to_owned(),
    };
    toasts.tell(ctx, told);
}

fn toasts_of_author(news: &AuthorNews, toasts: &mut Toasts, ctx: &Context, language: Language) {
    let told = match news {
        AuthorNews::Opened => return,
        AuthorNews::Saved { raised, .. } => author::saved(language, raised.as_deref()),
        AuthorNews::Copied(path) => written_to(language, &path.display().to_string()),
        AuthorNews::Added { title, version } => author::added(language, title, version),
        AuthorNews::SetAside(folder) => author::set_aside(language, &folder.display().to_string()),
    };
    toasts.tell(ctx, told);
}
