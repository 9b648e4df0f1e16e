//! Tukiem (*tự kiểm*): offline self-assessment of a public unit against its
//! province's cybersecurity regulation, ending in a digitally signed report.
//!
//! # The way of the data
//!
//! ```text
//! RON text ─ pack ─▶ Catalog ┐
//!                    Profile ┴▶ Assessment ─ Command ▶ app::Session ─ Change ▶ store (writer thread)
//!                                   │
//!                                   ├─ model::scoring ▶ Score (with its working)
//!                                   ├─ app::yearly ▶ report::Document ▶ pages ▶ PDF bytes ▶ sign (leader, then agency) ▶ file
//!                                   │                                 └▶ DOCX
//!                                   └─ exchange ▶ submission (inside the PDF), XLSX, OSCAL, package
//!
//! files ─ sign::verify ─ app::submission ▶ Entry ─ model::ranking ▶ app::collate ▶ ranking (text, JSON, XLSX, PDF)
//! XLSX, package ─ exchange ▶ draft in the Session ─ accepted ▶ Change
//! ```
//!
//! # Code map
//!
//! | module | what it does | may import |
//! |---|---|---|
//! | [`model`] | pure values and rules: catalog, profile, assessment, scoring, ranking; no I/O, clock, threads, serde | nothing here |
//! | [`pack`] | RON text → checked [`model::catalog::Catalog`], all problems at once with their place | model |
//! | [`regulation`] | the unit's own copy of a regulation's text (.txt, .docx, PDF) → its provisions; coverage, drafted catalogs | model |
//! | [`store`] | one SQLite file: open, migrate, read, apply one `Change` a transaction, evidence blobs | model |
//! | [`report`] | the state's form as a value (pages as data), then PDF/A bytes, or a Word file | model |
//! | [`sign`] | keys (files, PKCS#11 tokens), CMS/PAdES signature as an incremental update, time stamps, verification | model |
//! | [`exchange`] | what leaves or enters the program: JSON forms with their schemas, the submission, OSCAL, workbooks, packages | model |
//! | [`i18n`] | every text a user reads, in Vietnamese and English; dates and numbers | model |
//! | [`app`] | use cases: session, commands, undo, jobs, what the yearly report says, export, signing, collation | all of the above |
//! | [`cli`] | arguments → app → exit code; stdout is data, stderr is messages | app and below |
//! | [`ui`] | the window; draws from `&Session`, asks by `Command` | app and below, never files or SQL |
//!
//! The members of the middle layer do not import each other, and `cli` and `ui`
//! never meet. `tests/walls.rs` holds all of this. What the report says stands in `app`,
//! not in `report`, because it needs the words of `i18n`.
//!
//! # Invariants
//!
//! - No answer, note or file is lost by a crash, a failed export or an upgrade.
//! - The program opens no network connection.
//! - The model never knows the time; the same data gives the same document.
//! - A score is never shown without its working one click away.
//! - Nothing about a unit's weaknesses is written outside the database, the
//!   backup folder and what the person exported.

#![forbid(unsafe_code)]

pub mod app;
pub mod cli;
pub mod exchange;
pub mod i18n;
pub mod model;
pub mod pack;
pub mod regulation;
pub mod report;
pub mod sign;
pub mod store;
#[cfg(feature = "gui")]
pub mod ui;
