//! `catalog list | show | check | coverage | draft | search`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Exit;
use super::args::CatalogTask;
use super::output::Output;
use super::regulation;
use super::search;
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::library::{Library, read_catalog};
use crate::exchange::catalog_json::CatalogForm;
use crate::exchange::to_json;
use crate::i18n::{self, Translate};
use crate::model::catalog::{Catalog, Treatment};
use crate::model::id::CatalogId;
use crate::model::validity::Validity;

pub(super) fn run(
    task: CatalogTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let today = clock.now().date_naive();
    match task {
        CatalogTask::List { folder } => list(folder.as_deref(), today, output),
        CatalogTask::Show { id, json, folder } => {
            let library = library(folder.as_deref(), output)?;
            let catalog = library.get(&CatalogId::new(id))?;
            let text = if json {
                to_json(&CatalogForm::from(&*catalog))?
            } else {
                page(&catalog, &library.validity(&catalog, today), output)
            };
            output.data(&text)?;
            Ok(Exit::Done)
        }
        CatalogTask::Check { files } => check(&files, output),
        CatalogTask::Search {
            words,
            json,
            folder,
        } => search::run(&library(folder.as_deref(), output)?, &words, json, output),
        CatalogTask::Coverage { id, text, json } => regulation::coverage(&id, &text, json, output),
        CatalogTask::Draft { text, out, id } => regulation::draft(&text, &out, id, clock, output),
    }
}

fn library(folder: Option<&Path>, output: &Output) -> Result<Library, AppError> {
    let mut library = Library::built_in()?;
    if let Some(folder) = folder {
        library.add_folder(folder);
        library
            .problems
            .iter()
            .for_each(|problem| output.tell(&problem.message(output.language)));
    }
    Ok(library)
}

/// One line a catalog: id, standing, counts, title, separated by tabs.
fn list(folder: Option<&Path>, today: NaiveDate, output: &Output) -> Result<Exit, AppError> {
    let library = library(folder, output)?;
    for entry in library.entries() {
        let catalog = &entry.catalog;
        output.data(&format!(
            "{}\t{}\t{}\t{}\t{}\n",
            catalog.id,
            i18n::validity(output.language, &library.validity(catalog, today)),
            catalog.provisions().count(),
            catalog.items.len(),
            catalog.title.get(output.language)
        ))?;
    }
    Ok(if library.problems.is_empty() {
        Exit::Done
    } else {
        Exit::Negative
    })
}

/// The catalog for a person to read.
fn page(catalog: &Catalog, validity: &Validity, output: &Output) -> String {
    let l = output.language;
    let mut page = format!(
        "{}\n{}\n{}\n",
        catalog.title.get(l),
        i18n::instrument_line(l, catalog),
        i18n::validity(l, validity)
    );
    for article in catalog.articles() {
        page += &format!(
            "\n{} {}. {}\n",
            l.pick("Điều", "Article"),
            article.number,
            article.title.get(l)
        );
        for provision in &article.provisions {
            if let Treatment::SetAside { reason, note } = &provision.treatment {
                let reason = i18n::set_aside_reason(l, *reason);
                page += &format!("  {}  [{reason}] {}\n", provision.reference, note.get(l));
            }
        }
        for item in catalog
            .items
            .iter()
            .filter(|item| item.article() == article.number)
        {
            let critical = if item.critical {
                l.pick(" (điểm liệt)", " (critical)")
            } else {
                ""
            };
            page += &format!("  {}  {}{critical}\n", item.id, item.question.get(l));
        }
    }
    page
}

fn check(files: &[PathBuf], output: &Output) -> Result<Exit, AppError> {
    let mut exit = Exit::Done;
    for file in files {
        match read_catalog(file) {
            Ok(catalog) => {
                let (provisions, items) = (catalog.provisions().count(), catalog.items.len());
                output.data(&output.language.pick(
                    format!(
                        "{}: hợp lệ, {provisions} điều khoản, {items} mục\n",
                        file.display()
                    ),
                    format!(
                        "{}: valid, {provisions} provisions, {items} items\n",
                        file.display()
                    ),
                ))?;
            }
            Err(error @ AppError::Catalog(_)) => {
                output.tell(&error.message(output.language));
                exit = Exit::Negative;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(exit)
}
