//! The output intent (ISO 19005-3, 6.2.3): colours are sRGB, said by an ICC
//! profile that is computed here from IEC 61966-2-1's published figures.

use lopdf::{Dictionary, Document as Tree, Object, Stream, dictionary};

/// Chromaticities of red, green, blue and the white point D65 (IEC 61966-2-1).
const PRIMARIES: [(f64, f64); 3] = [(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)];
const WHITE: (f64, f64) = (0.3127, 0.3290);
/// The profile connection space's white, D50 (ISO 15076-1, 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// Bradford's cone response matrix (ISO 15076-1, annex E).
const BRADFORD: Matrix = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
];
/// Exponent and parts of sRGB's curve: ((x + 0.055) / 1.055)^2.4 from 0.04045 on, x / 12.92 below.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

type Matrix = [[f64; 3]; 3];

/// Adds the output intent.
pub(super) fn add(tree: &mut Tree, catalog: &mut Dictionary) {
    let profile = tree.add_object(Stream::new(dictionary! { "N" => 3 }, profile()));
    let name = "sRGB IEC61966-2.1";
    let intent = tree.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(name),
        "Info" => Object::string_literal(name),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "DestOutputProfile" => profile,
    });
    catalog.set("OutputIntents", vec![intent.into()]);
}

/// A version 4 display profile of the matrix and curve kind (ISO 15076-1, 8.3.3).
pub(super) fn profile() -> Vec<u8> {
    let adaptation = adaptation();
    let colorants = multiply(adaptation, rgb_to_xyz());
    let column = |index: usize| colorants.map(|row| row.get(index).copied().unwrap_or_default());
    let curve = curve();
    let tags: [([u8; 4], Vec<u8>); 10] = [
        (*b"desc", words("sRGB")),
        (*b"cprt", words("Public domain")),
        (*b"wtpt", xyz(D50)),
        (*b"chad", fixed_array(*b"sf32", adaptation.as_flattened())),
        (*b"rXYZ", xyz(column(0))),
        (*b"gXYZ", xyz(column(1))),
        (*b"bXYZ", xyz(column(2))),
        (*b"rTRC", curve.clone()),
        (*b"gTRC", curve.clone()),
        (*b"bTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    table.extend(long(tags.len()));
    for (tag, value) in tags {
        table.extend(tag);
        table.extend(long(start + data.len()));
        table.extend(long(value.len()));
        data.extend(value);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = long(size).to_vec();
    header.extend([0; 4]); // no preferred colour engine
    header.extend([4, 0x20, 0, 0]); // version 4.2
    header.extend(*b"mntrRGB XYZ ");
    // Date of the figures' standard; the profile never changes.
    for part in [1999_u16, 10, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(*b"acsp");
    header.extend([0; 28]); // platform, flags, maker, model, attributes, perceptual intent
    header.extend(D50.into_iter().flat_map(fixed));
    header.resize(128, 0);
    header
}

/// sRGB's linear values to XYZ under D65.
fn rgb_to_xyz() -> Matrix {
    let [red, green, blue] = PRIMARIES.map(to_xyz);
    let columns = transpose([red, green, blue]);
    let scale = apply(inverse(columns), to_xyz(WHITE));
    columns.map(|[r, g, b]| [r * scale[0], g * scale[1], b * scale[2]])
}

/// From D65 to D50.
fn adaptation() -> Matrix {
    let from = apply(BRADFORD, to_xyz(WHITE));
    let to = apply(BRADFORD, D50);
    let gain = [
        [to[0] / from[0], 0.0, 0.0],
        [0.0, to[1] / from[1], 0.0],
        [0.0, 0.0, to[2] / from[2]],
    ];
    multiply(inverse(BRADFORD), multiply(gain, BRADFORD))
}

/// Colour of luminance 1.
fn to_xyz((x, y): (f64, f64)) -> [f64; 3] {
    [x / y, 1.0, (1.0 - x - y) / y]
}

fn apply(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

#[expect(
    clippy::many_single_char_names,
    reason = "the letters of a 3 by 3 matrix"
)]
fn transpose(m: Matrix) -> Matrix {
    let [[a, b, c], [d, e, f], [g, h, i]] = m;
    [[a, d, g], [b, e, h], [c, f, i]]
}

fn multiply(left: Matrix, right: Matrix) -> Matrix {
    let columns = transpose(right);
    transpose(columns.map(|column| apply(left, column)))
}

#[expect(
    clippy::many_single_char_names,
    reason = "the letters of a 3 by 3 matrix"
)]
fn inverse(m: Matrix) -> Matrix {
    let [[a, b, c], [d, e, f], [g, h, i]] = m;
    let cofactors = [
        [e * i - f * h, c * h - b * i, b * f - c * e],
        [f * g - d * i, a * i - c * g, c * d - a * f],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    ];
    let determinant = a * cofactors[0][0] + b * cofactors[1][0] + c * cofactors[2][0];
    cofactors.map(|row| row.map(|value| value / determinant))
}

/// A text in one language (`multiLocalizedUnicodeType`).
fn words(text: &str) -> Vec<u8> {
    let units = text
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect::<Vec<_>>();
    let mut value = b"mluc\0\0\0\0".to_vec();
    value.extend(long(1));
    value.extend(long(12));
    value.extend(*b"enUS");
    value.extend(long(units.len()));
    value.extend(long(28));
    value.extend(units);
    value
}

fn xyz(color: [f64; 3]) -> Vec<u8> {
    fixed_array(*b"XYZ ", &color)
}

fn fixed_array(kind: [u8; 4], values: &[f64]) -> Vec<u8> {
    let mut value = kind.to_vec();
    value.extend([0; 4]);
    value.extend(values.iter().copied().flat_map(fixed));
    value
}

/// Function type 3 of `parametricCurveType`.
fn curve() -> Vec<u8> {
    let mut value = b"para\0\0\0\0\0\x03\0\0".to_vec();
    value.extend(CURVE.into_iter().flat_map(fixed));
    value
}

/// `s15Fixed16Number`
fn fixed(value: f64) -> [u8; 4] {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "all values here lie between -2 and 3"
    )]
    let units = (value * 65536.0).round() as i32;
    units.to_be_bytes()
}

fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colorants under D50 as sRGB profiles in use have them.
    #[test]
    fn colorants_are_those_of_srgb() {
        let colorants = multiply(adaptation(), rgb_to_xyz());
        let known = [
            [0.4360, 0.3851, 0.1431],
            [0.2225, 0.7169, 0.0606],
            [0.0139, 0.0971, 0.7141],
        ];
        for (ours, known) in colorants.as_flattened().iter().zip(known.as_flattened()) {
            assert!((ours - known).abs() < 0.0005, "{ours} is not {known}");
        }
    }

    #[test]
    fn profile_says_its_own_length() {
        let profile = profile();
        let length = u32::from_be_bytes(profile[..4].try_into().unwrap());
        assert_eq!(length as usize, profile.len());
        assert_eq!(&profile[36..40], b"acsp");
    }
}
