//! `tukiem`: the window. `tukiem-cli` is the same without one.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

use tukiem::ui::launch;

fn main() -> ExitCode {
    match launch::database_argument(std::env::args_os().skip(1)) {
        Ok(database) => launch::run(database.as_deref()),
        Err(usage) => {
            // A closed terminal cannot be told; the exit code still says it.
            drop(writeln!(std::io::stderr(), "{usage}"));
            ExitCode::FAILURE
        }
    }
}
