//! The unit: what it is, who leads it, what it runs.

use std::collections::BTreeSet;

use super::bearer::Role;
use super::condition::{Condition, Fact};

/// The kind of unit (two-level local government since 01/7/2025; the last
/// values are historical and stand only in old assessments).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitType {
    /// Sở, ban, ngành of the province.
    ProvincialAgency,
    /// UBND xã.
    #[default]
    Commune,
    /// UBND phường.
    Ward,
    /// UBND đặc khu.
    SpecialZone,
    /// Public service unit under the provincial People's Committee.
    ProvincialServiceUnit,
    /// Public service unit under a department.
    DepartmentServiceUnit,
    /// Public service unit under a commune (school, health station).
    CommuneServiceUnit,
    /// Operator of a data centre.
    DataCentreOperator,
    /// Socio-political organisation using the province's systems.
    Organisation,
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh, thị trấn: until 30/6/2025.
    FormerDistrict,
}

impl UnitType {
    /// All kinds, in the order of the wizard.
    pub const ALL: [Self; 10] = [
        Self::ProvincialAgency,
        Self::Commune,
        Self::Ward,
        Self::SpecialZone,
        Self::ProvincialServiceUnit,
        Self::DepartmentServiceUnit,
        Self::CommuneServiceUnit,
        Self::DataCentreOperator,
        Self::Organisation,
        Self::FormerDistrict,
    ];

    /// Whether the head signs for the whole committee (TM. ỦY BAN NHÂN DÂN; NĐ 30/2020, Phụ lục I).
    pub fn is_committee(self) -> bool {
        matches!(
            self,
            Self::Commune | Self::Ward | Self::SpecialZone | Self::FormerDistrict
        )
    }
}

/// A person who answers for the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Full name, without academic titles.
    pub name: String,
    /// Position, such as "Chủ tịch".
    pub title: String,
}

/// A unit as it stands in one assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Name of the unit, as it heads the report.
    pub name: String,
    /// Governing body printed above it; empty where there is none.
    pub governing_body: String,
    /// Kind of unit.
    pub unit_type: UnitType,
    /// Địa danh printed before the date: the commune for a commune, the
    /// province for a provincial agency.
    pub place: String,
    /// The unit's letters in a document number, such as "UBND" in "/BC-UBND".
    pub symbol: String,
    /// The head, who signs.
    pub head: Person,
    /// The IT officer, who prepares.
    pub officer: Person,
    /// Roles beyond an ordinary unit.
    pub roles: BTreeSet<Role>,
    /// Facts answered yes.
    pub facts: BTreeSet<Fact>,
    /// Highest approved level of the unit's systems, 1–5; 0 where none has one.
    pub system_level: u8,
}

impl Profile {
    /// Whether `condition` holds in this unit.
    pub fn meets(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Has(fact) => self.facts.contains(fact),
            Condition::Is(role) => self.roles.contains(role),
            Condition::LevelAtLeast(level) => self.system_level >= *level,
            Condition::All(parts) => parts.iter().all(|part| self.meets(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Condition::Not(part) => !self.meets(part),
        }
    }
}
