//! Whom a provision obliges, from the article's title and the beginning of its words.

use super::scan::says;
use crate::model::bearer::Bearer;
use crate::regulation::parsed::Leaf;

/// Names and their bearers; a longer name stands before one it holds.
const NAMES: [(&str, Bearer); 22] = [
    (
        "sở thông tin và truyền thông",
        Bearer::SpecialisedDepartment,
    ),
    ("sở khoa học và công nghệ", Bearer::SpecialisedDepartment),
    ("sở kế hoạch và đầu tư", Bearer::PlanningDepartment),
    ("sở tài chính", Bearer::FinanceDepartment),
    ("sở nội vụ", Bearer::HomeAffairsDepartment),
    ("công an", Bearer::Police),
    ("vận hành trung tâm dữ liệu", Bearer::DataCentreOperator),
    ("đơn vị vận hành", Bearer::Operator),
    ("đơn vị quản lý, vận hành", Bearer::Operator),
    ("chủ quản", Bearer::SystemOwner),
    ("chủ đầu tư", Bearer::Investor),
    ("chủ trì thuê dịch vụ", Bearer::ServiceLessee),
    ("chuyên trách", Bearer::ItOfficer),
    ("phụ trách công nghệ thông tin", Bearer::ItOfficer),
    ("phụ trách an toàn thông tin", Bearer::ItOfficer),
    ("thủ trưởng", Bearer::Leader),
    ("người đứng đầu", Bearer::Leader),
    ("người sử dụng", Bearer::Staff),
    ("cán bộ, công chức", Bearer::Staff),
    ("doanh nghiệp", Bearer::Outsider),
    ("tổ chức, cá nhân", Bearer::Outsider),
    ("các sở", Bearer::Unit),
];

/// Never empty; every unit where nobody is named.
pub(super) fn bearers(leaf: &Leaf<'_>) -> Vec<Bearer> {
    let title = leaf.article.title.to_lowercase();
    let lead = leaf
        .clause
        .map_or("", |clause| clause.words.as_str())
        .to_lowercase();
    let words = leaf.words.to_lowercase();
    // What stands nearest decides: who begins the sentence, then the clause, then the article.
    let beginning: String = words.chars().take(60).collect();
    let head = beginning.split([',', ';', ':']).next().unwrap_or_default();
    for (text, bound) in [(head, true), (lead.as_str(), true), (title.as_str(), false)] {
        let obliges = !bound || says(text, &["trách nhiệm", "phải", "đối với"]) || text == head;
        let found = named(text, bound);
        if obliges && !found.is_empty() {
            return found;
        }
    }
    vec![Bearer::Unit]
}

fn named(text: &str, at_start: bool) -> Vec<Bearer> {
    let mut found = Vec::new();
    for (name, bearer) in NAMES {
        let there = match text.find(name) {
            None => false,
            Some(0) => true,
            // Behind "Phối hợp với" it is the other one.
            Some(at) => {
                !at_start && says(text, &["trách nhiệm", "nhiệm vụ"])
                    || at_start && is_subject(text, at)
            }
        };
        if there && !found.contains(&bearer) {
            found.push(bearer);
        }
    }
    found
}

/// "Trách nhiệm của …", "Đối với …", "Bộ phận …" before the name.
fn is_subject(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with("trách nhiệm của")
        || before.ends_with("đối với")
        || matches!(
            before,
            "các" | "cơ quan" | "bộ phận" | "đơn vị" | "cán bộ" | "giám đốc" | "mỗi"
        )
}
