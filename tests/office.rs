//! Office files: what stands in them, read back from their parts, and that the
//! same data gives the same bytes.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up fails"
)]

#[path = "office/filled.rs"]
mod filled;
#[path = "office/parts.rs"]
mod parts;
#[path = "report_sample/mod.rs"]
mod report_sample;
#[path = "office/word.rs"]
mod word;
#[path = "office/workbooks.rs"]
mod workbooks;
