//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::key::KeyArgs;
use crate::app::picture::SEAL_MM;
use crate::i18n::Language;
use crate::report::document::AGENCY_FIELD;

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
    /// Đọc lại bảng Excel đã điền (read a filled-in Excel sheet back)
    #[command(subcommand)]
    Import(ImportTask),
    /// Ký hoặc đóng dấu một báo cáo đã xuất (sign or seal a report that is a file already)
    Sign(SignTask),
    /// Xuất ra định dạng khác (export for other programs)
    #[command(subcommand)]
    Export(ExportTask),
    /// USB token đang cắm và chứng thư trên đó (tokens that are plugged in)
    #[command(subcommand)]
    Token(TokenTask),
    /// Dấu thời gian cho chữ ký, qua tệp yêu cầu và trả lời (time stamp by files, RFC 3161)
    Timestamp(TimestampTask),
    /// Kiểm tra chữ ký số của một tệp PDF (check a signed PDF)
    Verify(VerifyTask),
    /// Tổng hợp, xếp hạng báo cáo của các đơn vị (collate the reports of units)
    Collate(CollateTask),
    /// Đọc dữ liệu trong một báo cáo đã ký (read the data of a signed report)
    Read(ReadTask),
    /// Xuất một đợt đánh giá cùng minh chứng thành gói .tukiem (write an assessment as a package)
    Package(PackageTask),
    /// Xem hoặc nhận một gói .tukiem (look into a package, or take it in)
    Unpackage(UnpackageTask),
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
    /// Without a key the report stays unsigned, its two fields ready for other programs
    #[command(flatten)]
    pub(super) key: KeyArgs,
}

/// `sign`.
#[derive(Debug, clap::Args)]
pub(super) struct SignTask {
    /// The PDF, made by this program and perhaps signed already
    #[arg(requires = "key")]
    pub(super) file: PathBuf,
    /// The PDF to write; the same file is replaced as a whole
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// The empty field: CoQuan (the agency's seal) or ThuTruong (the leader)
    #[arg(long, value_name = "NAME", default_value = AGENCY_FIELD)]
    pub(super) field: String,
    /// Where it is signed, for the list of signatures
    #[arg(long, value_name = "NAME")]
    pub(super) place: Option<String>,
    /// Size of the seal in millimetres across
    #[arg(long, value_name = "MM", default_value_t = SEAL_MM, value_parser = clap::value_parser!(u16).range(20..=60))]
    pub(super) seal_mm: u16,
    /// The key and the picture
    #[command(flatten)]
    pub(super) key: KeyArgs,
}

/// Formats for other programs.
#[derive(Debug, Subcommand)]
pub(super) enum ExportTask {
    /// OSCAL 1.2: năm tệp JSON trong một thư mục (five JSON files in one folder)
    Oscal(OscalTask),
    /// Báo cáo dạng Word để chỉnh sửa (the report for editing)
    Docx(OfficeTask),
    /// Bảng kiểm dạng Excel, điền rồi đọc lại được (the checklist, to be filled in and read back)
    Xlsx(OfficeTask),
}

/// `export oscal`.
#[derive(Debug, clap::Args)]
pub(super) struct OscalTask {
    /// The database
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
    /// The assessment's number
    #[arg(long, value_name = "ID")]
    pub(super) assessment: i64,
    /// The folder; made where it is missing
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Language of titles and sentences
    #[arg(long, value_enum, default_value = "vi")]
    pub(super) language: LanguageWord,
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

/// A language of the documents.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum LanguageWord {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl From<LanguageWord> for Language {
    fn from(word: LanguageWord) -> Self {
        match word {
            LanguageWord::Vi => Self::Vietnamese,
            LanguageWord::En => Self::English,
        }
    }
}

/// Commands on tokens.
#[derive(Debug, Subcommand)]
pub(super) enum TokenTask {
    /// Liệt kê token và chứng thư, chưa cần mã PIN (list tokens and certificates, no PIN needed)
    List {
        /// The token's PKCS#11 module; by default those at their usual places
        #[arg(long, value_name = "FILE")]
        module: Option<PathBuf>,
        /// As JSON (assets/schemas/tokens.schema.json)
        #[arg(long)]
        json: bool,
    },
}

/// `timestamp`.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("way").required(true).args(["request", "reply"])))]
pub(super) struct TimestampTask {
    /// The signed PDF; its last signature is stamped
    pub(super) file: PathBuf,
    /// Write the request for the time stamping service
    #[arg(long, value_name = "FILE.tsq")]
    pub(super) request: Option<PathBuf>,
    /// Put the service's reply into the PDF
    #[arg(long, value_name = "FILE.tsr", requires = "out")]
    pub(super) reply: Option<PathBuf>,
    /// The PDF to write
    #[arg(long, value_name = "FILE", requires = "reply")]
    pub(super) out: Option<PathBuf>,
}

/// `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct VerifyTask {
    /// The PDF
    pub(super) file: PathBuf,
    /// As JSON (assets/schemas/verify.schema.json)
    #[arg(long)]
    pub(super) json: bool,
    /// Certificate (PEM or DER) that is trusted, or a folder of them; may be given several times
    #[arg(long, value_name = "PATH")]
    pub(super) trust: Vec<PathBuf>,
    /// List of revoked certificates (PEM or DER), or a folder of them; may be given several times
    #[arg(long, value_name = "PATH")]
    pub(super) crl: Vec<PathBuf>,
}

/// `collate`.
#[derive(Debug, clap::Args)]
pub(super) struct CollateTask {
    /// The folder of signed PDFs and packages; its subfolders belong to it
    pub(super) folder: PathBuf,
    /// Units that owe a report: text (one a line), CSV or XLSX
    #[arg(long, value_name = "LIST")]
    pub(super) expect: Option<PathBuf>,
    /// The regulation; that of most reports if left out
    #[arg(long, value_name = "ID[@VERSION]")]
    pub(super) regulation: Option<String>,
    /// The year; the latest there is if left out
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(2000..=2200))]
    pub(super) year: Option<i32>,
    /// The last day on which a report is in time; the regulation's if left out
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) deadline: Option<chrono::NaiveDate>,
    /// Trusted certificates (PEM or DER): a file, or a folder of files; may be given several times
    #[arg(long, value_name = "FILE|DIR")]
    pub(super) trust: Vec<PathBuf>,
    /// Lists of revoked certificates (PEM or DER): a file, or a folder of files; may be given several times
    #[arg(long, value_name = "FILE|DIR")]
    pub(super) crl: Vec<PathBuf>,
    /// Result of an earlier year (the JSON of this command); may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) earlier: Vec<PathBuf>,
    /// File whose first line is the passphrase of the packages
    #[arg(long, value_name = "FILE")]
    pub(super) pass_file: Option<PathBuf>,
    /// Keep what was read in this file, so that the next run reads only what is new
    #[arg(long, value_name = "FILE")]
    pub(super) journal: Option<PathBuf>,
    /// Folder of added catalogs
    #[arg(long, value_name = "DIR")]
    pub(super) catalogs: Option<PathBuf>,
    /// Name of the agency, for the head of the PDF
    #[arg(long, value_name = "NAME")]
    pub(super) agency: Option<String>,
    /// As JSON (assets/schemas/collate.schema.json)
    #[arg(long, conflicts_with_all = ["xlsx", "pdf"])]
    pub(super) json: bool,
    /// Write a spreadsheet
    #[arg(long, value_name = "FILE")]
    pub(super) xlsx: Option<PathBuf>,
    /// Write the report of the agency, unsigned
    #[arg(long, value_name = "FILE")]
    pub(super) pdf: Option<PathBuf>,
}

/// `read`.
#[derive(Debug, clap::Args)]
pub(super) struct ReadTask {
    /// The signed report
    pub(super) file: PathBuf,
    /// The data as they were signed (assets/schemas/submission.schema.json)
    #[arg(long)]
    pub(super) json: bool,
    /// Certificate (PEM or DER) that is trusted, or a folder of them; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) trust: Vec<PathBuf>,
    /// List of revoked certificates, or a folder of them; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) crl: Vec<PathBuf>,
}

/// `package`.
#[derive(Debug, clap::Args)]
pub(super) struct PackageTask {
    /// The database
    #[arg(long, value_name = "FILE")]
    pub(super) db: PathBuf,
    /// The assessment's number
    #[arg(long, value_name = "ID")]
    pub(super) assessment: i64,
    /// The package to write; an existing file is replaced
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// File whose first line is the passphrase, at least 8 characters
    #[arg(long, value_name = "FILE")]
    pub(super) pass_file: PathBuf,
}

/// `unpackage`.
#[derive(Debug, clap::Args)]
pub(super) struct UnpackageTask {
    /// The package
    pub(super) file: PathBuf,
    /// File whose first line is the passphrase
    #[arg(long, value_name = "FILE")]
    pub(super) pass_file: PathBuf,
    /// As JSON (assets/schemas/package.schema.json)
    #[arg(long)]
    pub(super) json: bool,
    /// Take it into this database; made where there is none
    #[arg(long, value_name = "FILE")]
    pub(super) into: Option<PathBuf>,
    /// Where the assessment is there already: keep both
    #[arg(long, requires = "into", conflicts_with = "update")]
    pub(super) copy: bool,
    /// Where the assessment is there already: update it from the package
    #[arg(long, requires = "into")]
    pub(super) update: bool,
}

/// `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct DemoTask {
    /// Folder to write into
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}
