//! Reports of many units put together: the rules on plain values, the reading of
//! folders with made-up readers, and real signed reports from end to end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

#[path = "collate/command.rs"]
mod command;
#[path = "collate/engine.rs"]
mod engine;
#[path = "collate/given.rs"]
mod given;
#[path = "collate/lists.rs"]
mod lists;
#[path = "collate/reports.rs"]
mod reports;
#[path = "collate/rules.rs"]
mod rules;
