//! Damaged and malicious input: an answer in bounded time, never a panic.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tukiem::regulation::{MAX_TEXT_BYTES, MAX_UNPACKED_BYTES, ParseError, ReadError, parse, read};

use super::made::{SOUND, document, paragraph, pdf, zipped};

/// Far more than any of these takes on a slow machine.
const LIMIT: Duration = Duration::from_secs(60);

/// A small random generator: the same bytes each run.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

/// Reads damaged copies of a file; whatever text comes out is taken apart as well.
fn damage(name: &str, sound: &[u8], rounds: usize) {
    assert!(
        read(name, sound).is_ok(),
        "{name} is not sound to begin with"
    );
    let begun = Instant::now();
    let mut noise = Noise(0x5DEE_CE66_D1CE_CAFE);
    for _ in 0..rounds {
        let mut bytes = sound.to_vec();
        for _ in 0..=noise.below(12) {
            let at = noise.below(bytes.len());
            match noise.below(4) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = noise.next().to_le_bytes()[0],
                2 => drop(bytes.drain(at..(at + noise.below(40)).min(bytes.len()))),
                _ => bytes[at] ^= 1 << noise.below(8),
            }
            if bytes.is_empty() {
                break;
            }
        }
        if let Ok(reading) = read(name, &bytes) {
            drop(parse(&reading.text));
        }
    }
    assert!(begun.elapsed() < LIMIT, "{name} took {:?}", begun.elapsed());
}

#[test]
fn damaged_files_give_an_answer() {
    let lines: Vec<&str> = SOUND.lines().filter(|line| !line.is_empty()).collect();
    let body: String = lines
        .iter()
        .map(|line| paragraph(line, false, ""))
        .collect();
    let stored = document(&body);
    damage("a.txt", SOUND.as_bytes(), 300);
    damage(
        "a.docx",
        &zipped(&[("word/document.xml", stored.as_bytes())]),
        300,
    );
    damage("a.pdf", &pdf(&[&lines]), 300);
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let begun = Instant::now();
    let bomb = vec![b' '; MAX_UNPACKED_BYTES + 2];
    let file = zipped(&[("word/document.xml", bomb.as_slice())]);
    assert!(file.len() < 1_000_000, "{}", file.len());
    assert_eq!(read("a.docx", &file), Err(ReadError::Bomb));
    let deep = document(&"<w:tbl><w:tr><w:tc>".repeat(200_000));
    let file = zipped(&[("word/document.xml", deep.as_bytes())]);
    assert!(read("a.docx", &file).is_err());
    assert!(begun.elapsed() < LIMIT);
}

#[test]
fn a_zip_that_is_no_word_file_says_so() {
    let file = zipped(&[("xl/workbook.xml", b"<a/>")]);
    assert!(matches!(read("a.docx", &file), Err(ReadError::Docx { .. })));
    let file = zipped(&[("word/document.xml", b"<w:document><w:p></w:document>")]);
    assert!(matches!(read("a.docx", &file), Err(ReadError::Docx { .. })));
    let file = zipped(&[("word/document.xml", b"\xFF\xFE")]);
    assert!(matches!(read("a.docx", &file), Err(ReadError::Docx { .. })));
}

#[test]
fn long_texts_of_markers_are_taken_apart_in_time() {
    let begun = Instant::now();
    let once = |line: &str| format!("Điều 1. A\n{}", line.repeat(100_000 / line.len()));
    for line in [
        "1. a\n",
        "a) b\n",
        "Điều 1. B\n",
        "Điều 2. B\n1. c\n",
        "Chương I\n",
        "- c\n",
        "Bước 1: c\n",
        "Mục 1\n",
        "chữ\n",
        "chữ ",
        "**",
        "[bookmark: a]",
        "<http",
        "Điều 1.Điều 1.",
        "1.",
        "\u{c}",
        "\\",
        "\n",
        "Căn cứ a\n",
        "QUY CHẾ\n",
        "Nơi nhận:\n",
        "ngày ",
        "\u{301}",
    ] {
        drop(parse(&once(line)));
        assert!(begun.elapsed() < LIMIT, "{line:?}: {:?}", begun.elapsed());
    }
    assert!(begun.elapsed() < LIMIT, "{:?}", begun.elapsed());
    let long = "a".repeat(MAX_TEXT_BYTES + 1);
    assert_eq!(parse(&long), Err(ParseError::TooLong { bytes: long.len() }));
}

#[test]
fn numbers_beyond_any_law_are_no_provisions() {
    let text =
        parse("Điều 999. A\n999. B\n1. C\n1. D\n000. E\nĐiều 0. F\n0. G\nĐiều 1000. H").unwrap();
    for leaf in text.leaves() {
        assert!(
            !leaf.reference.as_str().contains("1000"),
            "{}",
            leaf.reference
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Every line that says something is found again: placed, unplaced or around the articles.
    #[test]
    fn no_line_is_lost(lines in proptest::collection::vec(line(), 0..40)) {
        let text = format!("Điều 1. Đầu\n{}", lines.join("\n"));
        let Ok(parsed) = parse(&text) else { return Ok(()) };
        let mut all = String::new();
        for article in parsed.articles() {
            all += &format!("{} {} {}\n", article.title, article.words, article.section.clone().unwrap_or_default());
            for clause in &article.clauses {
                all += &format!("{}\n", clause.words);
                all.extend(clause.points.iter().map(|point| format!("{}\n", point.words)));
            }
        }
        all.extend(parsed.chapters.iter().map(|chapter| format!("{}\n", chapter.title)));
        let preamble = &parsed.preamble;
        all.extend(preamble.decision.iter().map(|article| format!("{}\n", article.words)));
        all.extend(preamble.bases.iter().map(|basis| format!("{basis}\n")));
        let unplaced = parsed.unplaced.iter().map(|unplaced| &unplaced.source);
        for line in parsed.closing.iter().chain(&preamble.other).chain(unplaced) {
            all += &format!("{}\n", line.text);
        }
        for (at, _) in lines.iter().enumerate() {
            let mark = format!("chữ{at}x");
            let said = lines[at].contains("chữ");
            let marked = text_with_marks(&lines);
            prop_assert!(!said || marked.contains(&mark));
        }
        // The words of each line carry the line's own number, so that a loss shows.
        let marked = text_with_marks(&lines);
        if let Ok(again) = parse(&marked) {
            let shown = format!("{again:?}");
            for (at, line) in lines.iter().enumerate() {
                let mark = format!("chữ{at}x");
                let section = line.starts_with("Mục");
                prop_assert!(section || !line.contains("chữ") || shown.contains(&mark), "{mark} of {line:?} is lost");
            }
        }
    }

    #[test]
    fn any_text_gives_an_answer(text in "\\PC{0,400}") {
        drop(parse(&text));
        drop(parse(&format!("Điều 1. A\n{text}")));
    }

    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400), head in 0..4_usize) {
        let magic: [&[u8]; 4] = [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xFF\xFE"];
        let file = [magic[head], &bytes].concat();
        drop(read("a.txt", &file));
    }
}

fn text_with_marks(lines: &[String]) -> String {
    let marked = lines
        .iter()
        .enumerate()
        .map(|(at, line)| line.replace("chữ", &format!("chữ{at}x")));
    format!("Điều 1. Đầu\n{}", marked.collect::<Vec<_>>().join("\n"))
}

/// A line of a regulation, with "chữ" for its words.
fn line() -> impl Strategy<Value = String> {
    let number = 1..9_u32;
    prop_oneof![
        number.clone().prop_map(|n| format!("Điều {n}. chữ")),
        number.clone().prop_map(|n| format!("{n}. chữ.")),
        number.clone().prop_map(|n| format!("{n}.{n}. chữ.")),
        number.prop_map(|n| format!("Bước {n}: chữ;")),
        prop::sample::select(vec!['a', 'b', 'c', 'd', 'đ', 'e']).prop_map(|c| format!("{c}) chữ;")),
        prop::sample::select(vec![
            "Chương I",
            "Chương II CHỮ",
            "Mục 1. CHỮ",
            "- chữ;",
            "chữ chữ,",
            "Xin chữ.",
            "",
            "\u{c}",
            "7",
            "QUY CHẾ",
            "Nơi nhận:",
            "- Như chữ;",
            "Phụ lục I chữ",
            "Điều 2a. chữ",
            "Căn cứ chữ;",
        ])
        .prop_map(str::to_owned),
    ]
}
