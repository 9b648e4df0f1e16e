//! Tukiem without a window.

use std::process::ExitCode;
use std::sync::Arc;

use tukiem::app::clock::{SharedClock, SystemClock};

fn main() -> ExitCode {
    let clock: SharedClock = Arc::new(SystemClock);
    tukiem::cli::run(std::env::args_os(), &clock)
}
