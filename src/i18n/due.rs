//! Intervals and numeric criteria in words.

use super::{Language, Translate, criterion_name};
use crate::model::criterion::{Bound, Criterion, Measure};
use crate::model::interval::{ClockStart, Interval};

/// "mỗi 3 tháng", "thường xuyên", "trước khi …".
pub fn interval(language: Language, interval: &Interval) -> String {
    match interval {
        Interval::EveryMonths(1) => language.pick("hằng tháng", "every month").to_owned(),
        Interval::EveryMonths(12) => language.pick("hằng năm", "every year").to_owned(),
        Interval::EveryMonths(n) => {
            language.pick(format!("{n} tháng/lần"), format!("every {n} months"))
        }
        Interval::EveryDays(1) => language.pick("hằng ngày", "every day").to_owned(),
        Interval::EveryDays(n) => language.pick(format!("{n} ngày/lần"), format!("every {n} days")),
        Interval::Periodic => language.pick("định kỳ", "periodically").to_owned(),
        Interval::Regular => language.pick("thường xuyên", "regularly").to_owned(),
        Interval::Continuous => language.pick("liên tục", "continuously").to_owned(),
        Interval::AtOnce(event) => {
            format!(
                "{} {}",
                language.pick("ngay", "at once"),
                event.get(language)
            )
        }
        Interval::Before(event) | Interval::When(event) => event.get(language).to_owned(),
        Interval::WithinHours(hours, from) => {
            let start = match from {
                ClockStart::Occurrence => language.pick("từ khi xảy ra", "from occurrence"),
                ClockStart::Detection => language.pick("từ khi phát hiện", "from detection"),
            };
            language.pick(
                format!("trong {hours} giờ {start}"),
                format!("within {hours} hours {start}"),
            )
        }
        Interval::YearlyBefore { day, month } => language.pick(
            format!("hằng năm, trước ngày {day:02}/{month:02}"),
            format!("every year before {day:02}/{month:02}"),
        ),
    }
}

/// "≥ 8 ký tự", "WPA2 hoặc WPA3".
pub fn criterion(language: Language, criterion: &Criterion) -> String {
    let measure = measure(language, criterion.measure);
    let with = |figure: String| {
        if measure.is_empty() {
            figure
        } else {
            format!("{figure} {measure}")
        }
    };
    match &criterion.bound {
        Bound::AtLeast(n) => with(format!("≥ {n}")),
        Bound::AtMost(n) => with(format!("≤ {n}")),
        Bound::Between(low, high) => with(format!("{low}–{high}")),
        Bound::AnyOf(names) => named(language, names).join(language.pick(" hoặc ", " or ")),
        Bound::AllOf(names) => named(language, names).join(" + "),
    }
}

fn named(language: Language, names: &[String]) -> Vec<&str> {
    let words = names.iter().map(|name| criterion_name(language, name));
    words.collect()
}

fn measure(language: Language, measure: Measure) -> &'static str {
    match measure {
        Measure::Characters => language.pick("ký tự", "characters"),
        Measure::Minutes => language.pick("phút", "minutes"),
        Measure::Hours => language.pick("giờ", "hours"),
        Measure::Days => language.pick("ngày", "days"),
        Measure::Months => language.pick("tháng", "months"),
        Measure::Times => language.pick("lần", "times"),
        Measure::Pieces => language.pick("chiếc", "pieces"),
        Measure::Names => "",
    }
}
