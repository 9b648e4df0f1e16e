//! Stable codes of closed choices, as they stand in the file. A code, once
//! released, never changes; the names in the program may.

use crate::model::assessment::State;
use crate::model::bearer::Role;
use crate::model::condition::Fact;
use crate::model::profile::UnitType;
use crate::model::remediation::RemediationStatus;

/// A closed choice that has codes.
pub(super) trait Coded: Copy + Ord + 'static {
    /// Every choice.
    const EVERY: &'static [Self];

    /// Its code: lower-case ASCII and hyphens.
    fn code(self) -> &'static str;

    /// The choice of a code.
    fn from_code(code: &str) -> Option<Self> {
        Self::EVERY
            .iter()
            .copied()
            .find(|choice| choice.code() == code)
    }
}

impl Coded for State {
    const EVERY: &'static [Self] = &[Self::Draft, Self::Submitted, Self::Approved, Self::Signed];

    fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Signed => "signed",
        }
    }
}

impl Coded for RemediationStatus {
    const EVERY: &'static [Self] = &[Self::Planned, Self::InProgress, Self::Done];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::InProgress => "in-progress",
            Self::Done => "done",
        }
    }
}

impl Coded for UnitType {
    const EVERY: &'static [Self] = &Self::ALL;

    fn code(self) -> &'static str {
        match self {
            Self::ProvincialAgency => "provincial-agency",
            Self::Commune => "commune",
            Self::Ward => "ward",
            Self::SpecialZone => "special-zone",
            Self::ProvincialServiceUnit => "provincial-service-unit",
            Self::DepartmentServiceUnit => "department-service-unit",
            Self::CommuneServiceUnit => "commune-service-unit",
            Self::DataCentreOperator => "data-centre-operator",
            Self::Organisation => "organisation",
            Self::FormerDistrict => "former-district",
        }
    }
}

impl Coded for Role {
    const EVERY: &'static [Self] = &Self::ALL;

    fn code(self) -> &'static str {
        match self {
            Self::SystemOwner => "system-owner",
            Self::Operator => "operator",
            Self::DataCentreOperator => "data-centre-operator",
            Self::SpecialisedDepartment => "specialised-department",
            Self::Police => "police",
            Self::PlanningDepartment => "planning-department",
            Self::FinanceDepartment => "finance-department",
            Self::HomeAffairsDepartment => "home-affairs-department",
            Self::OtherDepartment => "other-department",
            Self::Outsider => "outsider",
        }
    }
}

impl Coded for Fact {
    const EVERY: &'static [Self] = &Self::ALL;

    fn code(self) -> &'static str {
        match self {
            Self::InternalNetwork => "internal-network",
            Self::OwnServers => "own-servers",
            Self::OwnSystems => "own-systems",
            Self::DataCentreHosting => "data-centre-hosting",
            Self::OutsideHosting => "outside-hosting",
            Self::Wifi => "wifi",
            Self::RemoteAccess => "remote-access",
            Self::LeasedServices => "leased-services",
            Self::OutsourcedSoftware => "outsourced-software",
            Self::Projects => "projects",
            Self::PersonalDevices => "personal-devices",
            Self::StateSecrets => "state-secrets",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_choice() {
        fn check<T: Coded + std::fmt::Debug>(count: usize) {
            assert_eq!(T::EVERY.len(), count);
            for choice in T::EVERY {
                assert_eq!(T::from_code(choice.code()), Some(*choice));
                assert!(!choice.code().contains(' '));
            }
            assert_eq!(T::from_code("?"), None);
        }
        check::<State>(4);
        check::<RemediationStatus>(3);
        check::<UnitType>(10);
        check::<Role>(10);
        check::<Fact>(12);
    }
}
