//! The yearly report: what the session holds is what the paper says, and nobody
//! can change the paper unseen.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "report_yearly/given.rs"]
mod given;
#[path = "report_yearly/signed.rs"]
mod signed;

use std::path::Path;
use std::process::{Command, Output};

use given::{DEMO, now, worst};
use tukiem::app::export::Snapshot;
use tukiem::i18n::{self, Language};
use tukiem::model::response::Answer;
use tukiem::report::fonts::Fonts;
use tukiem::report::{self, layout};
use unicode_normalization::is_nfc;

/// Runs a tool that must be installed; what it says, whether it agrees or not.
fn asked(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|e| {
        panic!(
            "{:?} cannot be started ({e}): run scripts/test",
            command.get_program()
        )
    })
}

fn rendered(snapshot: &Snapshot) -> (Vec<u8>, usize) {
    let document = snapshot.document(now()).unwrap();
    let pages = layout(&document, Fonts::embedded().unwrap());
    (
        report::render_pages(&document, &pages).unwrap(),
        pages.pages.len(),
    )
}

/// The text as another program copies it, in the order of the content.
fn text_of(pdf: &[u8], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("r.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = asked(
        Command::new("pdftotext")
            .args(options)
            .args(["-enc", "UTF-8"])
            .arg(&file)
            .arg("-"),
    );
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Without blanks and line ends: a line may end anywhere, a page number or a
/// table's repeated head may stand between two pages.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What must stand in the report: every question, note, reason, name, hash and figure.
fn must_say(snapshot: &Snapshot) -> Vec<String> {
    let Snapshot {
        assessment,
        catalog,
        score,
        ..
    } = snapshot;
    let mut all = vec![assessment.head.profile.head.name.clone()];
    all.extend(
        assessment
            .head
            .remarks
            .lines()
            .chain(assessment.head.proposals.lines())
            .map(str::to_owned),
    );
    all.extend(assessment.head.recipients.clone());
    for item in &catalog.items {
        all.push(item.question.vi.clone());
        let response = assessment.response(&item.id);
        all.extend(response.note.lines().map(str::to_owned));
        if let Some(Answer::NotApplicable { reason }) = response.answer {
            all.push(reason);
        }
    }
    for evidence in assessment.evidence.values() {
        all.push(evidence.name.clone());
        all.push(evidence.description.clone());
        all.extend(evidence.file.iter().map(|file| file.sha256.to_string()));
    }
    for line in assessment.plan.values() {
        all.extend([line.action.clone(), line.owner.clone()]);
    }
    let tally = &score.overall;
    let shares = [
        tally.score(),
        tally.answered_score(),
        tally.backed_score(),
        tally.completeness(),
    ];
    all.extend(
        shares
            .iter()
            .flatten()
            .map(|share| i18n::percent(Language::Vietnamese, *share)),
    );
    all.push(format!(
        "{} điểm đạt được trên {} điểm tối đa",
        tally.points, tally.possible
    ));
    for article in score
        .articles
        .iter()
        .filter_map(tukiem::model::scoring::Tally::score)
    {
        all.push(i18n::percent(Language::Vietnamese, article));
    }
    let grade = score.grade.unwrap();
    all.push(format!(
        "Xếp loại: {} ({})",
        grade.letter(),
        i18n::grade(Language::Vietnamese, grade)
    ));
    all
}

/// A text may be cut by the end of a page, with other cells in between: then
/// its pieces stand there, each as long as a reader finds it.
fn stands(text: &str, wanted: &str) -> bool {
    let wanted = dense(wanted);
    let ends: Vec<usize> = wanted
        .char_indices()
        .map(|(at, _)| at)
        .chain([wanted.len()])
        .collect();
    let last = ends.len() - 1;
    let (mut from, mut pieces) = (0, 0);
    while from < last {
        // The longest piece from here that stands somewhere: what is in it stands there too.
        let (mut least, mut most) = (from, last);
        if text.contains(&wanted[ends[from]..]) {
            return true;
        }
        while least + 1 < most {
            let middle = usize::midpoint(least, most);
            if text.contains(&wanted[ends[from]..ends[middle]]) {
                least = middle;
            } else {
                most = middle;
            }
        }
        pieces += 1;
        if pieces > 6 || least < from + 8 {
            return false;
        }
        from = least;
    }
    true
}

#[test]
fn the_demonstration_says_everything_exactly() {
    let (pdf, pages) = rendered(&DEMO.0);
    let text = text_of(&pdf, &["-raw"]);
    assert!(is_nfc(&text));
    assert!(
        !text.contains('\u{25A1}'),
        "a letter is missing in the font"
    );
    let text = dense(&text);
    let wanted = must_say(&DEMO.0);
    let lost: Vec<_> = wanted
        .iter()
        .filter(|wanted| !stands(&text, wanted))
        .collect();
    assert!(
        lost.is_empty(),
        "{} of {}: {lost:#?}",
        lost.len(),
        wanted.len()
    );
    println!("{} texts found on {pages} pages", wanted.len());
}

#[test]
fn the_worst_case_says_everything_exactly() {
    let worst = worst();
    let (pdf, pages) = rendered(&worst);
    // The reading order of the page, so that a cell cut by the page's end goes on.
    let text = dense(&text_of(&pdf, &["-raw"]));
    let wanted = must_say(&worst);
    let lost: Vec<_> = wanted
        .iter()
        .filter(|wanted| !stands(&text, wanted))
        .collect();
    assert!(
        lost.is_empty(),
        "{} of {}: {lost:#?}",
        lost.len(),
        wanted.len()
    );
    assert!(pages > 100, "{pages}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("worst.pdf");
    std::fs::write(&file, &pdf).unwrap();
    check_with_qpdf(&file);
    println!(
        "{} texts found on {pages} pages, {} bytes",
        wanted.len(),
        pdf.len()
    );
}

fn check_with_qpdf(file: &Path) {
    let output = asked(Command::new("qpdf").arg("--check").arg(file));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("No syntax or stream encoding errors found"),
        "{said}"
    );
}

#[test]
fn every_provision_stands_in_annex_one_and_every_annex_in_the_body() {
    let snapshot = &DEMO.0;
    let text = dense(&text_of(&rendered(snapshot).0, &["-raw"]));
    let annex = |number: &str, title: &str| {
        text.rfind(&dense(&format!("Phụ lục {number}{title}")))
            .unwrap()
    };
    let first = annex("I", "KẾT QUẢ TỪNG ĐIỀU KHOẢN");
    let second = annex("II", "DANH MỤC MINH CHỨNG");
    let third = annex("III", "NỘI DUNG KHÔNG ÁP DỤNG VÀ NGOÀI PHẠM VI");
    let fourth = annex("IV", "PHƯƠNG PHÁP TÍNH ĐIỂM");
    assert!(first < second && second < third && third < fourth);
    let inside = &text[first..second];
    // In the order of the text, each after the one before it.
    let mut from = 0;
    for provision in snapshot.catalog.provisions() {
        let cite = dense(&provision.reference.cite(Language::Vietnamese));
        let place = inside[from..].find(&cite);
        from += place
            .unwrap_or_else(|| panic!("{} is not in annex I in its place", provision.reference));
    }
    let body = &text[..first];
    for name in ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"] {
        assert!(
            body.contains(&dense(&format!("{name} ("))),
            "{name} is not named in the body"
        );
    }
    assert!(
        !text.contains("thángnăm2026của"),
        "the date is the document system's"
    );
}

#[test]
fn number_and_date_stay_open_and_two_fields_stand_ready() {
    let document = DEMO.0.document(now()).unwrap();
    assert!(
        document.form.number.starts_with("Số:  ") && document.form.number.ends_with("/BC-UBND")
    );
    assert!(
        !document
            .form
            .place_and_date
            .chars()
            .any(|c| c.is_ascii_digit()),
        "{}",
        document.form.place_and_date
    );
    let pages = layout(&document, Fonts::embedded().unwrap());
    let names: Vec<_> = pages
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["ThuTruong", "CoQuan"]);
}

#[test]
fn the_same_data_and_clock_give_the_same_bytes() {
    let (one, _) = rendered(&DEMO.0);
    let (other, _) = rendered(&DEMO.0);
    assert!(one == other);
    let later = DEMO
        .0
        .document(now() + chrono::TimeDelta::seconds(1))
        .unwrap();
    assert!(
        report::render(&later).unwrap() != one,
        "the clock is in the file"
    );
}
