//! The terms of the field: answers, grades, bearers, roles, states.

use super::{Language, Translate};
use crate::model::assessment::State;
use crate::model::bearer::{Bearer, Role};
use crate::model::catalog::{Force, SetAsideReason};
use crate::model::condition::Fact;
use crate::model::profile::UnitType;
use crate::model::remediation::RemediationStatus;
use crate::model::scoring::{Grade, Standing};

/// "Đạt", "Chưa trả lời".
pub fn standing(language: Language, standing: Standing) -> &'static str {
    match standing {
        Standing::Met => language.pick("Đạt", "Met"),
        Standing::Partial => language.pick("Đạt một phần", "Partly met"),
        Standing::NotMet => language.pick("Chưa đạt", "Not met"),
        Standing::Unanswered => language.pick("Chưa trả lời", "Unanswered"),
        Standing::NotApplicable => language.pick("Không áp dụng", "Not applicable"),
        Standing::OutOfScope => language.pick("Ngoài phạm vi", "Out of scope"),
    }
}

/// "Tốt", "Kém".
pub fn grade(language: Language, grade: Grade) -> &'static str {
    match grade {
        Grade::A => language.pick("Tốt", "Good"),
        Grade::B => language.pick("Khá", "Fair"),
        Grade::C => language.pick("Trung bình", "Average"),
        Grade::D => language.pick("Yếu", "Weak"),
        Grade::E => language.pick("Kém", "Poor"),
    }
}

/// "Nghiêm cấm", "Bắt buộc", "Khuyến nghị".
pub fn force(language: Language, force: Force) -> &'static str {
    match force {
        Force::Prohibition => language.pick("Điều cấm", "Prohibition"),
        Force::Duty => language.pick("Bắt buộc", "Duty"),
        Force::Recommendation => language.pick("Khuyến nghị", "Recommendation"),
    }
}

/// Who bears a duty.
pub fn bearer(language: Language, bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Unit => language.pick("Cơ quan, đơn vị", "Every unit"),
        Bearer::Leader => language.pick("Thủ trưởng đơn vị", "Head of the unit"),
        Bearer::ItOfficer => language.pick("Cán bộ phụ trách CNTT", "IT officer"),
        Bearer::Staff => language.pick("Cán bộ, người lao động", "Staff"),
        Bearer::SystemOwner => language.pick("Chủ quản hệ thống thông tin", "System owner"),
        Bearer::Operator => language.pick("Đơn vị vận hành hệ thống", "System operator"),
        Bearer::DataCentreOperator => {
            language.pick("Đơn vị vận hành trung tâm dữ liệu", "Data centre operator")
        }
        Bearer::Investor => language.pick("Chủ đầu tư", "Project investor"),
        Bearer::ServiceLessee => language.pick("Cơ quan thuê dịch vụ", "Lessee of services"),
        Bearer::SpecialisedDepartment => language.pick(
            "Sở chuyên trách (TT&TT, nay KH&CN)",
            "Specialised department",
        ),
        Bearer::Police => language.pick("Công an cấp tỉnh", "Provincial police"),
        Bearer::PlanningDepartment => language.pick("Sở Kế hoạch và Đầu tư", "Planning department"),
        Bearer::FinanceDepartment => language.pick("Sở Tài chính", "Finance department"),
        Bearer::HomeAffairsDepartment => language.pick("Sở Nội vụ", "Home affairs department"),
        Bearer::OtherDepartment => language.pick("Sở, ngành khác", "Other departments"),
        Bearer::Outsider => language.pick("Tổ chức, cá nhân khác", "Other organisations"),
    }
}

/// A role, as the wizard offers it.
pub fn role(language: Language, role: Role) -> &'static str {
    match role {
        Role::SystemOwner => bearer(language, Bearer::SystemOwner),
        Role::Operator => bearer(language, Bearer::Operator),
        Role::DataCentreOperator => bearer(language, Bearer::DataCentreOperator),
        Role::SpecialisedDepartment => bearer(language, Bearer::SpecialisedDepartment),
        Role::Police => bearer(language, Bearer::Police),
        Role::PlanningDepartment => bearer(language, Bearer::PlanningDepartment),
        Role::FinanceDepartment => bearer(language, Bearer::FinanceDepartment),
        Role::HomeAffairsDepartment => bearer(language, Bearer::HomeAffairsDepartment),
        Role::OtherDepartment => bearer(language, Bearer::OtherDepartment),
        Role::Outsider => language.pick(
            "Tổ chức ngoài cơ quan nhà nước",
            "Organisation outside the state agencies",
        ),
    }
}

/// A scoping fact as the statement the unit confirms.
pub fn fact(language: Language, fact: Fact) -> &'static str {
    match fact {
        Fact::InternalNetwork => language.pick("đơn vị có mạng nội bộ (LAN)", "the unit has a LAN"),
        Fact::OwnServers => {
            language.pick("đơn vị có máy chủ riêng", "the unit has its own servers")
        }
        Fact::OwnSystems => language.pick(
            "đơn vị quản lý hệ thống thông tin, phần mềm riêng",
            "the unit manages information systems of its own",
        ),
        Fact::DataCentreHosting => language.pick(
            "đơn vị có hệ thống đặt tại trung tâm dữ liệu tỉnh",
            "the unit has systems at the provincial data centre",
        ),
        Fact::OutsideHosting => language.pick(
            "đơn vị có hệ thống đặt ngoài trung tâm dữ liệu tỉnh",
            "the unit has systems outside the provincial data centre",
        ),
        Fact::Wifi => language.pick("đơn vị có mạng không dây (Wi-Fi)", "the unit has Wi-Fi"),
        Fact::RemoteAccess => language.pick(
            "đơn vị cho phép kết nối từ xa vào mạng nội bộ",
            "the unit allows remote access to its network",
        ),
        Fact::LeasedServices => {
            language.pick("đơn vị thuê dịch vụ CNTT", "the unit leases IT services")
        }
        Fact::OutsourcedSoftware => language.pick(
            "đơn vị thuê ngoài phát triển phần mềm",
            "the unit has software developed by others",
        ),
        Fact::Projects => language.pick(
            "đơn vị đầu tư mới, mở rộng hoặc nâng cấp hệ thống trong kỳ",
            "the unit builds, extends or upgrades systems in the period",
        ),
        Fact::PersonalDevices => language.pick(
            "đơn vị cho dùng thiết bị cá nhân để làm việc",
            "the unit lets people work on their own devices",
        ),
        Fact::StateSecrets => language.pick(
            "đơn vị soạn thảo, lưu giữ tài liệu bí mật nhà nước",
            "the unit handles state-secret documents",
        ),
    }
}

/// The kind of unit.
pub fn unit_type(language: Language, kind: UnitType) -> &'static str {
    match kind {
        UnitType::ProvincialAgency => language.pick("Sở, ban, ngành cấp tỉnh", "Provincial agency"),
        UnitType::Commune => language.pick("UBND xã", "Commune People's Committee"),
        UnitType::Ward => language.pick("UBND phường", "Ward People's Committee"),
        UnitType::SpecialZone => language.pick("UBND đặc khu", "Special zone People's Committee"),
        UnitType::ProvincialServiceUnit => language.pick(
            "Đơn vị sự nghiệp thuộc UBND tỉnh, thành phố",
            "Service unit of the province",
        ),
        UnitType::DepartmentServiceUnit => {
            language.pick("Đơn vị sự nghiệp thuộc sở", "Service unit of a department")
        }
        UnitType::CommuneServiceUnit => language.pick(
            "Đơn vị sự nghiệp thuộc UBND cấp xã",
            "Service unit of a commune",
        ),
        UnitType::DataCentreOperator => {
            language.pick("Đơn vị vận hành trung tâm dữ liệu", "Data centre operator")
        }
        UnitType::Organisation => {
            language.pick("Tổ chức chính trị - xã hội", "Socio-political organisation")
        }
        UnitType::FormerDistrict => language.pick(
            "Cấp huyện, thị trấn (trước 01/7/2025)",
            "District or township (before 1 July 2025)",
        ),
    }
}

/// The state of an assessment.
pub fn state(language: Language, state: State) -> &'static str {
    match state {
        State::Draft => language.pick("Đang thực hiện", "Draft"),
        State::Submitted => language.pick("Đã trình lãnh đạo", "Submitted"),
        State::Approved => language.pick("Đã duyệt", "Approved"),
        State::Signed => language.pick("Đã ký", "Signed"),
    }
}

/// How far a line of the plan is.
pub fn remediation_status(language: Language, status: RemediationStatus) -> &'static str {
    match status {
        RemediationStatus::Planned => language.pick("Chưa bắt đầu", "Planned"),
        RemediationStatus::InProgress => language.pick("Đang thực hiện", "In progress"),
        RemediationStatus::Done => language.pick("Đã xong", "Done"),
    }
}

/// Why a provision is set aside.
pub fn set_aside_reason(language: Language, reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Scope => language.pick("Phạm vi điều chỉnh", "Scope"),
        SetAsideReason::Addressees => language.pick("Đối tượng áp dụng", "Addressees"),
        SetAsideReason::Definition => language.pick("Giải thích từ ngữ", "Definition"),
        SetAsideReason::Principle => language.pick("Nguyên tắc", "Principle"),
        SetAsideReason::Classification => language.pick("Phân loại", "Classification"),
        SetAsideReason::Disclaimer => language.pick("Miễn trừ trách nhiệm", "Disclaimer"),
        SetAsideReason::Information => language.pick("Thông tin", "Information"),
        SetAsideReason::OutsiderDuty => {
            language.pick("Nghĩa vụ của bên ngoài", "Duty of an outsider")
        }
        SetAsideReason::Procedure => language.pick("Thủ tục", "Procedure"),
        SetAsideReason::Description => language.pick("Mô tả", "Description"),
        SetAsideReason::Repeats => {
            language.pick("Trùng quy định khác", "Repeats another provision")
        }
    }
}
