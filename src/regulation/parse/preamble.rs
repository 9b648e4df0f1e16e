//! Number, day, bases and title from what stands before the regulation.

use chrono::{Days, NaiveDate};

use super::caption::{title, title_of_decision};
use super::flow::Flow;
use super::line::Line;
use super::marker::{Marker, is_capitals, marker};
use super::segment::{Parts, closes};
use crate::model::text::search_key;
use crate::regulation::parsed::{DecisionArticle, Preamble, SourceLine};

pub(super) fn preamble(parts: &Parts<'_>) -> Preamble {
    let mut found = Preamble::default();
    opening(parts.opening, &mut found);
    for line in parts.caption {
        instrument(&line.text, &mut found);
        found.other.push(source(line));
    }
    // A caption broken over two lines: "(Kèm theo Quyết định số 7/QĐ-UBND ngày 2" + "tháng 3 năm 2024".
    let caption: Vec<&str> = parts
        .caption
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    let caption = caption.join(" ");
    if found.instrument.is_none() {
        found.instrument = behind(&caption, "Quyết định số").and_then(symbol);
    }
    if found.issued.is_none() {
        found.issued = day(&caption);
    }
    decision(parts.decision, &mut found);
    found.title = title(parts.caption)
        .or_else(|| title(parts.opening))
        .or_else(|| title_of_decision(parts.opening));
    found
}

fn source(line: &Line) -> SourceLine {
    SourceLine {
        line: line.number,
        text: line.text.clone(),
    }
}

/// Agency, number, place and day, title, issuer, bases.
fn opening(lines: &[Line], found: &mut Preamble) {
    let mut basis: Option<Flow> = None;
    for line in lines {
        let text = line.text.strip_prefix("- ").unwrap_or(&line.text);
        let key = search_key(text);
        let begins = ["can cu ", "theo de nghi", "xet "];
        let capitals = is_capitals(text);
        if begins.iter().any(|word| key.starts_with(word)) {
            found.bases.extend(basis.take().map(Flow::into_words));
            let mut flow = Flow::default();
            flow.add(text, line);
            basis = Some(flow);
            continue;
        }
        match &mut basis {
            Some(flow) if !capitals => {
                flow.add(text, line);
                continue;
            }
            _ => found.bases.extend(basis.take().map(Flow::into_words)),
        }
        issuer(text, &key, capitals, found);
        instrument(text, found);
        found.other.push(source(line));
    }
    found.bases.extend(basis.map(Flow::into_words));
}

/// The issuing body: last of the lines in capitals that name one; its head may go over two lines.
fn issuer(text: &str, key: &str, capitals: bool, found: &mut Preamble) {
    const BODIES: [&str; 8] = [
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "bo truong",
        "chu tich uy ban",
        "giam doc",
        "thu truong",
        "bo ",
        "so ",
    ];
    let Some(issuer) = &mut found.issuer else {
        if capitals && BODIES.iter().any(|body| key.starts_with(body)) {
            found.issuer = Some(text.to_owned());
        }
        return;
    };
    let place = ["tinh ", "thanh pho ", "huyen ", "xa ", "phuong "];
    // A name of some lines at most, whatever else stands in capitals.
    if !capitals || issuer.len() > 300 {
        return;
    }
    if place.iter().any(|word| key.starts_with(word)) && !issuer.contains(text) {
        *issuer = format!("{issuer} {text}");
    } else if BODIES.iter().any(|body| key.starts_with(body)) && text.len() > issuer.len() {
        text.clone_into(issuer);
    }
}

/// "Số: 39 /2024/QĐ-UBND" and "Hải Dương, ngày 13 tháng 9 năm 2024", once each.
fn instrument(text: &str, found: &mut Preamble) {
    let key = search_key(text);
    if found.instrument.is_none() && key.starts_with("so") {
        let rest = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        // "Số: 39 /2024/QĐ-UBND", not "Sở …" of a list.
        let short = text.len() - rest.len() <= 8;
        found.instrument = Some(rest).filter(|_| short).and_then(symbol);
    }
    let dated = key.starts_with("(ban hanh") || key.starts_with("(kem theo") || text.len() < 120;
    if found.issued.is_none() && dated && key.contains("ngay ") && !key.starts_with("can cu") {
        found.issued = day(text);
        if let Some((place, _)) = text.split_once(", ngày")
            && found.issued.is_some()
            && place.chars().count() < 40
        {
            found.place = Some(place.trim().to_owned());
        }
    }
}

fn behind<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    text.split_once(words).map(|(_, rest)| rest)
}

/// "39 /2024/QĐ-UBND ngày" → "39/2024/QĐ-UBND".
fn symbol(text: &str) -> Option<String> {
    let tight = text
        .trim_start_matches([':', ' '])
        .replace(" /", "/")
        .replace("/ ", "/");
    let end = tight.find([' ', ',', ';', ')']).unwrap_or(tight.len());
    let symbol = tight.get(..end)?.trim_end_matches('.');
    let good = symbol.starts_with(|c: char| c.is_ascii_digit())
        && symbol.contains('/')
        && symbol.contains(char::is_alphabetic);
    (good && symbol.len() <= 40).then(|| symbol.to_owned())
}

/// The first "ngày 13 tháng 9 năm 2024" or "13/9/2024".
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let key = search_key(text);
    for (at, _) in key.match_indices("ngay ") {
        // "13 tháng 9 năm 2024" has no more than this.
        let rest: String = key.get(at + "ngay ".len()..)?.chars().take(40).collect();
        let plain = rest.replace(" thang ", "/").replace(" nam ", "/");
        let end = plain
            .find(|c: char| !(c.is_ascii_digit() || c == '/'))
            .unwrap_or(plain.len());
        let mut numbers = plain.get(..end)?.split('/').map(str::parse::<u32>);
        if let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year))) =
            (numbers.next(), numbers.next(), numbers.next())
            && (1945..=2200).contains(&year)
        {
            let year = i32::try_from(year).ok()?;
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
                return Some(date);
            }
        }
    }
    None
}

/// The decision's own articles, then its recipients and signature.
fn decision(lines: &[Line], found: &mut Preamble) {
    let mut open: Option<(String, usize, Flow)> = None;
    for line in lines {
        if let Marker::Article(number, rest) = marker(&line.text, line.emphasised) {
            close(open.take(), found);
            let mut words = Flow::default();
            words.add(rest, line);
            open = Some((number.to_owned(), line.number, words));
        } else if closes(&line.text) {
            close(open.take(), found);
            found.other.push(source(line));
        } else if let Some((_, _, words)) = &mut open {
            words.add(&line.text, line);
        } else {
            found.other.push(source(line));
        }
    }
    close(open, found);
    let issued = found.issued;
    let mut articles = found.decision.iter();
    found.effective = articles.find_map(|article| effective(&article.words, issued));
}

/// "có hiệu lực từ ngày 25 tháng 9 năm 2024", "từ ngày ký", "sau 10 ngày, kể từ ngày ký".
fn effective(words: &str, issued: Option<NaiveDate>) -> Option<NaiveDate> {
    let words = words.get(words.find("hiệu lực")?..)?;
    // What it replaces has days of its own.
    let words = words.split("thay thế").next().unwrap_or_default();
    if let Some(named) = day(words) {
        return Some(named);
    }
    let key = search_key(words);
    if !key.contains("tu ngay ky") && !key.contains("tu ngay ban hanh") {
        return None;
    }
    let after = key
        .split("sau ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let after = after
        .and_then(|days| days.parse::<u64>().ok())
        .filter(|days| *days <= 365);
    issued?.checked_add_days(Days::new(after.unwrap_or(0)))
}

fn close(open: Option<(String, usize, Flow)>, found: &mut Preamble) {
    if let Some((number, line, words)) = open {
        found.decision.push(DecisionArticle {
            number,
            words: words.into_words(),
            line,
        });
    }
}
