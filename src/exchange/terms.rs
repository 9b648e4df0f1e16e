//! The small values of the catalog as JSON.

use serde::{Deserialize, Serialize};

use super::words::{ClockWord, FactWord, MeasureWord, ReasonWord, RoleWord};
use crate::model::catalog::Treatment;
use crate::model::condition::Condition;
use crate::model::criterion::{Bound, Criterion};
use crate::model::interval::Interval;
use crate::model::text::Text;

/// `{"vi": "…", "en": "…"}`; `en` is null where there is no translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: Option<String>,
}

impl From<&Text> for TextForm {
    fn from(text: &Text) -> Self {
        Self {
            vi: text.vi.clone(),
            en: text.en.clone(),
        }
    }
}

/// `{"kind": "scope", "vi": "…", "en": "…"}`: why a provision is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonForm {
    /// The kind of reason.
    pub kind: ReasonWord,
    /// The reason in one sentence, Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: Option<String>,
}

impl ReasonForm {
    /// The reason of a provision that is set aside; `None` where it is assessed.
    pub fn of(treatment: &Treatment) -> Option<Self> {
        match treatment {
            Treatment::Assessed => None,
            Treatment::SetAside { reason, note } => Some(Self {
                kind: (*reason).into(),
                vi: note.vi.clone(),
                en: note.en.clone(),
            }),
        }
    }
}

/// `"always"`, `{"has": "wifi"}`, `{"all": [ … ]}` and so on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionForm {
    /// In every unit.
    Always,
    /// Where the fact is true.
    Has(FactWord),
    /// Where the unit holds the role.
    Is(RoleWord),
    /// Where the unit's highest system level is at least this.
    LevelAtLeast(u8),
    /// Where all hold.
    All(Vec<ConditionForm>),
    /// Where any holds.
    Any(Vec<ConditionForm>),
    /// Where it does not hold.
    Not(Box<ConditionForm>),
}

impl From<&Condition> for ConditionForm {
    fn from(condition: &Condition) -> Self {
        let each = |parts: &[Condition]| parts.iter().map(Into::into).collect();
        match condition {
            Condition::Always => Self::Always,
            Condition::Has(fact) => Self::Has((*fact).into()),
            Condition::Is(role) => Self::Is((*role).into()),
            Condition::LevelAtLeast(level) => Self::LevelAtLeast(*level),
            Condition::All(parts) => Self::All(each(parts)),
            Condition::Any(parts) => Self::Any(each(parts)),
            Condition::Not(part) => Self::Not(Box::new(part.as_ref().into())),
        }
    }
}

/// `{"kind": "every_months", "months": 3}` and so on; an event stands as `vi` and `en`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)] // The variants are those of the model's `Interval`.
pub enum IntervalForm {
    EveryMonths { months: u16 },
    EveryDays { days: u16 },
    Periodic,
    Regular,
    Continuous,
    AtOnce(TextForm),
    Before(TextForm),
    When(TextForm),
    WithinHours { hours: u16, from: ClockWord },
    YearlyBefore { day: u8, month: u8 },
}

impl From<&Interval> for IntervalForm {
    fn from(interval: &Interval) -> Self {
        match interval {
            Interval::EveryMonths(months) => Self::EveryMonths { months: *months },
            Interval::EveryDays(days) => Self::EveryDays { days: *days },
            Interval::Periodic => Self::Periodic,
            Interval::Regular => Self::Regular,
            Interval::Continuous => Self::Continuous,
            Interval::AtOnce(event) => Self::AtOnce(event.into()),
            Interval::Before(event) => Self::Before(event.into()),
            Interval::When(event) => Self::When(event.into()),
            Interval::WithinHours(hours, from) => Self::WithinHours {
                hours: *hours,
                from: (*from).into(),
            },
            Interval::YearlyBefore { day, month } => Self::YearlyBefore {
                day: *day,
                month: *month,
            },
        }
    }
}

/// `{"at_least": 8}`, `{"between": [3, 5]}`, `{"any_of": [ … ]}` and so on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The variants are those of the model's `Bound`.
pub enum BoundForm {
    AtLeast(u32),
    AtMost(u32),
    Between(u32, u32),
    AnyOf(Vec<String>),
    AllOf(Vec<String>),
}

impl From<&Bound> for BoundForm {
    fn from(bound: &Bound) -> Self {
        match bound.clone() {
            Bound::AtLeast(number) => Self::AtLeast(number),
            Bound::AtMost(number) => Self::AtMost(number),
            Bound::Between(from, to) => Self::Between(from, to),
            Bound::AnyOf(names) => Self::AnyOf(names),
            Bound::AllOf(names) => Self::AllOf(names),
        }
    }
}

/// One measurable condition of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionForm {
    /// What is measured: `password.length`.
    pub subject: String,
    /// The condition.
    pub bound: BoundForm,
    /// What it is counted in.
    pub measure: MeasureWord,
}

impl From<&Criterion> for CriterionForm {
    fn from(criterion: &Criterion) -> Self {
        Self {
            subject: criterion.subject.clone(),
            bound: (&criterion.bound).into(),
            measure: criterion.measure.into(),
        }
    }
}
