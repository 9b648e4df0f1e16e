//! The pure heart: values and rules of a self-assessment.
//!
//! Nothing here does I/O, reads a clock, starts a thread or knows of egui,
//! SQL or serde. Dates come in as values; the same input gives the same output.

pub mod assessment;
pub mod bearer;
pub mod carry;
pub mod catalog;
pub mod change;
pub mod collation;
pub mod condition;
pub mod control;
pub mod criterion;
pub mod crosswalk;
pub mod difference;
pub mod evidence;
pub mod id;
pub mod interval;
pub mod profile;
pub mod provision;
pub mod ranking;
pub mod remediation;
pub mod response;
pub mod scope;
pub mod scoring;
pub mod search;
pub mod text;
pub mod validity;
