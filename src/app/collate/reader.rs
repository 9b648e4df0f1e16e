//! A report as the receiving agency reads it: the signatures first, then the
//! data they cover, then the data against what is printed and answered.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::one_file::ReadReport;
use crate::app::error::AppError;
use crate::app::message;
use crate::app::package::{self, Passphrase};
use crate::app::submission::{self, Refused, Regulations};
use crate::exchange::package::PackageError;
use crate::exchange::score_json::RatioForm;
use crate::exchange::submission_json::SubmissionForm;
use crate::i18n::Language;
use crate::model::id::CatalogId;
use crate::model::ranking::{
    ArticleName, ArticleShare, Carrier, Entry, Finding, Reason, Share, SignedTime, Signer,
};
use crate::model::text::Text;
use crate::sign::{
    AttachmentProblem, Problem, ProvenTime, SignatureKind, SignatureReport, TrustAnchors,
    Verification,
};

/// The most reasons kept of one finding.
const MAX_REASONS: usize = 8;

/// Reads signed PDFs and packages.
pub(super) struct Reader {
    anchors: TrustAnchors,
    regulations: Regulations,
    passphrase: Option<Passphrase>,
    now: DateTime<FixedOffset>,
}

impl Reader {
    pub(super) fn new(
        anchors: TrustAnchors,
        regulations: Regulations,
        passphrase: Option<Passphrase>,
        now: DateTime<FixedOffset>,
    ) -> Self {
        Self {
            anchors,
            regulations,
            passphrase,
            now,
        }
    }
}

impl ReadReport for Reader {
    fn pdf(&self, bytes: &[u8]) -> Result<Entry, Finding> {
        let opened = submission::open_against(&self.regulations, bytes, &self.anchors, self.now);
        let opened = opened.map_err(|refused| refusal(&refused))?;
        let mismatches = &opened.binding.mismatches;
        if !mismatches.is_empty() {
            let said = |mismatch| {
                let in_language = |l| message::mismatch(l, mismatch);
                reason(mismatch.code(), in_language)
            };
            return Err(Finding::FiguresDiffer {
                reasons: mismatches.iter().take(MAX_REASONS).map(said).collect(),
            });
        }
        Ok(signed(entry(opened.submission), &opened.verification))
    }

    fn package(&self, path: &Path) -> Result<Entry, Finding> {
        let Some(passphrase) = &self.passphrase else {
            return Err(Finding::Locked);
        };
        match package::read_summary(path, passphrase) {
            Ok(submission) => Ok(entry(submission)),
            Err(AppError::Package(PackageError::WrongPassphrase)) => Err(Finding::Locked),
            Err(error @ (AppError::Read { .. } | AppError::Write { .. })) => {
                Err(Finding::Unreadable {
                    detail: error.to_string(),
                })
            }
            Err(error) => Err(Finding::NotReport {
                reasons: vec![reason("package", |l| error.message(l))],
            }),
        }
    }
}

fn reason(code: &str, said: impl Fn(Language) -> String) -> Reason {
    Reason {
        code: code.to_owned(),
        said: Text {
            vi: said(Language::Vietnamese),
            en: Some(said(Language::English)),
        },
    }
}

fn refusal(refused: &Refused) -> Finding {
    match refused {
        Refused::NotValid { verification, .. } => not_valid(verification),
        Refused::Attachment(problem) => {
            let code = match problem {
                AttachmentProblem::Missing => "missing",
                AttachmentProblem::AddedLater => "added_later",
                AttachmentProblem::ChangedLater => "changed_later",
                AttachmentProblem::Doubled => "doubled",
                _ => "attachment",
            };
            let reasons = vec![reason(code, |l| message::attachment(l, problem))];
            if *problem == AttachmentProblem::Missing {
                Finding::NotReport { reasons }
            } else {
                Finding::NotCovered { reasons }
            }
        }
        Refused::Data(_) => Finding::NotReport {
            reasons: vec![reason("data", |l| {
                let said = message::refused(l, refused);
                let said: Vec<_> = said.into_iter().take(3).collect();
                said.join(" ")
            })],
        },
        Refused::Program(error) => Finding::Unreadable {
            detail: error.to_string(),
        },
    }
}

/// A file whose signatures do not hold: none there, no PDF at all, or altered.
fn not_valid(verification: &Verification) -> Finding {
    let of_signatures = verification.signatures.iter().flat_map(|s| &s.problems);
    let breaking = of_signatures.filter(|problem| problem.breaks_integrity());
    let problems: Vec<&Problem> = verification.problems.iter().chain(breaking).collect();
    if problems.contains(&&Problem::Unsigned) {
        return Finding::Unsigned;
    }
    let mut reasons: Vec<Reason> = Vec::new();
    for problem in &problems {
        let made = reason(problem.code(), |l| message::signature_problem(l, problem));
        if !reasons.contains(&made) && reasons.len() < MAX_REASONS {
            reasons.push(made);
        }
    }
    let is_no_pdf = |problem: &&&Problem| {
        matches!(
            problem,
            Problem::NotPdf { .. } | Problem::Encrypted | Problem::TooLarge { .. }
        )
    };
    if problems.iter().any(|problem| is_no_pdf(&problem)) {
        Finding::NotReport { reasons }
    } else {
        Finding::Altered { reasons }
    }
}

fn share(ratio: RatioForm) -> Share {
    Share {
        part: ratio.numerator,
        whole: ratio.denominator,
    }
}

/// What is kept of a submission.
fn entry(submission: SubmissionForm) -> Entry {
    let SubmissionForm {
        uid,
        unit,
        regulation,
        year,
        score,
        ..
    } = submission;
    let articles = score.by_article.into_iter().map(|article| {
        let title = article.title;
        ArticleShare {
            article: Arc::new(ArticleName {
                number: article.article,
                title_vi: title.vi,
                title_en: title.en,
            }),
            points: article.tally.overall.numerator,
            possible: article.tally.overall.denominator,
        }
    });
    let articles = articles.collect();
    Entry {
        file: String::new(),
        carrier: Carrier::Package,
        unit: unit.name,
        symbol: unit.symbol,
        unit_type: Some(unit.unit_type.into()),
        uid,
        year,
        catalog: CatalogId::new(regulation.catalog),
        catalog_version: regulation.content_version,
        score: share(score.total.overall),
        backed: share(score.total.evidence_backed),
        completeness: share(score.total.completeness),
        grade: score.grade.map(Into::into),
        critical: score.critical_failures,
        articles,
        signed: None,
        signers: Vec::new(),
        trusted: false,
    }
}

/// The same under its signatures.
fn signed(entry: Entry, verification: &Verification) -> Entry {
    let signatures = verification.signatures.iter();
    let people = signatures.filter(|signature| signature.kind != SignatureKind::TimeStamp);
    let people: Vec<&SignatureReport> = people.collect();
    let signers = people.iter().map(|signature| Signer {
        name: signature.signer.clone(),
        organization: signature.organization.clone(),
    });
    Entry {
        carrier: Carrier::SignedPdf,
        signed: people.first().and_then(|first| signed_time(first)),
        signers: signers.collect(),
        trusted: !people.is_empty() && people.iter().all(|signature| signature.trusted),
        ..entry
    }
}

/// The time a trusted time stamp proves, else the one the signer's computer claims.
fn signed_time(signature: &SignatureReport) -> Option<SignedTime> {
    let proven = signature.proven.as_ref().and_then(ProvenTime::trusted);
    let Some(time) = proven else {
        let claimed = |at| SignedTime { at, proven: false };
        return signature.time.map(claimed);
    };
    Some(SignedTime {
        at: time.fixed_offset(),
        proven: true,
    })
}
