//! The command line: arguments → app → exit code. Data goes to stdout,
//! messages to stderr, in the language of the environment.

mod args;
mod assess;
mod catalog;
mod collate;
mod demo;
mod exit;
mod export;
mod import;
mod key;
mod output;
mod package;
mod read;
mod regulation;
mod report;
mod score;
mod search;
mod sign;
mod timestamp;
mod token;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::app::clock::SharedClock;
use args::{Args, Task};
pub use exit::Exit;
use output::Output;

/// Runs one command and gives its exit code.
pub fn run(words: impl IntoIterator<Item = OsString>, clock: &SharedClock) -> ExitCode {
    let mut output = Output::standard();
    let exit = match Args::try_parse_from(words) {
        Ok(args) => dispatch(args.task, clock, &mut output),
        Err(help) => output.help(&help),
    };
    exit.into()
}

fn dispatch(task: Task, clock: &SharedClock, output: &mut Output) -> Exit {
    let done = match task {
        Task::Catalog(task) => catalog::run(task, clock, output),
        Task::Assess(task) => assess::run(&task, clock, output),
        Task::Score(task) => score::run(&task, clock, output),
        Task::Report(task) => report::run(&task, clock, output),
        Task::Import(task) => import::run(&task, clock, output),
        Task::Sign(task) => sign::run(&task, clock, output),
        Task::Export(task) => export::run(task, clock, output),
        Task::Token(task) => token::run(&task, output),
        Task::Timestamp(task) => timestamp::run(&task, output),
        Task::Verify(task) => verify::run(&task, clock, output),
        Task::Collate(task) => collate::run(&task, clock, output),
        Task::Read(task) => read::run(&task, clock, output),
        Task::Package(task) => package::write(&task, clock, output),
        Task::Unpackage(task) => package::read(&task, clock, output),
        Task::Demo(task) => demo::run(&task, clock, output),
    };
    done.unwrap_or_else(|error| output.fail(&error))
}
