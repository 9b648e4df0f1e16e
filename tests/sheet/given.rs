//! A unit with some answers, its spreadsheet, and a way to fill it in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use tempfile::TempDir;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::error::AppError;
use tukiem::app::export::Snapshot;
use tukiem::app::headless;
use tukiem::app::session::Session;
use tukiem::app::sheet::{SheetDraft, SheetProblemKind, read, workbook};
use tukiem::exchange::workbook::{Cell, Workbook, write};
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::model::response::{Answer, Response};

/// Columns of the checklist.
pub(crate) const ITEM: usize = 0;
pub(crate) const ANSWER: usize = 5;
pub(crate) const REASON: usize = 6;
pub(crate) const NOTE: usize = 7;

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-29T09:00:00+07:00").unwrap()
}

pub(crate) struct Unit {
    pub(crate) session: Session,
    folder: TempDir,
}

impl Unit {
    /// Four items answered: met, partly met with a note, not met, not applicable.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let clock = Arc::new(FixedClock(now()));
        let mut session = Session::open(&path, clock, Arc::new(|| {})).unwrap();
        let catalog = session.library.get(&CatalogId::new(demo::CATALOG)).unwrap();
        let head = demo::head(&catalog, now().date_naive());
        session.execute(Command::Create(Box::new(head))).unwrap();
        let mut unit = Self { session, folder };
        let reason = "Đơn vị không có mạng riêng".to_owned();
        let answers = [
            Answer::Met,
            Answer::Partial,
            Answer::NotMet,
            Answer::NotApplicable { reason },
        ];
        for (at, answer) in answers.into_iter().enumerate() {
            let item = unit.item(at);
            let answer = Some(answer);
            unit.session
                .execute(Command::Answer { item, answer })
                .unwrap();
        }
        let note = "Còn hai máy\nchưa đặt mật khẩu".to_owned();
        let item = unit.item(1);
        unit.session.execute(Command::Note { item, note }).unwrap();
        unit
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let current = self.session.current.as_ref().unwrap();
        Snapshot {
            assessment: current.assessment.clone(),
            catalog: current.catalog.clone(),
            controls: current.controls.clone(),
            scope: current.scope.clone(),
            score: current.score.clone(),
        }
    }

    /// Position in the catalog of the n-th item that concerns the unit.
    pub(crate) fn position(&self, n: usize) -> usize {
        let current = self.session.current.as_ref().unwrap();
        let all = 0..current.catalog.items.len();
        all.filter(|at| current.scope.applies(*at)).nth(n).unwrap()
    }

    pub(crate) fn item(&self, n: usize) -> ItemId {
        let current = self.session.current.as_ref().unwrap();
        current.catalog.items[self.position(n)].id.clone()
    }

    pub(crate) fn response(&self, n: usize) -> Response {
        let current = self.session.current.as_ref().unwrap();
        current.assessment.response(&self.item(n))
    }

    /// The unit's spreadsheet.
    pub(crate) fn book(&self) -> Book<'_> {
        Book {
            unit: self,
            book: workbook(&self.snapshot(), now()),
        }
    }

    /// Reads a file as the window does: as a job of the session.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> Result<(), AppError> {
        let path = self.path("filled.xlsx");
        std::fs::write(&path, bytes).unwrap();
        self.session.execute(Command::ReadSheet(path))?;
        headless::finish(&mut self.session).map(drop)
    }

    pub(crate) fn accept(&mut self, skip_bad: bool) -> Result<(), AppError> {
        self.session.execute(Command::AcceptSheet { skip_bad })
    }
}

/// A spreadsheet being filled in.
pub(crate) struct Book<'a> {
    unit: &'a Unit,
    pub(crate) book: Workbook,
}

impl Book<'_> {
    /// Types into the row of the n-th item that concerns the unit.
    pub(crate) fn put(self, n: usize, column: usize, text: &str) -> Self {
        let at = self.unit.position(n);
        self.put_at(at, column, Cell::text(text))
    }

    /// Puts a cell into a row of the checklist.
    pub(crate) fn put_at(mut self, row: usize, column: usize, cell: Cell) -> Self {
        self.book.sheets[0].rows[row][column] = cell;
        self
    }

    /// Changes the book in any other way.
    pub(crate) fn edit(mut self, edit: impl FnOnce(&mut Workbook)) -> Self {
        edit(&mut self.book);
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        write(&self.book, now()).unwrap()
    }

    pub(crate) fn read(&self) -> Result<SheetDraft, AppError> {
        read(&self.bytes(), Path::new("a.xlsx"), &self.unit.snapshot())
    }

    pub(crate) fn draft(&self) -> SheetDraft {
        self.read().unwrap()
    }

    /// The only problem, with its row and column.
    #[track_caller]
    pub(crate) fn problem(&self) -> (Option<u32>, String, SheetProblemKind) {
        let draft = self.draft();
        assert_eq!(draft.problems.len(), 1, "{:?}", draft.problems);
        let problem = draft.problems[0].clone();
        (problem.row, problem.column, problem.kind)
    }
}

/// The row of a checklist position as the spreadsheet program numbers it: below
/// a note, an empty row and the head.
pub(crate) fn row_of(position: usize) -> u32 {
    u32::try_from(position).unwrap() + 4
}
