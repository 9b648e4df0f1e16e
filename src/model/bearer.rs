//! Who bears a duty.

/// The one whom a provision obliges. Departments are named by their task,
/// because reorganisation renames them (Sở TT&TT became Sở KH&CN in 2025).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// Every agency or unit in scope.
    Unit,
    /// The head of the unit.
    Leader,
    /// The officer or section in charge of IT or cybersecurity.
    ItOfficer,
    /// Every cadre, official, employee and worker: the users.
    Staff,
    /// The owner of an information system (chủ quản hệ thống thông tin).
    SystemOwner,
    /// The one that runs an information system (đơn vị quản lý, vận hành).
    Operator,
    /// The operator of the provincial data centre.
    DataCentreOperator,
    /// The investor of a project (chủ đầu tư).
    Investor,
    /// The agency that leases an IT service (cơ quan chủ trì thuê dịch vụ).
    ServiceLessee,
    /// The specialised department of the province (Sở TT&TT, now Sở KH&CN).
    SpecialisedDepartment,
    /// The provincial police.
    Police,
    /// The department of planning and investment.
    PlanningDepartment,
    /// The department of finance.
    FinanceDepartment,
    /// The department of home affairs.
    HomeAffairsDepartment,
    /// Another department or agency of the province named by the text.
    OtherDepartment,
    /// Organisations, enterprises and persons outside the state agencies.
    Outsider,
}

impl Bearer {
    /// All bearers, in the order in which they are listed to a reader.
    pub const ALL: [Self; 16] = [
        Self::Unit,
        Self::Leader,
        Self::ItOfficer,
        Self::Staff,
        Self::SystemOwner,
        Self::Operator,
        Self::DataCentreOperator,
        Self::Investor,
        Self::ServiceLessee,
        Self::SpecialisedDepartment,
        Self::Police,
        Self::PlanningDepartment,
        Self::FinanceDepartment,
        Self::HomeAffairsDepartment,
        Self::OtherDepartment,
        Self::Outsider,
    ];
}

/// What a unit is, beyond an ordinary unit. A unit may hold several roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Owns information systems.
    SystemOwner,
    /// Runs information systems itself.
    Operator,
    /// Runs the provincial data centre.
    DataCentreOperator,
    /// Is the specialised department (Sở TT&TT, now Sở KH&CN).
    SpecialisedDepartment,
    /// Is the provincial police.
    Police,
    /// Is the department of planning and investment.
    PlanningDepartment,
    /// Is the department of finance.
    FinanceDepartment,
    /// Is the department of home affairs.
    HomeAffairsDepartment,
    /// Is another department to which the text gives a task of its own.
    OtherDepartment,
    /// Is an organisation outside the state agencies that uses their systems.
    Outsider,
}

impl Role {
    /// All roles, in the order of the wizard.
    pub const ALL: [Self; 10] = [
        Self::SystemOwner,
        Self::Operator,
        Self::DataCentreOperator,
        Self::SpecialisedDepartment,
        Self::Police,
        Self::PlanningDepartment,
        Self::FinanceDepartment,
        Self::HomeAffairsDepartment,
        Self::OtherDepartment,
        Self::Outsider,
    ];
}

impl Bearer {
    /// The role a unit must hold for this bearer's duties to be its own;
    /// `None` where every unit bears them, or where a scoping answer and not a
    /// role decides (investor, lessee).
    pub fn needs(self) -> Option<Role> {
        match self {
            Self::Unit
            | Self::Leader
            | Self::ItOfficer
            | Self::Staff
            | Self::Investor
            | Self::ServiceLessee => None,
            Self::SystemOwner => Some(Role::SystemOwner),
            Self::Operator => Some(Role::Operator),
            Self::DataCentreOperator => Some(Role::DataCentreOperator),
            Self::SpecialisedDepartment => Some(Role::SpecialisedDepartment),
            Self::Police => Some(Role::Police),
            Self::PlanningDepartment => Some(Role::PlanningDepartment),
            Self::FinanceDepartment => Some(Role::FinanceDepartment),
            Self::HomeAffairsDepartment => Some(Role::HomeAffairsDepartment),
            Self::OtherDepartment => Some(Role::OtherDepartment),
            Self::Outsider => Some(Role::Outsider),
        }
    }
}
