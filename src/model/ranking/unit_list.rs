//! The agency's list of units, and which of them a report is from.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::name_key::NameKey;

/// One unit of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedUnit {
    /// Its name.
    pub name: String,
    /// The name of its assessment or its letters in document numbers, where the list has one.
    pub code: String,
    /// Its kind in the list's own words.
    pub kind: String,
    /// Other names it had or has.
    pub aliases: Vec<String>,
}

/// Which unit of the list a report is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matched {
    /// This one, by its position.
    Unit(usize),
    /// Any of these.
    Several(Vec<usize>),
    /// None.
    Nobody,
}

/// All units that owe a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitList {
    units: Vec<ListedUnit>,
    codes: Index,
    /// Ways to look up a name with its tone marks, the surest first: the name, another
    /// name, the name without "Ủy ban nhân dân".
    marked: [Index; 3],
    /// Names that the list writes without marks.
    unmarked: Index,
    /// The ways of [`Self::marked`] without regard to marks.
    bare: [Index; 3],
    /// Names that stood in the list more than once and were taken once.
    repeated: Vec<String>,
}

/// Form of a name → units.
type Index = BTreeMap<String, BTreeSet<usize>>;

impl UnitList {
    /// Takes the units in their order; a line that says again what an earlier one said is left out.
    pub fn new(units: Vec<ListedUnit>) -> Self {
        let mut list = Self::default();
        let mut seen = BTreeSet::new();
        for unit in units {
            let key = NameKey::of(&unit.name);
            let same = (key.marked.clone(), unit.code.clone(), unit.kind.clone());
            if key.is_empty() {
                continue;
            }
            if seen.insert(same) {
                list.add(unit, &key);
            } else {
                list.repeated.push(unit.name);
            }
        }
        list
    }

    fn add(&mut self, unit: ListedUnit, key: &NameKey) {
        let at = self.units.len();
        enter(&mut self.codes, &NameKey::of(&unit.code).marked, at);
        let aliases: Vec<_> = unit.aliases.iter().map(|name| NameKey::of(name)).collect();
        let [name, alias, place] = &mut self.marked;
        let [bare_name, bare_alias, bare_place] = &mut self.bare;
        enter(name, &key.marked, at);
        enter(place, &key.marked_place, at);
        enter(bare_name, &key.bare, at);
        enter(bare_place, &key.bare_place, at);
        for key in &aliases {
            enter(alias, &key.marked, at);
            enter(bare_alias, &key.bare, at);
        }
        for key in aliases.iter().chain([key]).filter(|key| !key.has_marks) {
            enter(&mut self.unmarked, &key.bare, at);
            enter(&mut self.unmarked, &key.bare_place, at);
        }
        self.units.push(unit);
    }

    /// The units in the order of the list.
    pub fn units(&self) -> &[ListedUnit] {
        &self.units
    }

    /// Names that stood in the list more than once and were taken once.
    pub fn repeated(&self) -> &[String] {
        &self.repeated
    }

    /// The unit a report is from: by the name of its assessment, by its name
    /// ([`Self::find_name`]), and last by its letters where only one unit has them.
    pub fn find(&self, entry: &Entry) -> Matched {
        if let Some(found) = by_code(&self.codes, &entry.uid) {
            return Matched::Unit(found);
        }
        match self.find_name(&entry.unit) {
            Matched::Nobody => {
                by_code(&self.codes, &entry.symbol).map_or(Matched::Nobody, Matched::Unit)
            }
            found => found,
        }
    }

    /// The unit of this name or of another name it had. Marks make no difference where one
    /// side has none. Where both have and differ, the units are only alike and nobody guesses.
    pub fn find_name(&self, name: &str) -> Matched {
        let key = NameKey::of(name);
        let marked = [&key.marked, &key.marked, &key.marked_place];
        let bare = [&key.bare, &key.bare, &key.bare_place];
        for (index, form) in self.marked.iter().zip(marked) {
            if let Some(found) = index.get(form) {
                return one_of(found);
            }
        }
        for form in [&key.bare, &key.bare_place] {
            if let Some(found) = self.unmarked.get(form) {
                return one_of(found);
            }
        }
        for (index, form) in self.bare.iter().zip(bare) {
            match index.get(form) {
                Some(found) if key.has_marks => {
                    return Matched::Several(found.iter().copied().collect());
                }
                Some(found) => return one_of(found),
                None => {}
            }
        }
        Matched::Nobody
    }
}

fn enter(index: &mut Index, form: &str, unit: usize) {
    if !form.is_empty() {
        index.entry(form.to_owned()).or_default().insert(unit);
    }
}

fn one_of(found: &BTreeSet<usize>) -> Matched {
    match found.first() {
        Some(unit) if found.len() == 1 => Matched::Unit(*unit),
        _ => Matched::Several(found.iter().copied().collect()),
    }
}

fn by_code(codes: &Index, code: &str) -> Option<usize> {
    match codes.get(&NameKey::of(code).marked).map(one_of) {
        Some(Matched::Unit(unit)) => Some(unit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ranking::entry::sample;

    fn list() -> UnitList {
        let unit = |name: &str, code: &str, aliases: &[&str]| ListedUnit {
            name: name.to_owned(),
            code: code.to_owned(),
            kind: String::new(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        };
        UnitList::new(vec![
            unit("UBND xã Tân Minh", "", &[]),
            unit("UBND xã Tản Minh", "", &[]),
            unit(
                "Sở Khoa học và Công nghệ",
                "SKHCN",
                &["Sở Thông tin và Truyền thông"],
            ),
            unit("Phuong Le Thanh Nghi", "", &[]),
            unit("UBND xã Tân Minh", "", &[]),
        ])
    }

    #[test]
    fn a_report_finds_its_unit_however_its_name_is_written() {
        #[track_caller]
        fn case(name: &str, found: &Matched) {
            let entry = Entry {
                unit: name.to_owned(),
                ..sample()
            };
            assert_eq!(&list().find(&entry), found, "{name}");
        }
        case("Ủy ban nhân dân xã Tân Minh", &Matched::Unit(0));
        case("xã Tản Minh", &Matched::Unit(1));
        case("Sở Thông tin và truyền thông", &Matched::Unit(2));
        case("so khoa hoc va cong nghe", &Matched::Unit(2));
        case("UBND phường Lê Thanh Nghị", &Matched::Unit(3));
        case("ubnd xa tan minh", &Matched::Several(vec![0, 1]));
        case("UBND xã Tấn Minh", &Matched::Several(vec![0, 1]));
        case("UBND xã Tân Phú", &Matched::Nobody);
    }

    #[test]
    fn letters_and_assessments_name_a_unit_too() {
        let mut entry = Entry {
            unit: "Sở KH&CN".to_owned(),
            symbol: "SKHCN".to_owned(),
            ..sample()
        };
        assert_eq!(list().find(&entry), Matched::Unit(2));
        entry.symbol.clear();
        assert_eq!(list().find(&entry), Matched::Nobody);
        let code = entry.uid.clone();
        let listed = ListedUnit {
            name: "Sở KHCN".to_owned(),
            code,
            ..ListedUnit::default()
        };
        assert_eq!(UnitList::new(vec![listed]).find(&entry), Matched::Unit(0));
    }

    #[test]
    fn a_line_said_twice_is_taken_once_and_told() {
        assert_eq!(list().units().len(), 4);
        assert_eq!(list().repeated(), ["UBND xã Tân Minh"]);
    }
}
