//! Dates, numbers and sizes as people write them: 25/12/2026, 82,4 %, 1.200.000 đồng.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::{Language, Translate};
use crate::model::scoring::Tenths;

/// 25/12/2026, in both languages: one form avoids mistaking day and month.
pub fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// 14:02:11 25/12/2026.
pub fn date_time(moment: DateTime<FixedOffset>) -> String {
    format!("{} {}", time_of_day(moment), date(moment.date_naive()))
}

/// 14:02:11.
pub fn time_of_day(moment: DateTime<FixedOffset>) -> String {
    format!(
        "{:02}:{:02}:{:02}",
        moment.hour(),
        moment.minute(),
        moment.second()
    )
}

/// "ngày 05 tháng 01 năm 2026" (a zero before days below 10 and months 1 and 2:
/// NĐ 30/2020, Phụ lục I); "5 January 2026".
pub fn date_in_words(language: Language, day: NaiveDate) -> String {
    match language {
        Language::Vietnamese => {
            let month = if day.month() < 3 {
                format!("{:02}", day.month())
            } else {
                day.month().to_string()
            };
            format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
        }
        Language::English => day.format("%-d %B %Y").to_string(),
    }
}

/// Reads 25/12/2026, 25-12-2026, 25.12.2026 or 2026-12-25; `None` where it is not a real date
/// between the years 1900 and 2200.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .trim()
        .split(['/', '-', '.', ' '])
        .filter(|p| !p.is_empty())
        .collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let year = year.parse().ok().filter(|y| (1900..=2200).contains(y))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// 82,4 % and 82.4 %.
pub fn percent(language: Language, share: Tenths) -> String {
    let mark = language.pick(',', '.');
    format!("{}{mark}{} %", share.0 / 10, share.0 % 10)
}

/// A whole number with its thousands apart: 12.500 and 12,500.
pub fn integer(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(language.pick('.', ','));
        }
        grouped.push(digit);
    }
    grouped
}

/// 1.200.000 đồng.
pub fn money(language: Language, dong: u64) -> String {
    format!(
        "{} {}",
        integer(language, dong),
        language.pick("đồng", "VND")
    )
}

/// 1,4 MB, in powers of 1024 as Windows shows it.
pub fn size(language: Language, bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10 + unit / 2) / unit;
    let show = |tenths: u64, unit: &str| {
        format!(
            "{}{}{} {unit}",
            integer(language, tenths / 10),
            language.pick(',', '.'),
            tenths % 10
        )
    };
    match bytes {
        0..1024 => format!("{bytes} byte"),
        1024..1_048_576 => show(tenths(1024), "KB"),
        1_048_576..1_073_741_824 => show(tenths(1_048_576), "MB"),
        _ => show(tenths(1_073_741_824), "GB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let christmas = NaiveDate::from_ymd_opt(2026, 12, 25);
        for text in ["25/12/2026", "25-12-2026", " 25.12.2026 ", "2026-12-25"] {
            assert_eq!(parse_date(text), christmas, "{text}");
        }
        for text in ["", "31/02/2026", "12/25/2026", "25/12/26", "25/12", "x/y/z"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn figures_are_grouped() {
        assert_eq!(integer(Language::Vietnamese, 1_200_000), "1.200.000");
        assert_eq!(integer(Language::English, 999), "999");
        assert_eq!(percent(Language::Vietnamese, Tenths(824)), "82,4 %");
        assert_eq!(size(Language::Vietnamese, 1_468_006), "1,4 MB");
    }

    #[test]
    fn state_form_writes_small_months_with_a_zero() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        assert_eq!(
            date_in_words(Language::Vietnamese, day(1, 5)),
            "ngày 05 tháng 01 năm 2026"
        );
        assert_eq!(
            date_in_words(Language::Vietnamese, day(9, 25)),
            "ngày 25 tháng 9 năm 2026"
        );
    }
}
