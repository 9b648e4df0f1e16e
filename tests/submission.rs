//! The data inside the report: they fit their schema, come out only from under a
//! valid signature, and are what the pages print.
#![expect(clippy::unwrap_used, clippy::panic)]

#[path = "submission/attached.rs"]
mod attached;
#[path = "submission/bound.rs"]
mod bound;
#[path = "submission/command.rs"]
mod command;
#[path = "submission/form.rs"]
mod form;
#[path = "submission/given.rs"]
mod given;
#[path = "submission/hostile.rs"]
mod hostile;
