//! A report as the receiving agency reads it: the signature first, then the
//! data it covers.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use zeroize::Zeroizing;

use super::one_file::ReadReport;
use crate::app::message::signature_problem;
use crate::i18n::Language;
use crate::model::ranking::{Entry, Finding, Reason};
use crate::model::text::Text;
use crate::sign::{self, Problem, TrustAnchors};

/// Reads signed PDFs and packages.
pub(super) struct Reader {
    anchors: TrustAnchors,
    passphrase: Option<Zeroizing<String>>,
    now: DateTime<FixedOffset>,
}

impl Reader {
    pub(super) fn new(
        anchors: TrustAnchors,
        passphrase: Option<Zeroizing<String>>,
        now: DateTime<FixedOffset>,
    ) -> Self {
        Self {
            anchors,
            passphrase,
            now,
        }
    }
}

impl ReadReport for Reader {
    fn pdf(&self, bytes: &[u8]) -> Result<Entry, Finding> {
        let verification = sign::verify(bytes, &self.anchors, Some(self.now));
        let problems = verification.problems.iter();
        let of_signatures = verification.signatures.iter().flat_map(|s| &s.problems);
        Err(Finding::Altered {
            reasons: problems.chain(of_signatures).map(reason).collect(),
        })
    }

    fn package(&self, _path: &Path) -> Result<Entry, Finding> {
        match self.passphrase {
            _ => Err(Finding::Locked),
        }
    }
}

fn reason(problem: &Problem) -> Reason {
    Reason {
        code: problem.code().to_owned(),
        said: Text {
            vi: signature_problem(Language::Vietnamese, problem),
            en: Some(signature_problem(Language::English, problem)),
        },
    }
}
