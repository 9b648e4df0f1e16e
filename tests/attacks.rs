//! The published attacks on signed PDFs, each built here and refused for the
//! right reason; and beside them honest files that must stay valid.
//!
//! Literature: Mladenov, Mainka et al., “1 Trillion Dollar Refund” (2019):
//! universal signature forgery, incremental saving, signature wrapping.
//! Mainka, Mladenov, Rohlmann, “Shadow Attacks” (2021): hide, replace,
//! hide-and-replace. Rohlmann et al., “Breaking the Specification: PDF
//! Certification” (2021): evil annotations, sneaky signatures.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a test cannot set up must stop it"
)]

#[path = "fixtures/sign/mod.rs"]
mod support;

#[path = "attacks/after.rs"]
mod after;
#[path = "attacks/bounds.rs"]
mod bounds;
#[path = "attacks/given.rs"]
mod given;
#[path = "attacks/later.rs"]
mod later;
#[path = "attacks/mutants.rs"]
mod mutants;
#[path = "attacks/prepared.rs"]
mod prepared;
#[path = "attacks/range.rs"]
mod range;
