//! Head and foot of the state form (NĐ 30/2020, Phụ lục I).

use super::Source;
use super::words;
use crate::model::profile::{Profile, UnitType};
use crate::report::document::{MOTTO, NATION, Recipients, SignatureBlock, StateForm};

/// The words that begin the name of a People's Committee.
const COMMITTEE: &str = "ỦY BAN NHÂN DÂN";

/// Head of page one. Number and day stay open: the document system gives them.
pub(super) fn state_form(source: Source<'_>) -> StateForm {
    let head = &source.assessment.head;
    let profile = &head.profile;
    StateForm {
        nation: NATION.to_owned(),
        motto: MOTTO.to_owned(),
        superior_agency: (!profile.governing_body.is_empty())
            .then(|| profile.governing_body.to_uppercase()),
        agency: agency_lines(profile),
        number: format!("Số:          /BC{}", symbol(profile)),
        place_and_date: format!("{}, ngày       tháng       năm         ", profile.place),
        document_type: "BÁO CÁO".to_owned(),
        abstract_lines: vec![
            "Kết quả tự đánh giá việc thực hiện quy chế".to_owned(),
            format!("bảo đảm an toàn thông tin mạng năm {}", head.year),
        ],
        addressed_word: "Kính gửi".to_owned(),
        addressed_to: head.recipients.clone(),
        legal_bases: vec![format!(
            "Căn cứ {} về việc ban hành {}",
            words::instrument(source.catalog),
            lower_first(&source.catalog.title.vi)
        )],
    }
}

/// Who signs: the head for a committee as a whole (TM.), or by his position.
pub(super) fn signature(source: Source<'_>) -> SignatureBlock {
    let profile = &source.assessment.head.profile;
    let authority = if profile.unit_type.is_committee() {
        vec![format!("TM. {COMMITTEE}")]
    } else {
        vec![]
    };
    SignatureBlock {
        authority,
        position: profile.head.title.to_uppercase(),
        name: profile.head.name.clone(),
        leader_description: format!(
            "Chữ ký số của {}: {}",
            profile.head.title, profile.head.name
        ),
        agency_description: format!("Chữ ký số của cơ quan: {}", profile.name),
    }
}

/// Nơi nhận.
pub(super) fn recipients(source: Source<'_>) -> Recipients {
    let profile = &source.assessment.head.profile;
    let unit = if profile.symbol.is_empty() {
        String::new()
    } else {
        format!(", {}", profile.symbol)
    };
    Recipients {
        word: "Nơi nhận:".to_owned(),
        lines: vec!["Như trên".to_owned(), format!("Lưu: VT{unit}")],
    }
}

/// "-UBND", or nothing where the unit has given no symbol.
fn symbol(profile: &Profile) -> String {
    if profile.symbol.is_empty() {
        String::new()
    } else {
        format!("-{}", profile.symbol)
    }
}

/// The unit's name in capitals; a committee's place stands on a line of its own.
fn agency_lines(profile: &Profile) -> Vec<String> {
    let name = profile.name.to_uppercase().replace("UỶ BAN", "ỦY BAN");
    let committee = matches!(
        profile.unit_type,
        UnitType::Commune | UnitType::Ward | UnitType::SpecialZone | UnitType::FormerDistrict
    );
    match name
        .strip_prefix(COMMITTEE)
        .or_else(|| name.strip_prefix("UBND"))
    {
        Some(rest) if committee && !rest.trim().is_empty() => {
            vec![COMMITTEE.to_owned(), rest.trim().to_owned()]
        }
        _ => vec![name],
    }
}

/// The same text with a small first letter, to stand inside a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_has_its_place_on_a_line_of_its_own() {
        #[track_caller]
        fn case(name: &str, unit_type: UnitType, lines: &[&str]) {
            let profile = Profile {
                name: name.to_owned(),
                unit_type,
                ..Profile::default()
            };
            assert_eq!(agency_lines(&profile), lines);
        }
        case(
            "Ủy ban nhân dân xã An Phú",
            UnitType::Commune,
            &["ỦY BAN NHÂN DÂN", "XÃ AN PHÚ"],
        );
        case(
            "Uỷ ban nhân dân phường Tân Hưng",
            UnitType::Ward,
            &["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN HƯNG"],
        );
        case(
            "UBND xã Đồng Tâm",
            UnitType::Commune,
            &["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"],
        );
        case("Sở Nội vụ", UnitType::ProvincialAgency, &["SỞ NỘI VỤ"]);
    }
}
