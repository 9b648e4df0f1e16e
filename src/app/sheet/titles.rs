//! Names of sheets, columns and marks: written on the way out, looked for on the way in.

/// The checklist with its answers: the only sheet that is read back.
pub(super) const CHECKLIST: &str = "Bảng kiểm";
/// What is partly met or not met.
pub(super) const GAPS: &str = "Tồn tại";
/// The remediation plan.
pub(super) const PLAN: &str = "Kế hoạch";
/// The index of evidence.
pub(super) const EVIDENCE: &str = "Minh chứng";
/// The score by part.
pub(super) const RESULTS: &str = "Kết quả";
/// The score item by item.
pub(super) const WORKING: &str = "Cách tính";
/// What the file is and which assessment it belongs to.
pub(super) const ABOUT: &str = "Thông tin";

/// Columns of the checklist.
pub(super) const ITEM: &str = "Mã mục";
pub(super) const ANSWER: &str = "Trả lời";
pub(super) const REASON: &str = "Lý do không áp dụng";
pub(super) const NOTE: &str = "Ghi chú";
/// Columns of several sheets.
pub(super) const CITES: &str = "Điều khoản";
pub(super) const QUESTION: &str = "Nội dung kiểm tra";
pub(super) const FORCE: &str = "Mức độ";
pub(super) const RESULT: &str = "Kết quả";
pub(super) const PROOF: &str = "Minh chứng";

/// Rows of [`ABOUT`]: name in the first column, value in the second.
pub(super) const FORMAT: &str = "Định dạng";
pub(super) const UID: &str = "Mã đợt đánh giá";
pub(super) const CATALOG: &str = "Mã bộ tiêu chí";
pub(super) const VERSION: &str = "Phiên bản bộ tiêu chí";

/// The value of [`FORMAT`]: name and version of this form.
pub(super) const MARK: &str = "tukiem-bang-kiem 1";
