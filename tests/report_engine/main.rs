//! The report's engine from inside: pages as data, then the file's objects,
//! clause by clause.

mod file;
mod pages;
mod reading;
#[path = "../report_sample/mod.rs"]
mod report_sample;
mod structure;
