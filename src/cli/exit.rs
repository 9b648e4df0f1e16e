//! Exit codes, the same for every command.

use std::process::ExitCode;

use crate::app::error::AppError;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: done, with a negative result: the document is not valid, a catalog has problems.
    Negative,
    /// 2: wrong usage or bad input.
    BadInput,
    /// 3: a file could not be read or written.
    Files,
    /// 4: the signature was refused.
    Signing,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Negative => 1,
            Exit::BadInput => 2,
            Exit::Files => 3,
            Exit::Signing => 4,
        })
    }
}

impl From<&AppError> for Exit {
    fn from(error: &AppError) -> Self {
        match error {
            AppError::Sign(_)
            | AppError::TrustFile { .. }
            | AppError::NotIntact { .. }
            | AppError::LeaderMissing { .. } => Self::Signing,
            AppError::Store(_)
            | AppError::Read { .. }
            | AppError::Write { .. }
            | AppError::FileExists { .. }
            | AppError::Report(_)
            | AppError::Oscal(_)
            | AppError::Thread { .. }
            | AppError::WriterGone
            | AppError::NoHome => Self::Files,
            _ => Self::BadInput,
        }
    }
}
