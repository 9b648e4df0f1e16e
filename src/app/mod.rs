//! Use cases: what a person, a script or a test can do with Tukiem.
//!
//! [`session::Session`] holds what the window shows. It is asked by a
//! [`command::Command`], which becomes changes, applied in memory at once and
//! sent to the writer thread. Slow work runs as a [`job::Job`].

pub mod assess;
pub mod author;
pub mod catalog_digest;
pub mod check;
pub mod clock;
pub mod collate;
pub mod command;
pub mod current;
pub mod demo;
mod edit;
pub mod error;
pub mod event;
pub mod export;
pub mod headless;
pub mod import;
pub mod job;
pub mod key_source;
pub mod library;
pub mod message;
pub mod migrate;
pub mod office;
pub mod oscal;
pub mod overview;
pub mod package;
pub mod paths;
pub mod picture;
pub mod regulation;
pub mod regulation_copy;
pub mod responder;
pub mod run;
pub mod saving;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod signing;
pub mod submission;
pub mod succession;
pub mod time_stamp;
pub mod tokens;
pub mod trust;
pub mod uid;
mod undo;
pub mod whole_file;
pub mod whole_set;
pub mod writer;
pub mod yearly;
