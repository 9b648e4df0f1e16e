//! What is seen: the page drawn by poppler, its blue and red measured.

use std::process::Command;

use image::RgbImage;

use super::desk::{Desk, tool};
use super::pictures::scan;
use super::{P256, lead, ready, sealed, signed_by_both};

/// Pixels a millimetre: 127 dots an inch.
const SHARP: f64 = 5.0;

/// A rectangle on the page in millimetres from its upper left corner.
#[derive(Clone, Copy, Debug)]
struct Seen {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Seen {
    fn width(self) -> f64 {
        self.right - self.left
    }

    fn height(self) -> f64 {
        self.bottom - self.top
    }
}

/// The page that holds the signature fields.
fn page(desk: &Desk, file: &str) -> RgbImage {
    let tree = lopdf::Document::load(desk.path(file)).unwrap();
    let pages = tree.get_pages();
    let holds = |id| {
        tree.get_dictionary(id)
            .is_ok_and(|page| page.has(b"Annots"))
    };
    let number = pages.iter().find(|(_, id)| holds(**id)).unwrap().0;
    let number = number.to_string();
    let dots = format!("{}", SHARP * 25.4);
    tool(
        Command::new("pdftoppm")
            .args([
                "-png",
                "-singlefile",
                "-r",
                &dots,
                "-f",
                &number,
                "-l",
                &number,
            ])
            .args([desk.path(file), desk.path("page")]),
    );
    let picture = image::load_from_memory(&desk.read("page.png")).unwrap();
    picture.to_rgb8()
}

/// Where the pixels of a colour are; those that are few on their row or column are edges of
/// letters.
fn seen(page: &RgbImage, is: impl Fn([u8; 3]) -> bool) -> Seen {
    let mut all = [u32::MAX, u32::MAX, 0, 0];
    for (x, y, pixel) in page.enumerate_pixels() {
        if is(pixel.0) {
            let [left, top, right, bottom] = all;
            all = [left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)];
        }
    }
    let [left, top, right, bottom] = all.map(|pixels| f64::from(pixels) / SHARP);
    assert!(left < right, "the colour is not on the page");
    Seen {
        left,
        top,
        right,
        bottom,
    }
}

fn is_blue([red, green, blue]: [u8; 3]) -> bool {
    blue > 110 && red < 110 && green < 120 && blue - red > 60
}

fn is_red([red, green, blue]: [u8; 3]) -> bool {
    red > 150 && green < 110 && blue < 110
}

#[track_caller]
fn near(what: &str, value: f64, wanted: f64, tolerance: f64) {
    assert!(
        (value - wanted).abs() <= tolerance,
        "{what}: {value}, not {wanted}"
    );
}

#[test]
fn the_seal_covers_a_third_of_the_signature_from_the_left() {
    let desk = signed_by_both(P256, P256);
    let signature = seen(&page(&desk, "r.pdf"), is_blue);
    let both = page(&desk, "both.pdf");
    let seal = seen(&both, is_red);
    near("width of the seal", seal.width(), 36.0, 0.5);
    near("height of the seal", seal.height(), 36.0, 0.5);
    let covered = (seal.right - signature.left) / signature.width();
    assert!(
        (0.28..0.38).contains(&covered),
        "{covered} of {signature:?} by {seal:?}"
    );
    assert!(seal.left < signature.left);
    let middle = |seen: Seen| f64::midpoint(seen.top, seen.bottom);
    near("middles", middle(seal), middle(signature), 1.0);
    // The signature has its own shape (about 1200 × 480 drawn on) and its place.
    near(
        "aspect",
        signature.width() / signature.height(),
        1152.0 / 480.0,
        0.15,
    );
    assert!(signature.width() > 40.0 && signature.width() <= 60.1);
    near(
        "right column",
        f64::midpoint(signature.left, signature.right),
        147.15,
        1.0,
    );
}

#[test]
fn a_scan_on_paper_is_cleared_trimmed_and_looks_the_same() {
    let desk = ready(P256, P256);
    lead(&desk, &[]).ended(0);
    let transparent = seen(&page(&desk, "r.pdf"), is_blue);
    desk.write("chu-ky.png", scan());
    let said = lead(&desk, &[]).ended(2);
    assert!(
        said.err.contains("nền giấy trắng") && said.err.contains("--clear-paper"),
        "{said:?}"
    );
    lead(&desk, &["--clear-paper"]).ended(0);
    let cleared = page(&desk, "r.pdf");
    let place = seen(&cleared, is_blue);
    near("width", place.width(), transparent.width(), 0.6);
    near("left", place.left, transparent.left, 0.4);
    // No paper is left around the stroke: the page there is white as everywhere.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "millimetres on a page"
    )]
    let (x, y) = ((place.left * SHARP) as u32, (place.top * SHARP) as u32);
    let corner = cleared.get_pixel(x + 2, y + 2).0;
    assert!(corner == [255; 3] || is_blue(corner), "{corner:?}");
}

#[test]
fn a_seal_larger_than_its_field_is_scaled_and_said() {
    let desk = ready(P256, P256);
    lead(&desk, &[]).ended(0);
    let said = sealed(&desk, "both.pdf", &["--seal-mm", "48"]).ended(0);
    assert!(
        said.err.contains("40 mm") && said.err.contains("48 mm"),
        "{said:?}"
    );
    near(
        "seal",
        seen(&page(&desk, "both.pdf"), is_red).width(),
        40.0,
        0.3,
    );
    let said = sealed(&desk, "small.pdf", &["--seal-mm", "30"]).ended(0);
    assert_eq!(said.err, "");
    near(
        "seal",
        seen(&page(&desk, "small.pdf"), is_red).width(),
        30.0,
        0.3,
    );
}

#[test]
fn a_huge_picture_does_not_swell_the_file() {
    let desk = ready(P256, P256);
    let huge = image::load_from_memory(&super::pictures::signature()).unwrap();
    let huge = huge.resize_exact(4800, 2000, image::imageops::FilterType::Nearest);
    huge.save(desk.path("chu-ky.png")).unwrap();
    lead(&desk, &[]).ended(0);
    let with = desk.read("r.pdf").len();
    let grown = with - desk.read("p.pdf").len();
    assert!(grown < 150_000, "{grown} bytes");
    near(
        "aspect",
        {
            let seen = seen(&page(&desk, "r.pdf"), is_blue);
            seen.width() / seen.height()
        },
        2.4,
        0.15,
    );
}
