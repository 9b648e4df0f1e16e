//! Scoping facts about a unit, and the conditions items set on them.

use super::bearer::Role;

/// A yes/no fact the wizard asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Has an internal network (LAN).
    InternalNetwork,
    /// Has servers of its own.
    OwnServers,
    /// Manages information systems or software of its own.
    OwnSystems,
    /// Has systems hosted at the provincial data centre.
    DataCentreHosting,
    /// Has systems hosted elsewhere than at the provincial data centre.
    OutsideHosting,
    /// Has Wi-Fi.
    Wifi,
    /// Lets people connect to its network from afar.
    RemoteAccess,
    /// Leases IT services.
    LeasedServices,
    /// Has software developed by others.
    OutsourcedSoftware,
    /// Invests in new, extended or upgraded systems in the period.
    Projects,
    /// Lets people use devices of their own.
    PersonalDevices,
    /// Handles documents that are state secrets.
    StateSecrets,
}

impl Fact {
    /// All facts, in the order in which the wizard asks.
    pub const ALL: [Self; 12] = [
        Self::InternalNetwork,
        Self::Wifi,
        Self::RemoteAccess,
        Self::PersonalDevices,
        Self::OwnServers,
        Self::OwnSystems,
        Self::DataCentreHosting,
        Self::OutsideHosting,
        Self::LeasedServices,
        Self::OutsourcedSoftware,
        Self::Projects,
        Self::StateSecrets,
    ];
}

/// When an item applies, over the answers of the scoping questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// In every unit.
    #[default]
    Always,
    /// Where the fact is true.
    Has(Fact),
    /// Where the unit holds the role.
    Is(Role),
    /// Where the highest level of the unit's systems (1–5) is at least this.
    LevelAtLeast(u8),
    /// Where all hold.
    All(Vec<Condition>),
    /// Where any holds.
    Any(Vec<Condition>),
    /// Where it does not hold.
    Not(Box<Condition>),
}
