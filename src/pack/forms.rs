//! The format's small values as serde sees them. Texts inside are of type `T`:
//! untouched slices when reading, so that they keep their place, and finished
//! texts when writing.

use serde::{Deserialize, Serialize};

use super::words::{ClockWord, FactWord, ReasonWord, RoleWord};
use crate::model::condition::Condition;
use crate::model::criterion::Bound;

/// `Draft`, `InForce`, `Replaced(by: …, from: …)`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum StatusForm<T> {
    Draft,
    InForce,
    #[serde(bound(deserialize = "T: Deserialize<'de>"))]
    Replaced {
        #[serde(default = "none", skip_serializing_if = "Option::is_none")]
        by: Option<T>,
        #[serde(default = "none", skip_serializing_if = "Option::is_none")]
        from: Option<T>,
    },
}

fn none<T>() -> Option<T> {
    None
}

/// `Assessed`, `SetAside(Scope, (vi: …))`.
#[derive(Serialize, Deserialize)]
pub(super) enum TreatmentForm<T> {
    Assessed,
    SetAside(ReasonWord, T),
}

/// How often or by when.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum IntervalForm<T> {
    EveryMonths(u16),
    EveryDays(u16),
    Periodic,
    Regular,
    Continuous,
    AtOnce(T),
    Before(T),
    When(T),
    WithinHours(u16, ClockWord),
    YearlyBefore { day: u8, month: u8 },
}

/// When an item applies.
#[derive(Serialize, Deserialize)]
pub(super) enum ConditionForm {
    Always,
    Has(FactWord),
    Is(RoleWord),
    LevelAtLeast(u8),
    All(Vec<ConditionForm>),
    Any(Vec<ConditionForm>),
    Not(Box<ConditionForm>),
}

impl From<ConditionForm> for Condition {
    fn from(form: ConditionForm) -> Self {
        let each = |parts: Vec<ConditionForm>| parts.into_iter().map(Into::into).collect();
        match form {
            ConditionForm::Always => Self::Always,
            ConditionForm::Has(fact) => Self::Has(fact.into()),
            ConditionForm::Is(role) => Self::Is(role.into()),
            ConditionForm::LevelAtLeast(level) => Self::LevelAtLeast(level),
            ConditionForm::All(parts) => Self::All(each(parts)),
            ConditionForm::Any(parts) => Self::Any(each(parts)),
            ConditionForm::Not(part) => Self::Not(Box::new((*part).into())),
        }
    }
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

/// A number or a closed list.
#[derive(Serialize, Deserialize)]
pub(super) enum BoundForm {
    AtLeast(u32),
    AtMost(u32),
    Between(u32, u32),
    AnyOf(Vec<String>),
    AllOf(Vec<String>),
}

impl From<BoundForm> for Bound {
    fn from(form: BoundForm) -> Self {
        match form {
            BoundForm::AtLeast(n) => Self::AtLeast(n),
            BoundForm::AtMost(n) => Self::AtMost(n),
            BoundForm::Between(from, to) => Self::Between(from, to),
            BoundForm::AnyOf(names) => Self::AnyOf(names),
            BoundForm::AllOf(names) => Self::AllOf(names),
        }
    }
}

impl From<&Bound> for BoundForm {
    fn from(bound: &Bound) -> Self {
        match bound.clone() {
            Bound::AtLeast(n) => Self::AtLeast(n),
            Bound::AtMost(n) => Self::AtMost(n),
            Bound::Between(from, to) => Self::Between(from, to),
            Bound::AnyOf(names) => Self::AnyOf(names),
            Bound::AllOf(names) => Self::AllOf(names),
        }
    }
}
