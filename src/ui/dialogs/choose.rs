//! The system's file dialogs, on a thread of their own. The only file that names `rfd`.
//!
//! A dialog that is missing, broken or cancelled looks the same to us: no
//! answer. So a typed path always stands beside it ([`crate::ui::widgets::path_field`]).

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Builder;

use crate::app::job::Waker;
use crate::i18n::{FileKind, Language, Translate};

/// What a file is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// Files that become evidence; several may be chosen.
    OpenEvidence,
    /// A PKCS#12 key.
    OpenPkcs12,
    /// A token's PKCS#11 module.
    OpenModule,
    /// A picture of a signature.
    OpenPicture,
    /// A picture of the agency's seal.
    OpenSeal,
    /// A signed report to check.
    OpenPdf,
    /// Certificates to trust, or lists of revoked ones; several may be chosen.
    OpenTrust,
    /// A signed report to seal.
    OpenSigned,
    /// Where a sealed report is written to.
    SaveSealed,
    /// A database of Tukiem.
    OpenDatabase,
    /// The text of a regulation.
    OpenRegulation,
    /// A catalog file to write on.
    OpenCatalog,
    /// A package to take in.
    OpenPackage,
    /// Where a package is written to.
    SavePackage,
    /// A catalog file to add.
    AddCatalog,
    /// Where a catalog is shared to.
    SaveCatalog,
    /// Where a piece of evidence is written to.
    SaveEvidence,
    /// Where the report is written to.
    SaveReport,
    /// Where the report is written to as a Word file.
    SaveWord,
    /// Where the checklist is written to as an Excel file.
    SaveExcel,
    /// The folder that the OSCAL files go into.
    OscalFolder,
    /// A filled-in Excel file.
    OpenSheet,
    /// A folder of reports.
    OpenReports,
    /// A list of units.
    OpenUnitList,
    /// What an earlier year's collation gave.
    OpenCollation,
    /// Where a collation is written to as a spreadsheet.
    SaveRankingXlsx,
    /// Where a collation is written to as a report.
    SaveRankingPdf,
    /// Where a collation is written to as data.
    SaveRankingJson,
}

impl Choice {
    fn title(self) -> FileKind {
        match self {
            Self::OpenEvidence => FileKind::ChooseEvidence,
            Self::OpenPkcs12 => FileKind::ChooseKey,
            Self::OpenModule => FileKind::ChooseModule,
            Self::OpenPicture => FileKind::ChoosePicture,
            Self::OpenSeal => FileKind::ChooseSeal,
            Self::OpenPdf | Self::OpenSigned => FileKind::ChoosePdf,
            Self::OpenTrust => FileKind::ChooseTrust,
            Self::OpenRegulation => FileKind::ChooseRegulation,
            Self::OpenDatabase => FileKind::ChooseDatabase,
            Self::OpenCatalog | Self::AddCatalog => FileKind::ChooseCatalog,
            Self::SaveCatalog => FileKind::SaveCatalog,
            Self::OpenPackage => FileKind::ChoosePackage,
            Self::SavePackage => FileKind::SavePackage,
            Self::SaveEvidence => FileKind::SaveEvidence,
            Self::SaveWord => FileKind::SaveWord,
            Self::SaveExcel => FileKind::SaveExcel,
            Self::OscalFolder => FileKind::ChooseFolder,
            Self::OpenSheet => FileKind::ChooseSheet,
            Self::SaveReport | Self::SaveSealed => FileKind::SaveReport,
            Self::OpenReports => FileKind::ChooseReports,
            Self::OpenUnitList => FileKind::ChooseUnitList,
            Self::OpenCollation => FileKind::ChooseCollation,
            Self::SaveRankingXlsx | Self::SaveRankingPdf | Self::SaveRankingJson => {
                FileKind::SaveCollation
            }
        }
    }

    fn filter(self) -> Option<(FileKind, &'static [&'static str])> {
        match self {
            Self::OpenEvidence | Self::SaveEvidence | Self::OpenReports | Self::OscalFolder => None,
            Self::OpenPkcs12 => Some((FileKind::Keys, &["p12", "pfx"])),
            Self::OpenPicture | Self::OpenSeal => {
                Some((FileKind::Pictures, &["png", "jpg", "jpeg"]))
            }
            Self::OpenUnitList => Some((FileKind::UnitLists, &["xlsx", "csv", "txt"])),
            Self::OpenTrust => Some((FileKind::Trusted, &["pem", "crt", "cer", "der", "crl"])),
            Self::OpenCollation | Self::SaveRankingJson => Some((FileKind::Data, &["json"])),
            Self::SaveRankingXlsx => Some((FileKind::Spreadsheets, &["xlsx"])),
            Self::OpenPdf
            | Self::OpenSigned
            | Self::SaveReport
            | Self::SaveSealed
            | Self::SaveRankingPdf => Some((FileKind::Pdf, &["pdf"])),
            Self::OpenModule => Some((FileKind::Modules, &["dll", "so"])),
            Self::OpenPackage | Self::SavePackage => Some((FileKind::Packages, &["tukiem"])),
            Self::OpenRegulation => Some((FileKind::Texts, &["docx", "pdf", "txt", "md"])),
            Self::SaveWord => Some((FileKind::Word, &["docx"])),
            Self::SaveExcel | Self::OpenSheet => Some((FileKind::Excel, &["xlsx"])),
            Self::OpenDatabase => Some((FileKind::Databases, &["db"])),
            Self::OpenCatalog | Self::AddCatalog | Self::SaveCatalog => {
                Some((FileKind::Catalogs, &["ron"]))
            }
        }
    }

    /// Whether a folder is chosen, not a file.
    pub fn is_folder(self) -> bool {
        matches!(self, Self::OpenReports | Self::OscalFolder)
    }

    fn saves(self) -> bool {
        matches!(
            self,
            Self::SaveEvidence
                | Self::SaveReport
                | Self::SaveSealed
                | Self::SaveCatalog
                | Self::SaveWord
                | Self::SaveExcel
                | Self::SaveRankingXlsx
                | Self::SaveRankingPdf
                | Self::SaveRankingJson
                | Self::SavePackage
        )
    }
}

/// Where answers come from.
enum Source {
    System(Waker),
    /// Answers laid out beforehand, for tests.
    Laid(Vec<(Choice, Vec<PathBuf>)>),
}

/// Opens one file dialog at a time and keeps its answer until it is taken.
pub struct Chooser {
    source: Source,
    open: Option<(Choice, Receiver<Vec<PathBuf>>)>,
    answer: Option<(Choice, Vec<PathBuf>)>,
}

impl Chooser {
    /// The system's dialogs. `wake` is called when a dialog was answered.
    pub fn new(wake: Waker) -> Self {
        Self {
            source: Source::System(wake),
            open: None,
            answer: None,
        }
    }

    /// Dialogs that answer at once with what was laid out, in its order, for tests.
    pub fn fake(answers: Vec<(Choice, Vec<PathBuf>)>) -> Self {
        Self {
            source: Source::Laid(answers),
            open: None,
            answer: None,
        }
    }

    /// Whether a dialog is open; another one is not opened meanwhile.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens a dialog. `suggested` is the file name a save dialog starts with.
    pub fn open(&mut self, choice: Choice, suggested: Option<&str>, language: Language) {
        if self.is_open() {
            return;
        }
        self.answer = None;
        match &mut self.source {
            Source::Laid(answers) => {
                let at = answers.iter().position(|(laid, _)| *laid == choice);
                self.answer = at.map(|at| answers.remove(at));
            }
            Source::System(wake) => {
                let dialog = dialog(choice, suggested, language);
                let (sender, receiver) = channel();
                let wake = wake.clone();
                let ask = move || {
                    // The window may have closed; then nobody waits for the answer.
                    drop(sender.send(ask(choice, dialog)));
                    wake();
                };
                let thread = Builder::new().name("file dialog".to_owned()).spawn(ask);
                self.open = thread.is_ok().then_some((choice, receiver));
            }
        }
    }

    /// Takes the answer for `choice`, once there is one. A cancelled dialog gives none.
    pub fn take(&mut self, choice: Choice) -> Option<Vec<PathBuf>> {
        if let Some((open, receiver)) = &self.open {
            match receiver.try_recv() {
                Ok(paths) => {
                    self.answer = (!paths.is_empty()).then_some((*open, paths));
                    self.open = None;
                }
                Err(TryRecvError::Disconnected) => self.open = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let (_, paths) = self.answer.take_if(|(answered, _)| *answered == choice)?;
        Some(paths)
    }
}

fn dialog(choice: Choice, suggested: Option<&str>, language: Language) -> rfd::FileDialog {
    let mut dialog = rfd::FileDialog::new().set_title(language.t(choice.title()));
    if let Some((name, endings)) = choice.filter() {
        dialog = dialog.add_filter(language.t(name), endings);
    }
    if let Some(name) = suggested {
        dialog = dialog.set_file_name(name);
    }
    dialog
}

fn ask(choice: Choice, dialog: rfd::FileDialog) -> Vec<PathBuf> {
    if choice.saves() {
        dialog.save_file().into_iter().collect()
    } else if choice.is_folder() {
        dialog.pick_folder().into_iter().collect()
    } else if matches!(choice, Choice::OpenEvidence | Choice::OpenTrust) {
        dialog.pick_files().unwrap_or_default()
    } else {
        dialog.pick_file().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_to_the_one_who_asked() {
        let path = PathBuf::from("/tmp/khoá.p12");
        let mut chooser = Chooser::fake(vec![(Choice::OpenPkcs12, vec![path.clone()])]);
        assert_eq!(chooser.take(Choice::OpenPkcs12), None);
        chooser.open(Choice::OpenPkcs12, None, Language::Vietnamese);
        assert_eq!(chooser.take(Choice::OpenPdf), None);
        assert_eq!(chooser.take(Choice::OpenPkcs12), Some(vec![path]));
        assert_eq!(chooser.take(Choice::OpenPkcs12), None);
        chooser.open(Choice::OpenPdf, None, Language::Vietnamese);
        assert_eq!(
            chooser.take(Choice::OpenPdf),
            None,
            "a cancelled dialog gives nothing"
        );
    }
}
