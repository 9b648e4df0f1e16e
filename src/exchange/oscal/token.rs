//! Names of groups, controls and parts: OSCAL tokens in ASCII, made from the place
//! in the regulation. `13.1.đ` gives the control `dieu-13.khoan-1` and, within its
//! statement, the part `dieu-13.khoan-1_smt.diem-dd`.

use crate::model::catalog::Item;
use crate::model::provision::ProvisionRef;

/// The group of a chapter, by its position from 0: a number may be missing or stand twice.
pub(super) fn chapter(position: usize) -> String {
    format!("chuong-{}", position + 1)
}

/// The group of an article. A number that was inferred is kept apart from a printed one.
pub(super) fn article(number: &str) -> String {
    match number.strip_prefix('[').and_then(|n| n.strip_suffix(']')) {
        Some(inferred) => format!("dieu-{inferred}-suy-luan"),
        None => format!("dieu-{number}"),
    }
}

/// The control: khoản, or điều where it has no khoản.
pub(super) fn control(place: &ProvisionRef) -> String {
    let mut parts = place.as_str().split('.');
    let article = article(parts.next().unwrap_or_default());
    match parts.next() {
        Some(clause) => format!("{article}.khoan-{clause}"),
        // The group has the shorter name already.
        None => format!("{article}.toan-dieu"),
    }
}

/// The statement of a control, or the điểm or Bước within it.
pub(super) fn statement(place: &ProvisionRef) -> String {
    part(place, "smt")
}

/// The assessment objective of an item.
pub(super) fn objective(item: &Item) -> String {
    of_item(item, "obj")
}

/// The guidance of an item.
pub(super) fn guidance(item: &Item) -> String {
    of_item(item, "gdn")
}

/// The assessment method of an item.
pub(super) fn method(item: &Item) -> String {
    of_item(item, "asm")
}

/// The part of an item: that of its first provision, and its letter where a
/// provision holds several duties.
fn of_item(item: &Item, kind: &str) -> String {
    let (home, id) = (item.cites.first(), item.id.as_str());
    match home {
        Some(home) => {
            let letter = id.strip_prefix(home.as_str()).unwrap_or(id);
            part(home, kind) + letter
        }
        None => format!("{kind}-{id}"),
    }
}

fn part(place: &ProvisionRef, kind: &str) -> String {
    let whole = format!("{}_{kind}", control(place));
    match place.as_str().split('.').nth(2) {
        Some(point) => match point.strip_prefix('B') {
            Some(step) => format!("{whole}.buoc-{step}"),
            None => format!("{whole}.diem-{}", letter(point)),
        },
        None => whole,
    }
}

/// A point's letter in ASCII: the Vietnamese ones doubled as they are typed in Telex.
fn letter(point: &str) -> String {
    let typed = |c: char| match c {
        'đ' => "dd".to_owned(),
        'ă' => "aw".to_owned(),
        'â' => "aa".to_owned(),
        'ê' => "ee".to_owned(),
        'ô' => "oo".to_owned(),
        'ơ' => "ow".to_owned(),
        'ư' => "uw".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        c => format!("u{:04x}", u32::from(c)),
    };
    point.chars().map(typed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_become_tokens() {
        #[track_caller]
        fn case(place: &str, of_control: &str, of_statement: &str) {
            let place = ProvisionRef::parse(place).unwrap();
            assert_eq!(control(&place), of_control);
            assert_eq!(statement(&place), of_statement);
        }
        case("13.1.đ", "dieu-13.khoan-1", "dieu-13.khoan-1_smt.diem-dd");
        case("13.1.d", "dieu-13.khoan-1", "dieu-13.khoan-1_smt.diem-d");
        case("17.2.B3", "dieu-17.khoan-2", "dieu-17.khoan-2_smt.buoc-3");
        case("5.1", "dieu-5.khoan-1", "dieu-5.khoan-1_smt");
        case("11", "dieu-11.toan-dieu", "dieu-11.toan-dieu_smt");
        case(
            "[25].3",
            "dieu-25-suy-luan.khoan-3",
            "dieu-25-suy-luan.khoan-3_smt",
        );
    }
}
