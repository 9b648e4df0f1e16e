//! What must not be signed is refused in words, and nothing is written.

use super::desk::FOR_SIGNING;
use super::pictures::photograph;
use super::{P256, Rsa, lead, ready, sealed};

#[test]
fn a_file_that_was_changed_is_not_sealed() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    let signed = desk.read("r.pdf");
    // One byte of the content, and something appended after the signature.
    let mut changed = signed.clone();
    let place = changed.len() / 3;
    changed[place] ^= 1;
    for bytes in [changed, [&signed[..], b"\n% more\n"].concat()] {
        desk.write("r.pdf", &bytes);
        desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(4, "không còn như khi ký"));
    }
    desk.write("r.pdf", b"no PDF");
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(4, "Chưa ký được"));
}

#[test]
fn the_agency_does_not_sign_before_the_leader() {
    let desk = ready(P256, Rsa);
    desk.write("r.pdf", desk.read("p.pdf"));
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(4, "chưa có chữ ký của lãnh đạo"));
}

#[test]
fn a_field_is_signed_once_and_must_be_there() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    let again = ["--field", "ThuTruong"];
    desk.untouched(|| sealed(&desk, "both.pdf", &again).refused(4, "đã được ký"));
    let missing = ["--field", "KeToan"];
    desk.untouched(|| sealed(&desk, "both.pdf", &missing).refused(4, "KeToan"));
}

#[test]
fn a_wrong_passphrase_or_key_writes_nothing() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    desk.write("pass", "sai mật khẩu\n");
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(4, "Mật khẩu không mở được"));
    desk.key_of("agency.p12", "20200101000000Z", "20210101000000Z");
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(4, "hết hạn"));
    let no_signing = [FOR_SIGNING[1], "keyUsage=critical,keyEncipherment"];
    desk.key("agency.p12", &no_signing, &["-days", "9"]);
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(4, "không dùng để ký"));
}

#[test]
fn pictures_that_cannot_be_used_are_refused_in_words() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    desk.write("dau.png", photograph());
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(2, "không trong suốt"));
    let clear = ["--clear-paper"];
    desk.untouched(|| sealed(&desk, "both.pdf", &clear).refused(2, "không trong suốt"));
    desk.write("dau.png", "no picture");
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(2, "Không đọc được ảnh"));
    let empty = image::RgbaImage::new(40, 40);
    empty.save(desk.path("dau.png")).unwrap();
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(2, "không có nét nào"));
    std::fs::remove_file(desk.path("dau.png")).unwrap();
    desk.untouched(|| sealed(&desk, "both.pdf", &[]).refused(3, "dau.png"));
}

#[test]
fn a_command_that_lacks_something_says_what() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    for words in [
        &["sign", "r.pdf", "--out", "x.pdf"][..],
        &["sign", "r.pdf", "--out", "x.pdf", "--p12", "agency.p12"],
        &[
            "sign",
            "r.pdf",
            "--p12",
            "agency.p12",
            "--pass-file",
            "pass",
        ],
        &[
            "sign",
            "r.pdf",
            "--out",
            "x.pdf",
            "--token-module",
            "m.so",
            "--token-slot",
            "1",
        ],
        &["sign", "r.pdf", "--out", "x.pdf", "--picture", "dau.png"],
    ] {
        desk.untouched(|| assert_eq!(desk.run(words).ended(2).out, "", "{words:?}"));
    }
    let odd = [
        "sign",
        "r.pdf",
        "--out",
        "x.pdf",
        "--token-module",
        "m.so",
        "--token-slot",
        "1",
        "--token-id",
        "0g",
        "--pin-file",
        "pass",
    ];
    desk.untouched(|| desk.run(&odd).refused(2, "hexadecimal"));
}

/// A time stamp was asked for and none came: there is no signature without it.
#[test]
fn a_time_stamp_that_does_not_come_leaves_nothing() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    for program in ["false", "khong-co-chuong-trinh", "true"] {
        let more = ["--tsa-command", program];
        desk.untouched(|| {
            let said = sealed(&desk, "both.pdf", &more).ended(4);
            assert_eq!(said.out, "");
        });
    }
}
