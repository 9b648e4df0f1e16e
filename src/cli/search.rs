//! `catalog search`: what all catalogs say of some words.

use super::Exit;
use super::output::Output;
use crate::app::error::AppError;
use crate::app::library::Library;
use crate::exchange::search_json::SearchForm;
use crate::exchange::to_json;
use crate::i18n::{self, Language, Translate};
use crate::model::catalog::{Catalog, Treatment};
use crate::model::search::{Query, Target};

/// One line a result: catalog, place, kind, text, separated by tabs; or all as JSON.
/// Nothing found is a negative result.
pub(super) fn run(
    library: &Library,
    words: &[String],
    json: bool,
    output: &Output,
) -> Result<Exit, AppError> {
    let typed = words.join(" ");
    let index = library.index();
    let found = index.search(&Query::parse(&typed), output.language);
    if json {
        output.data(&to_json(&SearchForm::of(&typed, &index, &found))?)?;
    } else {
        let mut page = String::new();
        for hit in &found.hits {
            if let Some(catalog) = index.catalogs().get(hit.catalog)
                && let Some(line) = line(catalog, hit.target, found.language)
            {
                page += &format!("{}\t{line}\n", catalog.id);
            }
        }
        output.data(&page)?;
        output.tell(&i18n::found_count(output.language, found.hits.len()));
    }
    Ok(if found.hits.is_empty() {
        Exit::Negative
    } else {
        Exit::Done
    })
}

fn line(catalog: &Catalog, target: Target, language: Language) -> Option<String> {
    Some(match target {
        Target::Article(at) => {
            let article = catalog.articles().nth(at)?;
            let word = language.pick("điều", "article");
            format!(
                "{}\t{word}\t{}",
                article.number,
                article.title.get(language)
            )
        }
        Target::Item(at) => {
            let item = catalog.items.get(at)?;
            let word = language.pick("mục", "item");
            format!("{}\t{word}\t{}", item.id, item.question.get(language))
        }
        Target::SetAside(at) => {
            let provision = catalog.provisions().nth(at)?;
            let Treatment::SetAside { reason, note } = &provision.treatment else {
                return None;
            };
            let reason = i18n::set_aside_reason(language, *reason);
            format!(
                "{}\t[{reason}]\t{}",
                provision.reference,
                note.get(language)
            )
        }
    })
}
