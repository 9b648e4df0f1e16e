//! UUIDs that are the same each time: version 5 (RFC 9562, section 5.5), from a
//! namespace of our own and the path of the thing.

use uuid::Uuid;

use super::NAMESPACE;
use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::profile::Profile;
use crate::model::text::Language;

/// Names the things of one catalog or one assessment.
#[derive(Clone, Debug)]
pub(super) struct Names {
    root: Uuid,
}

impl Names {
    /// Things of a catalog: the same in every unit and every export.
    pub(super) fn of_catalog(catalog: &Catalog) -> Self {
        Self::below(&["catalog", catalog.id.as_str(), &catalog.content_version])
    }

    /// Things of an assessment: the same on every machine that holds it.
    pub(super) fn of_assessment(assessment: &Assessment) -> Self {
        Self::below(&["assessment", &assessment.uid.to_string()])
    }

    fn below(path: &[&str]) -> Self {
        Self {
            root: new(&ours(), path),
        }
    }

    /// The UUID of the thing at `path`.
    pub(super) fn uuid(&self, path: &[&str]) -> String {
        new(&self.root, path).hyphenated().to_string()
    }

    /// The UUID of a document. One in another language is another document, though
    /// the things in it are the same.
    pub(super) fn document(&self, name: &str, language: Language) -> String {
        self.uuid(&["document", name, code(language)])
    }
}

/// The unit: the same in all its assessments, as long as it keeps its name.
pub(super) fn unit(profile: &Profile) -> String {
    let path = ["unit", &profile.governing_body, &profile.name];
    new(&ours(), &path).hyphenated().to_string()
}

fn ours() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes())
}

/// The language as BCP 47 names it.
pub(super) fn code(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    }
}

fn new(namespace: &Uuid, path: &[&str]) -> Uuid {
    // Each step with its length before it, so that no two paths run together.
    let steps = path.iter().map(|step| format!("{}:{step}/", step.len()));
    Uuid::new_v5(namespace, steps.collect::<String>().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_do_not_run_together() {
        let root = Uuid::NAMESPACE_URL;
        assert_ne!(new(&root, &["a/b", "c"]), new(&root, &["a", "b/c"]));
        assert_eq!(new(&root, &["a"]).get_version_num(), 5);
    }
}
