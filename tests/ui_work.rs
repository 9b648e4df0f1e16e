//! The checklist, the evidence and the plan, driven as a person drives them:
//! through a real session on a database in a temporary folder.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

#[path = "ui_work/desk.rs"]
mod desk;

use std::time::Duration;

use chrono::NaiveDate;
use desk::{Desk, Screen, click_first, run, settle};
use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tukiem::app::command::Command;
use tukiem::app::settings::{Setting, Theme};
use tukiem::i18n::Language;
use tukiem::model::response::Answer;
use tukiem::ui::route::Route;

#[test]
fn every_screen_can_be_read_in_both_languages() {
    for language in [Language::Vietnamese, Language::English] {
        for (size, theme) in [
            ([1200.0, 700.0], Theme::Light),
            ([860.0, 600.0], Theme::Dark),
            ([520.0, 430.0], Theme::Light),
        ] {
            let mut desk = Desk::open();
            desk.fill();
            desk.execute(Command::Set(Setting::Language(language)));
            desk.execute(Command::Set(Setting::Theme(theme)));
            let mut harness = desk::harness(desk, size);
            for screen in [Screen::Checklist, Screen::Evidence, Screen::Plan] {
                harness.state_mut().screen = screen;
                // Panics on an input without a name and on a missing glyph.
                run(&mut harness);
                harness.key_press(Key::Enter);
                run(&mut harness);
            }
        }
    }
}

#[test]
fn keys_answer_and_clear_the_focused_item() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let item = harness.state().inside(0);
    for (key, answer) in [
        (Key::Num1, Some(Answer::Met)),
        (Key::Num2, Some(Answer::Partial)),
        (Key::Num3, Some(Answer::NotMet)),
        (Key::Num0, None),
    ] {
        harness.key_press(key);
        run(&mut harness);
        assert_eq!(harness.state().response(&item).answer, answer);
    }
    harness.key_press(Key::Num1);
    run(&mut harness);
    harness.key_press(Key::F);
    run(&mut harness);
    assert!(harness.state().response(&item).flagged);
    harness.state_mut().execute(Command::Undo);
    harness.state_mut().execute(Command::Undo);
    run(&mut harness);
    assert!(harness.state().response(&item).is_blank());
    harness.key_press(Key::J);
    run(&mut harness);
    harness.key_press(Key::Num2);
    run(&mut harness);
    let second = harness.state().inside(1);
    assert_eq!(
        harness.state().response(&second).answer,
        Some(Answer::Partial)
    );
    assert!(harness.state().response(&item).is_blank());
}

#[test]
fn a_click_answers() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    click_first(&harness, Role::RadioButton, "Chưa đạt");
    run(&mut harness);
    let item = harness.state().inside(0);
    assert_eq!(harness.state().response(&item).answer, Some(Answer::NotMet));
}

#[test]
fn not_applicable_needs_a_reason() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let item = harness.state().inside(0);
    harness.key_press(Key::Num1);
    run(&mut harness);
    harness.key_press(Key::Num4);
    run(&mut harness);
    click_first(&harness, Role::Button, "Lưu lý do");
    run(&mut harness);
    assert!(harness.query_by_label_contains("Cần ghi lý do").is_some());
    assert_eq!(harness.state().response(&item).answer, Some(Answer::Met));
    type_text(&harness, "Không có máy chủ 1234");
    run(&mut harness);
    harness.key_press(Key::Enter);
    run(&mut harness);
    let reason = "Không có máy chủ 1234".to_owned();
    assert_eq!(
        harness.state().response(&item).answer,
        Some(Answer::NotApplicable { reason })
    );
}

#[test]
fn letters_in_the_note_are_letters_and_become_nfc() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let item = harness.state().inside(0);
    harness.key_press(Key::N);
    run(&mut harness);
    // Each key with its text, as a keyboard sends it: none may act on the item.
    for (key, text) in [
        (Key::F, "f"),
        (Key::J, "j"),
        (Key::Num3, "3"),
        (Key::E, "e"),
    ] {
        harness.event(key_event(key));
        harness.event(Event::Text(text.to_owned()));
        run(&mut harness);
    }
    type_text(&harness, " Tie\u{302}\u{301}ng");
    run(&mut harness);
    assert_eq!(
        harness.state().response(&item).note,
        "",
        "not stored per keystroke"
    );
    harness.key_press(Key::Escape);
    run(&mut harness);
    let response = harness.state().response(&item);
    assert_eq!(response.note, "fj3e Tiếng");
    assert_eq!((response.answer, response.flagged), (None, false));
}

#[test]
fn unikey_typing_gives_the_right_word() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let item = harness.state().inside(0);
    harness.key_press(Key::N);
    run(&mut harness);
    // "tieengs" in Telex: UniKey takes letters back and sends others.
    for step in ["t", "i", "e", "<ê", "n", "g", "<<<ếng"] {
        for c in step.chars() {
            if c == '<' {
                harness.event(key_event(Key::Backspace));
            } else {
                harness.event(Event::Text(c.to_string()));
            }
        }
        run(&mut harness);
    }
    harness.key_press(Key::Escape);
    run(&mut harness);
    assert_eq!(harness.state().response(&item).note, "tiếng");
}

#[test]
fn a_pause_commits_the_note() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let item = harness.state().inside(0);
    harness.key_press(Key::N);
    run(&mut harness);
    type_text(&harness, "đang làm");
    harness.run_steps(60);
    assert_eq!(harness.state().response(&item).note, "đang làm");
}

#[test]
fn leaving_the_screen_keeps_what_was_typed() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let item = harness.state().inside(0);
    harness.key_press(Key::N);
    run(&mut harness);
    type_text(&harness, "dở dang");
    harness.step();
    harness.state_mut().leave();
    assert_eq!(harness.state().response(&item).note, "dở dang");
}

#[test]
fn search_works_without_tone_marks_and_filters_keep_the_answered_item() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    harness.key_press(Key::Slash);
    run(&mut harness);
    type_text(&harness, "mat khau");
    run(&mut harness);
    let found = harness.query_all_by_label_contains("mật khẩu").count();
    assert!(found > 0, "nothing holds mật khẩu");
    let rows = list_items(&harness);
    assert!(rows > 0 && rows < harness.state().count());
    type_text(&harness, " zzz");
    run(&mut harness);
    assert!(
        harness
            .query_by_label_contains("Không có mục nào khớp")
            .is_some()
    );
    harness.get_by_label("Hiện tất cả các mục").click();
    run(&mut harness);
    harness
        .state_mut()
        .checklist
        .set_filter(tukiem::ui::views::checklist::Filter::Unanswered);
    run(&mut harness);
    let before = harness.state().inside(0);
    harness.key_press(Key::Num1);
    run(&mut harness);
    assert_eq!(harness.state().response(&before).answer, Some(Answer::Met));
    let lit = |harness: &desk::Window| {
        let buttons = harness.query_all_by_role_and_label(Role::RadioButton, "Đạt");
        buttons
            .filter(|b| b.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True))
            .count()
    };
    assert_eq!(
        lit(&harness),
        1,
        "the answered item stays until one goes on"
    );
    harness.key_press(Key::J);
    run(&mut harness);
    assert_eq!(lit(&harness), 0);
}

#[test]
fn the_next_step_leads_to_the_next_unanswered_item() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    harness.key_press(Key::Num1);
    run(&mut harness);
    harness.get_by_label("Mục chưa trả lời tiếp theo").click();
    run(&mut harness);
    harness.key_press(Key::Num3);
    run(&mut harness);
    let second = harness.state().inside(1);
    assert_eq!(
        harness.state().response(&second).answer,
        Some(Answer::NotMet)
    );
}

#[test]
fn j_walks_through_every_item_of_every_article() {
    let mut harness = desk::harness(Desk::open(), [1200.0, 700.0]);
    run(&mut harness);
    let count = harness.state().count();
    // A fast hand: several keys a frame, each meant for the item it comes to.
    for _ in 0..=(count / 8) {
        for _ in 0..8 {
            harness.event(key_event(Key::Num1));
            harness.event(key_event(Key::J));
        }
        harness.step();
    }
    run(&mut harness);
    let unanswered = harness
        .state()
        .session
        .current
        .as_ref()
        .unwrap()
        .score
        .overall
        .unanswered;
    assert_eq!(unanswered, 0);
}

#[test]
fn an_approved_assessment_is_read_only() {
    let mut desk = Desk::open();
    desk.execute(Command::Submit);
    desk.execute(Command::Approve);
    let mut harness = desk::harness(desk, [1200.0, 700.0]);
    run(&mut harness);
    assert!(harness.query_by_label_contains("chỉ để xem").is_some());
    let item = harness.state().inside(0);
    harness.key_press(Key::Num1);
    run(&mut harness);
    click_first(&harness, Role::RadioButton, "Chưa đạt");
    run(&mut harness);
    assert!(harness.state().response(&item).is_blank());
    assert!(
        harness.state().refusals.is_empty(),
        "{:?}",
        harness.state().refusals
    );
}

#[test]
fn ten_thousand_items_lay_out_only_what_is_seen() {
    let mut harness = desk::harness(Desk::large(10_000), [1200.0, 700.0]);
    harness.state_mut().checklist.show_everything();
    run(&mut harness);
    let rows = list_items(&harness);
    assert!((3..30).contains(&rows), "{rows} rows in the tree");
    let mut small = desk::harness(Desk::open(), [1200.0, 700.0]);
    small.state_mut().checklist.show_everything();
    run(&mut small);
    let (large, small) = (fastest_scroll(&mut harness), fastest_scroll(&mut small));
    assert!(
        large < small * 4,
        "{large:?} a frame, and {small:?} with the built-in catalog"
    );
    for _ in 0..200 {
        harness.key_press(Key::J);
    }
    run(&mut harness);
    harness.key_press(Key::Num1);
    run(&mut harness);
    let lit = harness.query_all_by_role_and_label(Role::RadioButton, "Đạt");
    let lit = lit.filter(|b| b.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
    assert_eq!(lit.count(), 1, "the item that was walked to is in view");
}

#[test]
fn a_file_becomes_evidence_of_the_item_and_is_listed() {
    let mut desk = Desk::open();
    let path = desk.folder.path().join("Biên bản kiểm tra.txt");
    std::fs::write(&path, "Nội dung biên bản\n").unwrap();
    let item = desk.inside(0);
    desk.execute(Command::ImportFiles {
        paths: vec![path],
        item: Some(item.clone()),
    });
    let mut harness = desk::harness(desk, [1200.0, 700.0]);
    settle(&mut harness, |desk| !desk.assessment().evidence.is_empty());
    run(&mut harness);
    assert!(
        harness
            .query_all_by_label_contains("Biên bản kiểm tra.txt")
            .count()
            > 0
    );
    assert!(harness.query_all_by_label_contains("Minh chứng: 1").count() > 0);
    harness.state_mut().screen = Screen::Evidence;
    run(&mut harness);
    let id = *harness.state().assessment().evidence.keys().next().unwrap();
    click_first(&harness, Role::Button, "Biên bản kiểm tra.txt");
    run(&mut harness);
    settle(&mut harness, |desk| desk.session.jobs.is_empty());
    run(&mut harness);
    assert!(
        harness
            .query_by_label_contains("Nội dung biên bản")
            .is_some(),
        "the preview"
    );
    click_first(&harness, Role::Button, "Kiểm tra toàn vẹn");
    run(&mut harness);
    settle(&mut harness, |desk| desk.session.jobs.is_empty());
    run(&mut harness);
    assert!(
        harness
            .query_by_label_contains("tất cả còn nguyên vẹn")
            .is_some()
    );
    harness
        .get_by_label("Tìm mục để gắn (điều khoản hoặc câu hỏi)")
        .parent()
        .unwrap();
    let fields = harness.query_all_by_role(Role::TextInput);
    fields.last().unwrap();
    click_first(&harness, Role::Button, "Xóa minh chứng này");
    run(&mut harness);
    assert!(harness.state().assessment().evidence.is_empty());
    harness.state_mut().execute(Command::Undo);
    run(&mut harness);
    assert!(harness.state().assessment().links.contains(&(item, id)));
}

#[test]
fn evidence_is_linked_by_search_and_edited() {
    let mut desk = Desk::open();
    desk.execute(Command::AddReference {
        name: "Quyết định 12".to_owned(),
        description: String::new(),
        fact_date: NaiveDate::from_ymd_opt(2026, 3, 1),
        item: None,
    });
    let id = *desk.assessment().evidence.keys().next().unwrap();
    desk.screen = Screen::Evidence;
    desk.evidence.open(Some(id));
    let mut harness = desk::harness(desk, [1200.0, 800.0]);
    run(&mut harness);
    harness
        .get_by_role_and_label(Role::TextInput, "Tìm mục để gắn (điều khoản hoặc câu hỏi)")
        .focus();
    run(&mut harness);
    type_text(&harness, "mat khau");
    run(&mut harness);
    let first = harness.query_all_by_role(Role::Button).find(|button| {
        button
            .accesskit_node()
            .label()
            .is_some_and(|l| l.starts_with("Điều") && l.contains(": "))
    });
    first.unwrap().click();
    run(&mut harness);
    assert_eq!(harness.state().assessment().items_of(id).count(), 1);
    harness
        .get_by_role_and_label(Role::TextInput, "Ngày của sự việc (ngày/tháng/năm)")
        .focus();
    run(&mut harness);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    run(&mut harness);
    type_text(&harness, "31/02/2026");
    harness.run_steps(60);
    harness.key_press(Key::Escape);
    run(&mut harness);
    assert!(harness.query_by_label_contains("Ngày chưa đúng").is_some());
    assert_eq!(
        harness.state().assessment().evidence[&id].fact_date,
        NaiveDate::from_ymd_opt(2026, 3, 1)
    );
}

#[test]
fn a_gap_gets_its_line_of_the_plan() {
    let mut desk = Desk::open();
    let item = desk.inside(0);
    desk.execute(Command::Answer {
        item: item.clone(),
        answer: Some(Answer::NotMet),
    });
    desk.screen = Screen::Plan;
    let mut harness = desk::harness(desk, [1200.0, 700.0]);
    run(&mut harness);
    harness.get_by_label("Thêm việc").click();
    run(&mut harness);
    type_text(&harness, "Đặt lại mật khẩu");
    run(&mut harness);
    harness
        .get_by_role_and_label(Role::TextInput, "Hạn (ngày/tháng/năm)")
        .focus();
    run(&mut harness);
    type_text(&harness, "31/13/2026");
    run(&mut harness);
    harness.get_by_label("Thêm vào kế hoạch").click();
    run(&mut harness);
    assert!(harness.query_by_label_contains("Hạn chưa đúng").is_some());
    assert!(harness.state().assessment().plan.is_empty());
    harness
        .get_by_role_and_label(Role::TextInput, "Hạn (ngày/tháng/năm)")
        .focus();
    run(&mut harness);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    run(&mut harness);
    type_text(&harness, "31/12/2026");
    run(&mut harness);
    harness
        .get_by_role_and_label(Role::TextInput, "Chi phí (đồng)")
        .focus();
    run(&mut harness);
    type_text(&harness, "1.500.000");
    run(&mut harness);
    harness.get_by_label("Thêm vào kế hoạch").click();
    run(&mut harness);
    let plan = &harness.state().assessment().plan;
    let line = plan.values().next().unwrap();
    assert_eq!(
        (line.action.as_str(), &line.item),
        ("Đặt lại mật khẩu", &item)
    );
    assert_eq!(line.deadline, NaiveDate::from_ymd_opt(2026, 12, 31));
    assert_eq!(line.cost, Some(1_500_000));
    assert!(
        harness.query_by_label_contains("1.500.000 đồng").is_some(),
        "the total"
    );
    harness
        .get_by_role_and_label(Role::TextInput, "Người thực hiện")
        .focus();
    run(&mut harness);
    type_text(&harness, "Trần Thị Bình");
    harness.state_mut().leave();
    run(&mut harness);
    harness.step();
    harness.state_mut().leave();
    let line = harness
        .state()
        .assessment()
        .plan
        .values()
        .next()
        .unwrap()
        .clone();
    assert_eq!(line.owner, "Trần Thị Bình");
}

#[test]
fn links_lead_to_the_item() {
    let mut desk = Desk::open();
    let item = desk.inside(3);
    desk.execute(Command::Answer {
        item: item.clone(),
        answer: Some(Answer::Partial),
    });
    desk.screen = Screen::Plan;
    let cited = desk.cited(&item);
    let mut harness = desk::harness(desk, [1200.0, 700.0]);
    run(&mut harness);
    harness.get_by_role_and_label(Role::Button, &cited).click();
    run(&mut harness);
    assert_eq!(harness.state().route, Some(Route::Checklist(Some(item))));
}

/// The time the view takes for a frame while it scrolls, at best.
fn fastest_scroll(harness: &mut desk::Window) -> Duration {
    harness.hover_at(egui::pos2(600.0, 400.0));
    let frames = (0..20).map(|_| {
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -300.0),
            modifiers: egui::Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
        harness.step();
        harness.state().spent
    });
    frames.min().unwrap()
}

fn list_items(harness: &desk::Window) -> usize {
    harness.query_all_by_role(Role::ListItem).count()
}

fn type_text(harness: &desk::Window, text: &str) {
    harness.event(Event::Text(text.to_owned()));
}

fn key_event(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    }
}
