//! What is assessed, when and by whom, as an OSCAL assessment plan.

use chrono::NaiveDate;

use super::common::{
    AssessmentSubject, BackMatter, Citation, DateRange, Metadata, OnDate, PREPARED_BY, Property,
    Resource, ResponsibleRole, Subject, Task, Timing, first_moment, last_moment, metadata, officer,
    sentence, unit,
};
use super::form::forms;
use super::name::Names;
use super::phrase::{Document, Phrase};
use super::selection::{ReviewedControls, Selection};
use super::text::title;
use super::{FileName, Source};

forms! {
    /// `{"assessment-plan": …}`.
    PlanDocument {
        assessment_plan: PlanForm,
    }
    /// The plan.
    PlanForm {
        uuid: String,
        metadata: Metadata,
        import_ssp: ImportSsp,
        reviewed_controls: ReviewedControls,
        assessment_subjects: Vec<AssessmentSubject>,
        tasks: Vec<Task>,
        back_matter: BackMatter,
    }
    /// The system security plan.
    ImportSsp {
        href: String,
        remarks: Option<String>,
    }
}

/// The plan of the assessment.
///
/// OSCAL wants a system security plan in every assessment plan. A Vietnamese unit has
/// none in OSCAL, so the reference leads to a resource of this document that says so;
/// the profile, which says what applies, stands beside it as a link.
pub(super) fn document(source: Source<'_>, selection: &Selection<'_>) -> PlanDocument {
    let names = Names::of_assessment(source.assessment);
    let mut metadata = metadata(source, Document::Plan, &names);
    metadata.links.push(super::beside(FileName::Profile));
    let security_plan = names.uuid(&["system-security-plan"]);
    let tasks = [Some(assess(source, &names)), report(source, &names)];
    PlanDocument {
        assessment_plan: PlanForm {
            uuid: names.document("plan", source.language()),
            metadata,
            import_ssp: ImportSsp {
                href: format!("#{security_plan}"),
                remarks: Some(sentence(source, Phrase::NoSystemPlan)),
            },
            reviewed_controls: selection.reviewed(source),
            assessment_subjects: vec![subject(source)],
            tasks: tasks.into_iter().flatten().collect(),
            back_matter: BackMatter {
                resources: vec![Resource {
                    uuid: security_plan,
                    props: Property::theirs("type", "plan").into_iter().collect(),
                    citation: Some(Citation {
                        text: title(&source.say(Phrase::NoSystemPlan)),
                    }),
                    ..Resource::default()
                }],
            },
        },
    }
}

/// The unit.
fn subject(source: Source<'_>) -> AssessmentSubject {
    AssessmentSubject {
        r#type: "party",
        include_subjects: vec![Subject {
            subject_uuid: unit(source),
            r#type: "party",
        }],
    }
}

/// The officer assesses within the period.
fn assess(source: Source<'_>, names: &Names) -> Task {
    let head = &source.assessment.head;
    Task {
        uuid: names.uuid(&["task", "assess"]),
        r#type: "action",
        title: title(&source.say(Phrase::AssessTask)),
        timing: Some(Timing {
            within_date_range: Some(DateRange {
                start: first_moment(source, head.period_start),
                end: last_moment(source, head.period_end),
            }),
            on_date: None,
        }),
        subjects: vec![subject(source)],
        responsible_roles: vec![ResponsibleRole {
            role_id: PREPARED_BY,
            party_uuids: vec![officer(names)],
        }],
        ..Task::default()
    }
}

/// The report is sent before the day the regulation names.
fn report(source: Source<'_>, names: &Names) -> Option<Task> {
    let due = source.catalog.annual_report.as_ref()?;
    let year = source.assessment.head.year;
    let before = NaiveDate::from_ymd_opt(year, due.month.into(), due.day.into())?;
    Some(Task {
        uuid: names.uuid(&["task", "report"]),
        r#type: "milestone",
        title: title(&source.say(Phrase::ReportTask)),
        props: Property::ours("provision", due.cite.as_str())
            .into_iter()
            .collect(),
        timing: Some(Timing {
            on_date: Some(OnDate {
                date: first_moment(source, before),
            }),
            within_date_range: None,
        }),
        ..Task::default()
    })
}
