//! Words of the settings.

use super::{Language, Translate};

crate::messages! {
    /// Preferences, data, about.
    Preference {
        Title: "Cài đặt", "Settings";
        Remark: "Thay đổi có hiệu lực và được lưu ngay.", "Changes take effect and are saved at once.";
        Look: "Giao diện", "Look";
        Language: "Ngôn ngữ", "Language";
        Vietnamese: "Tiếng Việt", "Tiếng Việt";
        English: "English", "English";
        Theme: "Nền", "Theme";
        Light: "Sáng", "Light";
        Dark: "Tối", "Dark";
        TextSize: "Cỡ chữ", "Text size";
        Data: "Dữ liệu", "Data";
        Database: "Tệp dữ liệu", "Data file";
        Copy: "Chép đường dẫn", "Copy the path";
        CatalogFolder: "Thư mục quy chế bổ sung", "Folder of added regulations";
        Verify: "Kiểm tra toàn vẹn mọi minh chứng", "Verify all evidence";
        VerifyRemark: "Tính lại mã băm của từng tệp và so với mã đã ghi.", "Hashes every file again and compares it with what was recorded.";
        BuiltIn: "Có sẵn", "Built in";
        Added: "Bổ sung", "Added";
        Problems: "Tệp quy chế không dùng được", "Regulation files that cannot be used";
        About: "Giới thiệu", "About";
        AboutText: "Tự kiểm giúp đơn vị tự đánh giá việc chấp hành quy chế an toàn, an ninh mạng của tỉnh, hoàn toàn ngoại tuyến.", "Tukiem lets a unit assess how well it obeys its province's cybersecurity regulation, entirely offline.";
        Licence: "Giấy phép: MIT hoặc Apache 2.0, tuỳ chọn.", "Licence: MIT or Apache 2.0, at your choice.";
        FontLicences: "Giấy phép các phông chữ", "Licences of the fonts";
    }
}

/// "Phiên bản 0.1.0".
pub fn version_line(language: Language, number: &str) -> String {
    language.pick(format!("Phiên bản {number}"), format!("Version {number}"))
}

/// "Xem 6 quy chế trong chương trình".
pub fn see_regulations(language: Language, count: usize) -> String {
    language.pick(
        format!("Xem {count} quy chế trong chương trình"),
        format!("See the {count} regulations of the program"),
    )
}
