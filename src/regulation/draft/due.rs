//! When or how often a duty falls due, from the provision's words.

use super::scan::{before_unit, says, tail};
use crate::model::interval::{ClockStart, Interval};
use crate::model::text::Text;

/// The first that is found, from the most exact to the loosest.
pub(super) fn interval(words: &str) -> Option<Interval> {
    let words = words.to_lowercase();
    yearly_day(&words)
        .or_else(|| hours(&words))
        .or_else(|| months(&words))
        .or_else(|| named(&words))
}

/// "trước ngày 25/12 hằng năm", "trước ngày 15 tháng 11 hàng năm".
fn yearly_day(words: &str) -> Option<Interval> {
    if !says(words, &["hằng năm", "hàng năm", "mỗi năm"]) {
        return None;
    }
    let at = words
        .find("trước ngày ")
        .or_else(|| words.find("chậm nhất ngày "))?;
    let rest = words.get(at..)?.replace(" tháng ", "/");
    let from = rest.find(|c: char| c.is_ascii_digit())?;
    let date = rest.get(from..)?;
    let end = date.find(|c: char| !(c.is_ascii_digit() || c == '/'));
    let date = date.get(..end.unwrap_or(date.len()))?;
    let mut numbers = date.split('/').map(str::parse::<u8>);
    let (day, month) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    // A day with a year behind it is another kind of day.
    let real = chrono::NaiveDate::from_ymd_opt(2023, month.into(), day.into()).is_some();
    (numbers.next().is_none() && real).then_some(Interval::YearlyBefore { day, month })
}

/// "trong vòng 24 giờ", "chậm nhất 05 ngày": up to 720 hours.
fn hours(words: &str) -> Option<Interval> {
    let start = if words.contains("phát hiện") {
        ClockStart::Detection
    } else {
        ClockStart::Occurrence
    };
    for (unit, factor) in [("giờ", 1), ("tiếng", 1), ("ngày", 24)] {
        for (number, before) in before_unit(words, unit) {
            let limit = says(
                tail(before, 24),
                &[
                    "trong vòng",
                    "thời hạn",
                    "chậm nhất",
                    "không quá",
                    "muộn nhất",
                ],
            );
            let hours = u16::try_from(number * factor)
                .ok()
                .filter(|h| (1..=720).contains(h));
            if let (true, Some(hours)) = (limit, hours) {
                return Some(Interval::WithinHours(hours, start));
            }
        }
    }
    None
}

/// "06 tháng/lần", "tối thiểu 03 tháng", "02 lần/năm", "hằng quý", "hằng năm".
fn months(words: &str) -> Option<Interval> {
    let every = |months: u32| {
        let months = u16::try_from(months)
            .ok()
            .filter(|m| (1..=120).contains(m))?;
        Some(Interval::EveryMonths(months))
    };
    for (number, before) in before_unit(words, "tháng") {
        let rest = words.get(before.len()..).unwrap_or_default();
        let from = rest
            .find("tháng")
            .map_or("", |at| rest.get(at..).unwrap_or_default());
        let each = from.starts_with("tháng/")
            || from.starts_with("tháng một lần")
            || from.starts_with("tháng 1 lần");
        let periodic = says(tail(before, 20), &["định kỳ", "mỗi", "cứ "]);
        if each || periodic {
            return every(number);
        }
    }
    for unit in ["lần/năm", "lần trong năm", "lần một năm", "lần mỗi năm"] {
        if let Some((times, _)) = before_unit(words, unit).first() {
            return 12_u32
                .checked_div(*times)
                .and_then(|months| every(months.max(1)));
        }
    }
    if let Some((days, _)) = before_unit(words, "ngày/lần").first() {
        let days = u16::try_from(*days).ok().filter(|d| (1..=366).contains(d));
        return days.map(Interval::EveryDays);
    }
    None
}

/// Intervals said in words.
fn named(words: &str) -> Option<Interval> {
    let rules: [(&[&str], Interval); 8] = [
        (&["hằng ngày", "hàng ngày"], Interval::EveryDays(1)),
        (&["hằng tuần", "hàng tuần"], Interval::EveryDays(7)),
        (
            &[
                "hằng tháng",
                "hàng tháng",
                "một lần trong tháng",
                "lần/tháng",
            ],
            Interval::EveryMonths(1),
        ),
        (
            &["hằng quý", "hàng quý", "mỗi quý"],
            Interval::EveryMonths(3),
        ),
        (
            &[
                "hằng năm",
                "hàng năm",
                "mỗi năm",
                "lần/năm",
                "năm/lần",
                "năm một lần",
            ],
            Interval::EveryMonths(12),
        ),
        (&["24 giờ/ngày", "24/7", "liên tục"], Interval::Continuous),
        (&["định kỳ"], Interval::Periodic),
        (&["thường xuyên"], Interval::Regular),
    ];
    let found = rules.into_iter().find(|(said, _)| says(words, said));
    found.map(|(_, interval)| interval).or_else(|| event(words))
}

/// "ngay khi …", "trước khi …": up to the next comma or stop.
fn event(words: &str) -> Option<Interval> {
    for (said, before) in [
        ("ngay khi ", false),
        ("ngay sau khi ", false),
        ("trước khi ", true),
    ] {
        let Some(at) = words.find(said) else { continue };
        let from = at + if before { 0 } else { "ngay ".len() };
        let rest = words.get(from..)?;
        let end = rest.find([',', ';', '.', ':', '\n']).unwrap_or(rest.len());
        let event = rest.get(..end)?.trim();
        if event.is_empty() || event.chars().count() > 160 {
            continue;
        }
        let event = Text {
            vi: event.to_owned(),
            en: None,
        };
        return Some(if before {
            Interval::Before(event)
        } else {
            Interval::AtOnce(event)
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::needless_pass_by_value, reason = "rows read better without &")]
    fn intervals_are_told_from_words() {
        #[track_caller]
        fn case(words: &str, expected: Option<Interval>) {
            assert_eq!(interval(words), expected, "{words}");
        }
        case("Đổi mật khẩu 06 tháng/lần.", Some(Interval::EveryMonths(6)));
        case(
            "Rà soát tối thiểu 03 tháng/lần các tài khoản",
            Some(Interval::EveryMonths(3)),
        );
        case("Kiểm tra 02 (hai) lần/năm", Some(Interval::EveryMonths(6)));
        case("Đào tạo hàng năm", Some(Interval::EveryMonths(12)));
        case(
            "Báo cáo trước ngày 25/12 hằng năm",
            Some(Interval::YearlyBefore { day: 25, month: 12 }),
        );
        case(
            "Hằng năm, trước ngày 15 tháng 11 gửi báo cáo",
            Some(Interval::YearlyBefore { day: 15, month: 11 }),
        );
        case(
            "Báo cáo trong vòng 24 giờ kể từ khi phát hiện",
            Some(Interval::WithinHours(24, ClockStart::Detection)),
        );
        case("Thường xuyên cập nhật", Some(Interval::Regular));
        case("Định kỳ kiểm tra", Some(Interval::Periodic));
        case("Có tài liệu thiết kế", None);
    }
}
