//! Catalogs that are being written: read back whatever [`write`](super::write)
//! wrote, and their problems by the thing they concern.

use std::collections::BTreeSet;

use super::draft_form::DraftForm;
use super::load::load_with_controls;
use super::problem::{Problem, ProblemKind, Problems};
use super::syntax::{options, understand};
use super::write::{WriteError, write};
use crate::model::catalog::Catalog;
use crate::model::id::ControlId;

/// The thing that a problem concerns, by its position in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What stands once: id, title, dates …
    Head,
    /// The n-th chapter.
    Chapter(usize),
    /// The n-th article of the whole text.
    Article(usize),
    /// The n-th provision of the whole text.
    Provision(usize),
    /// The n-th item.
    Item(usize),
}

/// One thing wrong with a catalog that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it concerns.
    pub place: Place,
    /// The field of the format it stands in, such as `question`; empty where it concerns the whole.
    pub field: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// A catalog as text, with everything wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The catalog in RON.
    pub text: String,
    /// What is wrong; empty where the text loads.
    pub findings: Vec<Finding>,
}

/// Writes a catalog and reads it as a stranger's file would be read.
///
/// # Errors
/// As [`write`].
pub fn check(
    catalog: &Catalog,
    controls: Option<&BTreeSet<ControlId>>,
) -> Result<Checked, WriteError> {
    let text = write(catalog)?;
    let findings = match load_with_controls("", &text, controls) {
        Ok(_) => Vec::new(),
        Err(problems) => placed(&text, problems.0),
    };
    Ok(Checked { text, findings })
}

/// Reads a catalog written by [`write`] without holding it to the rules, so
/// that unfinished work comes back as it was.
///
/// # Errors
/// The one place from which on the text is not a catalog's.
pub fn read_draft(name: &str, text: &str) -> Result<Catalog, Problems> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let problem = |line, column, kind| {
        let file = name.to_owned();
        Problems(vec![Problem {
            file,
            line,
            column,
            kind,
        }])
    };
    let form = options().from_str::<DraftForm>(text).map_err(|error| {
        let (_, kind) = understand(text, &error);
        problem(error.span.start.line, error.span.start.col, kind)
    })?;
    form.catalog()
        .map_err(|message| problem(1, 1, ProblemKind::BadReference { message }))
}

/// Finds for every problem the thing whose lines hold it. The writer indents by
/// structure and keeps line ends out of texts, so indentation alone tells.
fn placed(text: &str, problems: Vec<Problem>) -> Vec<Finding> {
    let mut walk = Walk::default();
    let mut lines = text.lines().enumerate();
    let mut findings = Vec::new();
    for problem in problems {
        while walk.line < problem.line {
            let Some((at, line)) = lines.next() else {
                break;
            };
            walk.line = at + 1;
            walk.step(line);
        }
        findings.push(Finding {
            place: walk.place(),
            field: walk.field.clone(),
            kind: problem.kind,
        });
    }
    findings
}

/// How many of each thing have begun, and the field that is open.
#[derive(Default)]
struct Walk {
    line: usize,
    section: String,
    field: String,
    chapters: usize,
    articles: usize,
    provisions: usize,
    items: usize,
    /// Which of chapter, article and provision began last.
    inner: Inner,
}

#[derive(Default, Clone, Copy)]
enum Inner {
    #[default]
    Chapter,
    Article,
    Provision,
}

impl Walk {
    fn step(&mut self, line: &str) {
        let words = line.trim_start();
        let indent = (line.len() - words.len()) / 4;
        let name = words.split_once(':').map(|(name, _)| name.to_owned());
        let opens = words == "(";
        match (self.section.as_str(), indent) {
            (_, 1) => {
                if let Some(name) = name {
                    self.section.clone_from(&name);
                    self.field = name;
                }
            }
            ("items", 2) if opens => {
                self.items += 1;
                self.field.clear();
            }
            ("chapters", 2) if opens => self.begin(Inner::Chapter),
            ("chapters", 4) if opens => self.begin(Inner::Article),
            ("chapters", 6) if words.starts_with('(') => self.begin(Inner::Provision),
            ("items" | "chapters", 3) | ("chapters", 5) => {
                if let Some(name) = name {
                    self.field = name;
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, inner: Inner) {
        self.inner = inner;
        self.field.clear();
        match inner {
            Inner::Chapter => self.chapters += 1,
            Inner::Article => self.articles += 1,
            Inner::Provision => self.provisions += 1,
        }
    }

    fn place(&self) -> Place {
        let nth = |count: usize| count.checked_sub(1);
        let place = match (self.section.as_str(), self.inner) {
            ("items", _) => nth(self.items).map(Place::Item),
            ("chapters", Inner::Chapter) => nth(self.chapters).map(Place::Chapter),
            ("chapters", Inner::Article) => nth(self.articles).map(Place::Article),
            ("chapters", Inner::Provision) => nth(self.provisions).map(Place::Provision),
            _ => None,
        };
        place.unwrap_or(Place::Head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::provision::ProvisionRef;
    use crate::model::text::Text;
    use crate::pack::{builtin, load};

    /// The smallest of the built-in catalogs: an unoptimised build reads slowly.
    fn small() -> Catalog {
        let source = builtin().iter().min_by_key(|s| s.text.len()).unwrap();
        load(source.file, source.text).unwrap()
    }

    #[test]
    fn a_sound_catalog_comes_back_and_has_no_finding() {
        let catalog = small();
        let checked = check(&catalog, None).unwrap();
        assert_eq!(checked.findings, []);
        assert_eq!(read_draft("d", &checked.text).unwrap(), catalog);
    }

    #[test]
    fn a_broken_catalog_comes_back_as_it_was() {
        let mut catalog = small();
        catalog.title = Text::default();
        catalog.items[3].question.vi = "“\"\\\n\u{7}".to_owned();
        catalog.items[4].evidence.clear();
        catalog.recipients.clear();
        catalog.annual_report = None;
        let checked = check(&catalog, None).unwrap();
        assert!(!checked.findings.is_empty());
        assert_eq!(read_draft("d", &checked.text).unwrap(), catalog);
        assert!(read_draft("d", "(id: 3").is_err());
        assert!(read_draft("d", "").is_err());
    }

    #[test]
    fn findings_name_the_thing_and_its_field() {
        let mut broken = small();
        let last = broken.items.len() - 1;
        let articles = broken.articles().count();
        broken.title.vi.clear();
        let article = broken.chapters.last_mut().unwrap().articles.last_mut();
        article.unwrap().title.vi.clear();
        let mut expected = vec![
            (Place::Head, "title"),
            (Place::Article(articles - 1), "title"),
        ];
        for at in [0, last / 2, last] {
            broken.items[at].question.vi.clear();
            broken.items[at].bearers.clear();
            expected.push((Place::Item(at), "question"));
            expected.push((Place::Item(at), "bearers"));
        }
        found(&broken, &expected);
    }

    #[test]
    fn an_uncited_provision_is_named_by_its_position() {
        let mut broken = small();
        let only: ProvisionRef = broken.items.last().unwrap().cites[0].clone();
        broken.items.retain(|item| !item.cites.contains(&only));
        let at = broken.provisions().position(|p| p.reference == only);
        let findings = check(&broken, None).unwrap().findings;
        let place = Place::Provision(at.unwrap());
        assert!(findings.iter().any(|f| f.place == place), "{findings:?}");
    }

    #[track_caller]
    fn found(catalog: &Catalog, expected: &[(Place, &str)]) {
        let findings = check(catalog, None).unwrap().findings;
        let found: Vec<_> = findings
            .iter()
            .map(|f| (f.place, f.field.as_str()))
            .collect();
        assert_eq!(found, expected);
    }
}
