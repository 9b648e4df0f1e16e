//! The result as the JSON form.

use super::Collation;
use crate::exchange::collate_json::{
    BasisForm, CollateCountsForm, CollateForm, FORMAT, FoundForm, MissingForm, RankedForm,
    RemarkForm, SignedForm, SignerForm, UnitYearsForm, VERSION, WeakForm, YearForm, YearScoreForm,
};
use crate::exchange::score_json::RatioForm;
use crate::i18n::Language;
use crate::i18n::collate::finding;
use crate::model::ranking::{Collated, Entry, Found, Ranked, Severity, Share};
use crate::model::scoring::{Grade, Tenths};

/// The whole form, its sentences in `language`.
pub fn form(collation: &Collation, language: Language) -> CollateForm {
    let collated = &collation.collated;
    let basis = &collated.basis;
    let ranking = collated.ranking.iter();
    CollateForm {
        format: FORMAT,
        version: VERSION,
        created: collation.created.to_rfc3339(),
        folder: collation.folder.display().to_string(),
        basis: BasisForm {
            catalog: basis.regulation.as_ref().map(ToString::to_string),
            catalog_version: basis.version.clone(),
            year: basis.year,
            deadline: basis.deadline.map(|day| day.to_string()),
            trust_named: collation.trust_named,
        },
        counts: CollateCountsForm {
            files: collated.files,
            passed_over: collation.passed_over,
            ranked: collated.ranking.len(),
            refused: collated.count(Severity::Refused),
            set_aside: collated.count(Severity::SetAside),
            late: collated.late(),
            listed: collated.listed,
            missing: collated.missing.len(),
        },
        ranking: ranking
            .filter_map(|line| Some(ranked(line, collated.entry(line)?, language)))
            .collect(),
        findings: collated
            .findings
            .iter()
            .map(|f| found(f, language))
            .collect(),
        missing: missing(collated),
        articles: articles(collated),
        years: years(collated),
        units_by_year: units_by_year(collated),
    }
}

fn ratio(share: Share) -> RatioForm {
    RatioForm::of(share.part, share.whole)
}

fn ranked(line: &Ranked, entry: &Entry, language: Language) -> RankedForm {
    RankedForm {
        rank: line.rank,
        unit: entry.unit.clone(),
        listed_as: line.listed_as.clone(),
        unit_type: entry.unit_type.map(Into::into),
        file: entry.file.clone(),
        uid: entry.uid.clone(),
        year: entry.year,
        catalog_version: entry.catalog_version.clone(),
        score: ratio(entry.score),
        evidence_backed: ratio(entry.backed),
        completeness: ratio(entry.completeness),
        grade: entry.grade.map(Grade::letter),
        critical_failures: entry.critical.clone(),
        signed: entry.signed.map(|time| SignedForm {
            at: time.at.to_rfc3339(),
            proven: time.proven,
        }),
        signers: entry
            .signers
            .iter()
            .map(|signer| SignerForm {
                name: signer.name.clone(),
                organization: signer.organization.clone(),
            })
            .collect(),
        trusted: entry.trusted,
        remarks: line
            .remarks
            .iter()
            .map(|remark| RemarkForm {
                code: remark.code(),
                text: finding(language, remark),
            })
            .collect(),
    }
}

fn found(found: &Found, language: Language) -> FoundForm {
    let reasons = found.finding.reasons().iter();
    FoundForm {
        file: found.file.clone(),
        unit: found.unit.clone(),
        severity: match found.finding.severity() {
            Severity::Refused => "refused",
            Severity::SetAside => "set_aside",
            Severity::Remark => "remark",
        },
        code: found.finding.code(),
        reasons: reasons.map(|reason| reason.code.clone()).collect(),
        text: finding(language, &found.finding),
    }
}

fn missing(collated: &Collated) -> Vec<MissingForm> {
    let missing = collated.missing.iter();
    let form = missing.map(|missing| MissingForm {
        unit: missing.unit.name.clone(),
        code: missing.unit.code.clone(),
        kind: missing.unit.kind.clone(),
        files: missing.files.clone(),
    });
    form.collect()
}

fn articles(collated: &Collated) -> Vec<WeakForm> {
    let articles = collated.articles.iter();
    let form = articles.map(|weak| WeakForm {
        article: weak.article.number.clone(),
        title: weak.article.title_vi.clone(),
        lost: ratio(weak.lost),
        units: weak.units,
        losing: weak.losing,
    });
    form.collect()
}

/// 824 as 82.4.
fn percent(Tenths(tenths): Tenths) -> f64 {
    f64::from(tenths) / 10.0
}

fn years(collated: &Collated) -> Vec<YearForm> {
    let totals = collated.years.totals.iter();
    let form = totals.map(|total| YearForm {
        year: total.year,
        units: total.units,
        mean: total.mean.map(percent),
    });
    form.collect()
}

fn units_by_year(collated: &Collated) -> Vec<UnitYearsForm> {
    let years = &collated.years;
    let rows = years.rows.iter();
    let form = rows.map(|row| {
        let scores = years.years.iter().zip(&row.scores);
        let scores = scores.filter_map(|(year, score)| {
            let score = score.as_ref()?;
            Some(YearScoreForm {
                year: *year,
                percent: score.score.map(percent),
                grade: score.grade.map(Grade::letter),
            })
        });
        UnitYearsForm {
            unit: row.unit.clone(),
            scores: scores.collect(),
            change: row.change.map(|tenths| f64::from(tenths) / 10.0),
        }
    });
    form.collect()
}
