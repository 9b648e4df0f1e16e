//! Measurable conditions from the provision's words.

use super::scan::{before_unit, says, tail};
use crate::model::criterion::{Bound, Criterion, Measure};

pub(super) fn criteria(words: &str) -> Vec<Criterion> {
    let words = words.to_lowercase();
    let mut found = Vec::new();
    let mut add = |subject: &str, bound: Option<Bound>, measure: Measure| {
        let known = found.iter().any(|c: &Criterion| c.subject == subject);
        if let (Some(bound), false) = (bound, known) {
            found.push(Criterion {
                subject: subject.to_owned(),
                bound,
                measure,
            });
        }
    };
    for (length, _) in before_unit(&words, "ký tự") {
        add(
            "password.length",
            (length > 0).then_some(Bound::AtLeast(length)),
            Measure::Characters,
        );
    }
    for (minutes, before) in before_unit(&words, "phút") {
        let near = tail(before, 90);
        if says(near, &["màn hình", "không sử dụng", "không hoạt động"]) {
            add(
                "screen.lock",
                Some(Bound::AtMost(minutes)),
                Measure::Minutes,
            );
        } else if says(near, &["khóa", "khoá"]) {
            add(
                "login.lockout",
                (minutes > 0).then_some(Bound::AtLeast(minutes)),
                Measure::Minutes,
            );
        }
    }
    if words.contains("đăng nhập") {
        add("login.failures", failures(&words), Measure::Times);
    }
    if says(&words, &["nhật ký", "lưu giữ", "lưu trữ"]) {
        for (unit, measure) in [("tháng", Measure::Months), ("ngày", Measure::Days)] {
            for (number, before) in before_unit(&words, unit) {
                if number > 0 && says(tail(before, 24), &["ít nhất", "tối thiểu", "thời gian"])
                {
                    let subject = if words.contains("nhật ký") {
                        "log.retention"
                    } else {
                        "data.retention"
                    };
                    add(subject, Some(Bound::AtLeast(number)), measure);
                }
            }
        }
    }
    let names = ["WPA2", "WPA3"];
    let wifi: Vec<String> = names
        .iter()
        .filter(|name| words.contains(&name.to_lowercase()))
        .map(|name| (*name).to_owned())
        .collect();
    add(
        "wifi.encryption",
        (!wifi.is_empty()).then_some(Bound::AnyOf(wifi)),
        Measure::Names,
    );
    found
}

/// "từ 03 đến 05 lần", "không quá 05 lần".
fn failures(words: &str) -> Option<Bound> {
    let found = before_unit(words, "lần");
    let (most, before) = found.iter().find(|(_, before)| {
        // "03 tháng/lần" is no number of failures.
        !before.ends_with("tháng")
    })?;
    let range = before
        .strip_suffix("đến")
        .or_else(|| before.strip_suffix('-'));
    let Some(range) = range.map(str::trim_end) else {
        return Some(Bound::AtMost(*most));
    };
    let digits = range.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match range.get(digits..).and_then(|least| least.parse().ok()) {
        Some(least) if least < *most => Some(Bound::Between(least, *most)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::needless_pass_by_value, reason = "rows read better without &")]
    fn figures_are_told_from_words() {
        #[track_caller]
        fn case(words: &str, subject: &str, bound: Bound) {
            let found = criteria(words);
            let found: Vec<_> = found
                .iter()
                .map(|c| (c.subject.as_str(), &c.bound))
                .collect();
            assert_eq!(found, [(subject, &bound)], "{words}");
        }
        case("có ít nhất 8 ký tự", "password.length", Bound::AtLeast(8));
        case(
            "tự động bảo vệ màn hình sau 10 phút",
            "screen.lock",
            Bound::AtMost(10),
        );
        case(
            "đăng nhập sai từ 03 đến 05 lần",
            "login.failures",
            Bound::Between(3, 5),
        );
        case(
            "giới hạn đăng nhập sai là 05 lần",
            "login.failures",
            Bound::AtMost(5),
        );
        case(
            "lưu nhật ký tối thiểu 06 tháng",
            "log.retention",
            Bound::AtLeast(6),
        );
        case(
            "mã hóa WPA2 hoặc WPA3",
            "wifi.encryption",
            Bound::AnyOf(vec!["WPA2".into(), "WPA3".into()]),
        );
        assert!(criteria("Rà soát 03 tháng/lần").is_empty());
    }
}
