//! Words of signing: keys, pictures, the roads from a report to a signed file.

use super::{Language, Translate};

crate::messages! {
    /// Signing a report.
    Signing {
        Leader: "Thủ trưởng ký ngay trên máy này", "The head signs on this computer";
        Agency: "Đóng dấu cơ quan vào tệp đã ký", "Seal a signed file for the agency";
        ExportUnsigned: "Xuất bản chưa ký", "Export the unsigned report";
        ForOtherTools: "Để ký bằng phần mềm của nhà nước; hai ô chữ ký để trống.", "For the state's own tools: both signature fields empty.";
        Key: "Khóa ký", "Signing key";
        OwnKey: "Khóa của Tự kiểm", "Tukiem's own key";
        Pkcs12: "Tệp khóa .p12", "A .p12 key file";
        Token: "USB token", "USB token";
        Pin: "Mã PIN của token", "PIN of the token";
        ShowPin: "Hiện mã PIN", "Show the PIN";
        NeedPin: "Hãy gõ mã PIN của token.", "Type the PIN of the token.";
        NeedToken: "Hãy chọn chứng thư trong token.", "Choose a certificate of the token.";
        SignaturePicture: "Ảnh chữ ký tay (PNG, không bắt buộc)", "Picture of the signature (PNG, optional)";
        SealPicture: "Ảnh con dấu (PNG, không bắt buộc)", "Picture of the seal (PNG, optional)";
        SealSize: "Đường kính dấu trên giấy", "Size of the seal on paper";
        Paper: "Ảnh còn nền giấy trắng, sẽ che chữ bên dưới.", "The picture still has its white paper, which would hide what is below.";
        ClearPaper: "Xóa nền giấy trắng", "Take the white paper away";
        NotBlue: "Chữ ký trên văn bản điện tử thường dùng màu xanh (Nghị định 30/2020).", "A signature on an electronic document is blue (Decree 30/2020).";
        NotRed: "Dấu trên văn bản điện tử dùng màu đỏ (Nghị định 30/2020).", "A seal on an electronic document is red (Decree 30/2020).";
        ShowPlace: "Xem chỗ ký trên trang", "Show the place on the page";
        Reading: "Đang đọc ảnh…", "Reading the picture…";
        NeedClear: "Hãy xóa nền giấy trắng của ảnh hoặc chọn ảnh khác.", "Take the picture's white paper away, or choose another.";
        NeedPicture: "Hãy chọn ảnh khác, hoặc để trống ô ảnh.", "Choose another picture, or leave the field empty.";
        FileToSeal: "Tệp PDF lãnh đạo đã ký", "PDF signed by the head";
        FileSealed: "Ghi thành tệp", "Write to";
        NeedFile: "Hãy chọn tệp PDF đã ký.", "Choose the signed PDF.";
        DoSeal: "Đóng dấu và ghi tệp", "Seal and write the file";
        Sealing: "Đang đóng dấu…", "Sealing the file…";
        NotSealed: "Chưa đóng dấu được.", "The file was not sealed.";
        NextStep: "Bước tiếp theo", "Next step";
        SealNow: "Đóng dấu của cơ quan", "Seal it for the agency";
        HandOver: "Hoặc chuyển tệp này cho văn thư đóng dấu trên máy của văn thư.", "Or hand this file to the clerk, who seals it on another computer.";
    }
}

/// Where one click writes the unsigned report.
pub fn unsigned_hint(language: Language, file: &str) -> String {
    language.pick(
        format!("Ghi “{file}” cạnh tệp dữ liệu."),
        format!("Writes “{file}” beside the data file."),
    )
}

/// "bao-cao-2026-chua-ky.pdf": the name of an unsigned report.
pub fn unsigned_file(year: i32) -> String {
    format!("bao-cao-{year}-chua-ky.pdf")
}

/// The name suggested for a sealed file.
pub fn sealed_file(stem: &str) -> String {
    format!("{stem}-da-dong-dau.pdf")
}

/// A seal did not fit its field. Sizes in millimetres.
pub fn seal_scaled(language: Language, asked: f32, drawn: f32) -> String {
    let (asked, drawn) = (millimetres(language, asked), millimetres(language, drawn));
    language.pick(
        format!("Ô đóng dấu trong tệp chỉ rộng {drawn}, nên dấu {asked} được thu nhỏ cho vừa ô."),
        format!("The field in the file is only {drawn} wide, so the seal of {asked} was made smaller to fit."),
    )
}

/// "36 mm", "35,5 mm".
fn millimetres(language: Language, value: f32) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    format!(
        "{} mm",
        language.pick(text.replace('.', ","), text.to_owned())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_as_the_language_does() {
        assert_eq!(millimetres(Language::Vietnamese, 35.5), "35,5 mm");
        assert_eq!(millimetres(Language::English, 35.5), "35.5 mm");
        assert_eq!(millimetres(Language::Vietnamese, 36.0), "36 mm");
    }
}
