//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Tukiem – tự đánh giá an toàn thông tin mạng, không cần mạng (offline self-assessment).
///
/// Exit codes: 0 done; 1 negative result; 2 wrong usage or bad input; 3 a file could not be
/// read or written; 4 signing was refused.
#[derive(Debug, Parser)]
#[command(name = "tukiem-cli", version, about, long_about)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) task: Task,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Bộ tiêu chí: liệt kê, xem, kiểm tra (list, show or check catalogs)
    #[command(subcommand)]
    Catalog(CatalogTask),
    /// Tạo đợt đánh giá từ tệp (make an assessment from files)
    Assess(AssessTask),
    /// Tính điểm một đợt đánh giá (score an assessment)
    Score(ScoreTask),
    /// Lập báo cáo PDF, có thể ký số (make the report, signed if asked)
    Report(ReportTask),
    /// Xuất ra Word, Excel (write the assessment for office programs)
    #[command(subcommand)]
    Export(ExportTask),
    /// Đọc lại bảng Excel đã điền (read a filled-in Excel sheet back)
    #[command(subcommand)]
    Import(ImportTask),
    /// Kiểm tra chữ ký số của một tệp PDF (check a signed PDF)
    Verify(VerifyTask),
    /// Trình diễn với một xã mẫu (demonstrate with a made-up commune)
    Demo(DemoTask),
}

/// Commands on catalogs.
#[derive(Debug, Subcommand)]
pub(super) enum CatalogTask {
    /// Liệt kê bộ tiêu chí (one line a catalog)
    List {
        /// Folder of added catalogs
        #[arg(long, value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Xem một bộ tiêu chí (show one)
    Show {
        /// Its id, such as hai-duong-39-2024
        id: String,
        /// As JSON (assets/schemas/catalog.schema.json)
        #[arg(long)]
        json: bool,
        /// Folder of added catalogs
        #[arg(long, value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Kiểm tra tệp bộ tiêu chí, báo mọi lỗi (report every problem of catalog files)
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Tìm trong mọi bộ tiêu chí, có dấu hay không dấu (search all catalogs)
    Search {
        /// Words that must all occur, or a place: "điều 13", 13.1.đ
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// As JSON (assets/schemas/search.schema.json)
        #[arg(long)]
        json: bool,
        /// Folder of added catalogs
        #[arg(long, value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Đối chiếu bộ tiêu chí với văn bản quy định (hold a catalog against the regulation's text)
    Coverage {
        /// Its id, or a .ron file
        id: String,
        /// The regulation's text: .txt, .md, .docx or a PDF with text
        #[arg(long, value_name = "FILE")]
        text: PathBuf,
        /// As JSON (assets/schemas/coverage.schema.json)
        #[arg(long)]
        json: bool,
    },
    /// Lập bản nháp bộ tiêu chí từ văn bản quy định (draft a catalog from a regulation's text)
    Draft {
        /// The regulation's text: .txt, .md, .docx or a PDF with text
        text: PathBuf,
        /// The catalog to write; never one that is there already
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The catalog's id; made from the text's file name if left out
        #[arg(long, value_name = "ID")]
        id: Option<String>,
    },
}

/// `assess`.
#[derive(Debug, clap::Args)]
pub(super) struct AssessTask {
    /// The catalog's id
    #[arg(long, value_name = "ID")]
    pub(super) catalog: String,
    /// The unit (assets/schemas/profile.schema.json)
    #[arg(long, value_name = "FILE")]
    pub(super) profile: PathBuf,
    /// The answers (assets/schemas/answers.schema.json)
    #[arg(long, value_name = "FILE")]
    pub(super) answers: PathBuf,
    /// Folder of the evidence files the answers name
    #[arg(long, value_name = "DIR")]
    pub(super) evidence: Option<PathBuf>,
    /// The database; made where there is none
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
}

/// `score`.
#[derive(Debug, clap::Args)]
pub(super) struct ScoreTask {
    /// The database
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
    /// The assessment's number
    #[arg(long, value_name = "ID")]
    pub(super) assessment: i64,
    /// As JSON (assets/schemas/score.schema.json)
    #[arg(long)]
    pub(super) json: bool,
    /// With the working, item by item
    #[arg(long)]
    pub(super) explain: bool,
}

/// `report`.
#[derive(Debug, clap::Args)]
pub(super) struct ReportTask {
    /// The database
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
    /// The assessment's number
    #[arg(long, value_name = "ID")]
    pub(super) assessment: i64,
    /// The PDF to write
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// Sign with this PKCS#12 file
    #[arg(long, value_name = "FILE", requires = "pass_file")]
    pub(super) sign_p12: Option<PathBuf>,
    /// File whose first line is the passphrase
    #[arg(long, value_name = "FILE", requires = "sign_p12")]
    pub(super) pass_file: Option<PathBuf>,
    /// Picture of the handwritten signature (PNG)
    #[arg(long, value_name = "FILE", requires = "sign_p12")]
    pub(super) picture: Option<PathBuf>,
}

/// `export`.
#[derive(Debug, Subcommand)]
pub(super) enum ExportTask {
    /// Báo cáo dạng Word để chỉnh sửa (the report for editing)
    Docx(OfficeTask),
    /// Bảng kiểm dạng Excel, điền rồi đọc lại được (the checklist, to be filled in and read back)
    Xlsx(OfficeTask),
}

/// `export docx`, `export xlsx`.
#[derive(Debug, clap::Args)]
pub(super) struct OfficeTask {
    /// The database
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
    /// The assessment's number
    #[arg(long, value_name = "ID")]
    pub(super) assessment: i64,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
}

/// `import`.
#[derive(Debug, Subcommand)]
pub(super) enum ImportTask {
    /// Bảng kiểm dạng Excel; không có --apply thì chỉ xem (a checklist; shown only unless --apply)
    Xlsx(SheetTask),
}

/// `import xlsx`.
#[derive(Debug, clap::Args)]
pub(super) struct SheetTask {
    /// The filled-in .xlsx
    pub(super) file: PathBuf,
    /// The database
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
    /// The assessment's number
    #[arg(long, value_name = "ID")]
    pub(super) assessment: i64,
    /// Take the changes over; nothing is written where the file has problems
    #[arg(long)]
    pub(super) apply: bool,
    /// With --apply: leave rows with problems out and take the others over
    #[arg(long, requires = "apply")]
    pub(super) skip_bad: bool,
    /// As JSON (assets/schemas/sheet.schema.json)
    #[arg(long)]
    pub(super) json: bool,
}

/// `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct VerifyTask {
    /// The PDF
    pub(super) file: PathBuf,
    /// As JSON (assets/schemas/verify.schema.json)
    #[arg(long)]
    pub(super) json: bool,
    /// Certificate (PEM or DER) that is trusted; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) trust: Vec<PathBuf>,
}

/// `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct DemoTask {
    /// Folder to write into
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}
