//! The closed words of the JSON forms: the model's enums in `snake_case`.

use serde::{Deserialize, Serialize};

use crate::model::assessment::State;
use crate::model::bearer::{Bearer, Role};
use crate::model::catalog::{Force, SetAsideReason};
use crate::model::condition::Fact;
use crate::model::criterion::Measure;
use crate::model::interval::ClockStart;
use crate::model::profile::UnitType;
use crate::model::remediation::RemediationStatus;
use crate::model::response::Answer;
use crate::model::scoring::{Grade, Standing};

/// Declares a type that stands in JSON as one `snake_case` word of a model enum.
/// Both directions are matches over the enum, so the compiler misses no word.
macro_rules! words {
    ($($(#[$meta:meta])* $word:ident for $of:ident: $($variant:ident)+;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)] // The words are the model's.
        pub enum $word {
            $($variant),+
        }

        impl From<$word> for $of {
            fn from(word: $word) -> Self {
                match word {
                    $($word::$variant => Self::$variant),+
                }
            }
        }

        impl From<$of> for $word {
            fn from(value: $of) -> Self {
                match value {
                    $($of::$variant => Self::$variant),+
                }
            }
        }
    )+};
}

words! {
    /// [`Force`] as a word.
    ForceWord for Force: Prohibition Duty Recommendation;
    /// [`SetAsideReason`] as a word.
    ReasonWord for SetAsideReason: Scope Addressees Definition Principle Classification Disclaimer Information OutsiderDuty Procedure Description Repeats;
    /// [`Bearer`] as a word.
    BearerWord for Bearer: Unit Leader ItOfficer Staff SystemOwner Operator DataCentreOperator Investor ServiceLessee SpecialisedDepartment Police PlanningDepartment FinanceDepartment HomeAffairsDepartment OtherDepartment Outsider;
    /// [`Role`] as a word.
    RoleWord for Role: SystemOwner Operator DataCentreOperator SpecialisedDepartment Police PlanningDepartment FinanceDepartment HomeAffairsDepartment OtherDepartment Outsider;
    /// [`Fact`] as a word.
    FactWord for Fact: InternalNetwork OwnServers OwnSystems DataCentreHosting OutsideHosting Wifi RemoteAccess LeasedServices OutsourcedSoftware Projects PersonalDevices StateSecrets;
    /// [`Measure`] as a word.
    MeasureWord for Measure: Characters Minutes Hours Days Months Times Pieces Names;
    /// [`ClockStart`] as a word.
    ClockWord for ClockStart: Occurrence Detection;
    /// [`UnitType`] as a word.
    UnitTypeWord for UnitType: ProvincialAgency Commune Ward SpecialZone ProvincialServiceUnit DepartmentServiceUnit CommuneServiceUnit DataCentreOperator Organisation FormerDistrict;
    /// [`RemediationStatus`] as a word.
    RemediationStatusWord for RemediationStatus: Planned InProgress Done;
    /// [`State`] as a word.
    StateWord for State: Draft Submitted Approved Signed;
    /// [`Standing`] as a word.
    StandingWord for Standing: Met Partial NotMet Unanswered NotApplicable OutOfScope;
}

/// The answer to an item as a word; the reason of "not applicable" stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The words are the model's.
pub enum AnswerWord {
    Met,
    Partial,
    NotMet,
    NotApplicable,
}

impl From<&Answer> for AnswerWord {
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Met => Self::Met,
            Answer::Partial => Self::Partial,
            Answer::NotMet => Self::NotMet,
            Answer::NotApplicable { .. } => Self::NotApplicable,
        }
    }
}

/// A grade as its capital letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)] // The letters say it.
pub enum GradeWord {
    A,
    B,
    C,
    D,
    E,
}

impl From<Grade> for GradeWord {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::A => Self::A,
            Grade::B => Self::B,
            Grade::C => Self::C,
            Grade::D => Self::D,
            Grade::E => Self::E,
        }
    }
}

impl From<GradeWord> for Grade {
    fn from(word: GradeWord) -> Self {
        match word {
            GradeWord::A => Self::A,
            GradeWord::B => Self::B,
            GradeWord::C => Self::C,
            GradeWord::D => Self::D,
            GradeWord::E => Self::E,
        }
    }
}
