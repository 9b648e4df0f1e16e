//! The closed words of the format, one for one with the model's enums.

use serde::{Deserialize, Serialize};

use crate::model::bearer::{Bearer, Role};
use crate::model::catalog::{Force, SetAsideReason};
use crate::model::condition::Fact;
use crate::model::control::GroupKind;
use crate::model::criterion::Measure;
use crate::model::crosswalk::Relation;
use crate::model::interval::ClockStart;

/// Declares a type that stands in RON as one bare word of a model enum. Both
/// directions are matches over the enum, so the compiler misses no word.
macro_rules! words {
    ($($word:ident for $of:ident: $($variant:ident)+;)+) => {$(
        #[derive(Clone, Copy, Serialize, Deserialize)]
        pub(super) enum $word {
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
    ForceWord for Force: Prohibition Duty Recommendation;
    BearerWord for Bearer: Unit Leader ItOfficer Staff SystemOwner Operator DataCentreOperator Investor ServiceLessee SpecialisedDepartment Police PlanningDepartment FinanceDepartment HomeAffairsDepartment OtherDepartment Outsider;
    RoleWord for Role: SystemOwner Operator DataCentreOperator SpecialisedDepartment Police PlanningDepartment FinanceDepartment HomeAffairsDepartment OtherDepartment Outsider;
    FactWord for Fact: InternalNetwork Wifi RemoteAccess PersonalDevices OwnServers OwnSystems DataCentreHosting OutsideHosting LeasedServices OutsourcedSoftware Projects StateSecrets;
    ReasonWord for SetAsideReason: Scope Addressees Definition Principle Classification Disclaimer Information OutsiderDuty Procedure Description Repeats;
    MeasureWord for Measure: Characters Minutes Hours Days Months Times Pieces Names;
    ClockWord for ClockStart: Occurrence Detection;
    GroupKindWord for GroupKind: Management Technical;
    RelationWord for Relation: Same Stricter Looser Changed Split Merged New Dropped;
}
