//! A filled-in spreadsheet: what it would change, what is wrong with it, and that
//! nothing is taken over half.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up fails"
)]

#[path = "sheet/accepting.rs"]
mod accepting;
#[path = "sheet/command_line.rs"]
mod command_line;
#[path = "cli/desk.rs"]
mod desk;
#[path = "sheet/given.rs"]
mod given;
#[path = "sheet/reading.rs"]
mod reading;
