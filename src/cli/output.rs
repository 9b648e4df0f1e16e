//! Where data and messages go.

use std::io::{self, Write};

use super::Exit;
use crate::app::error::AppError;
use crate::i18n::Language;

/// Standard output and error, and the language of messages.
pub(super) struct Output {
    /// The language of messages: Vietnamese unless `LANG` or `LC_ALL` says English.
    pub(super) language: Language,
}

impl Output {
    /// The process's own.
    pub(super) fn standard() -> Self {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        let english = named.is_some_and(|value| value.starts_with("en"));
        Self {
            language: if english {
                Language::English
            } else {
                Language::Vietnamese
            },
        }
    }

    /// Prints data. A reader that has gone (a closed pipe) is no error.
    pub(super) fn data(&self, text: &str) -> Result<(), AppError> {
        let mut stdout = io::stdout().lock();
        match stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
        {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(AppError::write(std::path::Path::new("stdout"), &error))
            }
            _ => Ok(()),
        }
    }

    /// Tells a message. Where even stderr is closed there is nobody to tell.
    pub(super) fn tell(&self, text: &str) {
        drop(writeln!(io::stderr().lock(), "{text}"));
    }

    /// Tells an error and gives its exit code.
    pub(super) fn fail(&self, error: &AppError) -> Exit {
        self.tell(&error.message(self.language));
        error.into()
    }

    /// Prints clap's help to stdout, its complaints to stderr.
    pub(super) fn help(&self, help: &clap::Error) -> Exit {
        if help.use_stderr() {
            self.tell(help.render().to_string().trim_end());
            return Exit::BadInput;
        }
        match self.data(&help.render().to_string()) {
            Ok(()) => Exit::Done,
            Err(error) => self.fail(&error),
        }
    }
}
