//! What the result says, as tables.

use super::Collation;
use super::table::{Align, Column, Table, Value};
use crate::i18n::collate::{self as words, Collate as W, Figures};
use crate::i18n::{self, Language, Translate, date};
use crate::model::id::CatalogId;
use crate::model::ranking::{Collated, Entry, Found, Ranked, Severity};
use crate::model::scoring::Grade;

fn table(l: Language, name: W, columns: &[(W, u16, Align)], rows: Vec<Vec<Value>>) -> Table {
    let columns = columns.iter().map(|(title, width, align)| Column {
        title: l.t(*title).to_owned(),
        width: *width,
        align: *align,
    });
    Table {
        name: l.t(name).to_owned(),
        columns: columns.collect(),
        rows,
    }
}

/// The figures above the tables.
pub fn overview(l: Language, collation: &Collation) -> Vec<String> {
    let collated = &collation.collated;
    let basis = &collated.basis;
    let regulation = collation
        .catalog
        .as_ref()
        .map(|catalog| catalog.instrument.as_str());
    let regulation = regulation.or(basis.regulation.as_ref().map(CatalogId::as_str));
    let mut lines = vec![
        words::basis(
            l,
            regulation,
            basis.version.as_deref(),
            basis.year,
            basis.deadline,
        ),
        words::overview(l, &figures(collation)),
    ];
    let grades = collated.grades();
    if !grades.is_empty() {
        let grades = grades.into_iter().map(|(grade, units)| {
            format!("{} ({}): {units}", grade.letter(), i18n::grade(l, grade))
        });
        let grades = grades.collect::<Vec<_>>().join("; ");
        lines.push(format!("{}: {grades}.", l.t(W::Grade)));
    }
    if !collation.trust_named {
        lines.push(l.t(W::NobodyTrusted).to_owned());
    }
    if !collated.repeated.is_empty() {
        let names = collated.repeated.join("; ");
        lines.push(format!("{}: {names}.", l.t(W::Repeated)));
    }
    if let Some(error) = &collation.journal_failure {
        lines.push(format!("{} {}", l.t(W::JournalLost), error.message(l)));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn figures(collation: &Collation) -> Figures {
    let collated = &collation.collated;
    Figures {
        files: collated.files,
        ranked: collated.ranking.len(),
        refused: collated.count(Severity::Refused),
        set_aside: collated.count(Severity::SetAside),
        late: collated.late(),
        listed: collated
            .listed
            .map(|listed| (listed, collated.missing.len())),
        passed_over: collation.passed_over,
    }
}

/// Who stands where.
pub fn ranking(l: Language, collated: &Collated) -> Table {
    use Align::{Center, Left, Right};
    let columns = [
        (W::Rank, 6, Right),
        (W::Unit, 40, Left),
        (W::UnitType, 20, Left),
        (W::Score, 9, Right),
        (W::Backed, 12, Right),
        (W::Completeness, 11, Right),
        (W::Grade, 9, Center),
        (W::Critical, 9, Right),
        (W::Signed, 12, Center),
        (W::Notes, 50, Left),
        (W::File, 40, Left),
    ];
    let rows = collated.ranking.iter().filter_map(|ranked| {
        let entry = collated.entry(ranked)?;
        Some(ranked_row(l, ranked, entry))
    });
    table(l, W::Ranking, &columns, rows.collect())
}

fn ranked_row(l: Language, ranked: &Ranked, entry: &Entry) -> Vec<Value> {
    let kind = entry.unit_type.map(|kind| i18n::unit_type(l, kind));
    let grade = entry.grade.map(Grade::letter);
    let signed = entry.signed.map(|time| date(time.at.date_naive()));
    let remarks = ranked
        .remarks
        .iter()
        .map(|remark| words::finding(l, remark));
    vec![
        Value::count(ranked.rank),
        Value::text(&entry.unit),
        Value::text(kind.unwrap_or_default()),
        Value::Share(entry.score.tenths()),
        Value::Share(entry.backed.tenths()),
        Value::Share(entry.completeness.tenths()),
        Value::text(grade.unwrap_or("–")),
        Value::count(entry.critical.len()),
        Value::text(signed.unwrap_or_else(|| "–".to_owned())),
        Value::text(remarks.collect::<Vec<_>>().join(" ")),
        Value::text(&entry.file),
    ]
}

/// Files that do not count, and why.
pub fn not_counted(l: Language, collated: &Collated) -> Table {
    let counts = |found: &&Found| found.finding.severity() == Severity::Remark;
    let found = collated.findings.iter().filter(|found| !counts(found));
    found_table(l, W::NotAccepted, found)
}

/// Everything found, that on reports which count too.
pub fn findings(l: Language, collated: &Collated) -> Table {
    found_table(l, W::Findings, collated.findings.iter())
}

fn found_table<'a>(l: Language, name: W, found: impl Iterator<Item = &'a Found>) -> Table {
    use Align::{Center, Left};
    let columns = [
        (W::File, 40, Left),
        (W::Unit, 40, Left),
        (W::Weight, 14, Center),
        (W::Why, 70, Left),
    ];
    let rows = found.map(|found| {
        vec![
            Value::text(&found.file),
            Value::text(found.unit.as_deref().unwrap_or("–")),
            Value::text(words::severity(l, found.finding.severity())),
            Value::text(words::finding(l, &found.finding)),
        ]
    });
    table(l, name, &columns, rows.collect())
}

/// Units of the list without a report that counts.
pub fn missing(l: Language, collated: &Collated) -> Table {
    use Align::{Center, Left, Right};
    let columns = [
        (W::Number, 6, Right),
        (W::Unit, 45, Left),
        (W::Code, 12, Center),
        (W::UnitType, 20, Left),
        (W::Files, 50, Left),
    ];
    let missing = collated.missing.iter().enumerate();
    let rows = missing.map(|(at, missing)| {
        vec![
            Value::count(at + 1),
            Value::text(&missing.unit.name),
            Value::text(&missing.unit.code),
            Value::text(&missing.unit.kind),
            Value::text(missing.files.join("; ")),
        ]
    });
    table(l, W::Missing, &columns, rows.collect())
}

/// Where the units are weak.
pub fn articles(l: Language, collated: &Collated) -> Table {
    use Align::{Left, Right};
    let columns = [
        (W::Article, 10, Left),
        (W::ArticleTitle, 60, Left),
        (W::LostShare, 12, Right),
        (W::Lost, 10, Right),
        (W::Possible, 10, Right),
        (W::Losing, 14, Right),
        (W::Units, 10, Right),
    ];
    let rows = collated.articles.iter().map(|weak| {
        vec![
            Value::text(format!("{} {}", l.t(W::Article), weak.article.number)),
            Value::text(weak.article.title().get(l)),
            Value::Share(weak.lost.tenths()),
            Value::Count(weak.lost.part),
            Value::Count(weak.lost.whole),
            Value::count(weak.losing),
            Value::count(weak.units),
        ]
    });
    table(l, W::Articles, &columns, rows.collect())
}

/// Year beside year, the mean of all units first; without rows where there is one year only.
pub fn years(l: Language, collated: &Collated) -> Table {
    let years = &collated.years;
    let mut made = table(l, W::Years, &[(W::Unit, 45, Align::Left)], vec![]);
    let column = |title: String| Column {
        title,
        width: 14,
        align: Align::Right,
    };
    made.columns
        .extend(years.years.iter().map(|year| column(year.to_string())));
    made.columns.push(column(l.t(W::Change).to_owned()));
    if years.totals.is_empty() {
        return made;
    }
    let mut all = vec![Value::text(l.t(W::AllUnits))];
    let means: Vec<_> = years.totals.iter().map(|total| total.mean).collect();
    all.extend(means.iter().map(|mean| Value::Share(*mean)));
    all.push(Value::Change(match means.as_slice() {
        [.., Some(before), Some(now)] => {
            let tenths = |mean: u32| i32::try_from(mean).unwrap_or_default();
            Some(tenths(now.0) - tenths(before.0))
        }
        _ => None,
    }));
    made.rows.push(all);
    made.rows.extend(years.rows.iter().map(|row| {
        let mut cells = vec![Value::text(&row.unit)];
        let scores = row.scores.iter();
        cells.extend(scores.map(|score| match score {
            Some(score) => Value::Share(score.score),
            None => Value::text(""),
        }));
        cells.push(Value::Change(row.change));
        cells
    }));
    made
}
