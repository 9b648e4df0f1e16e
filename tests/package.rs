//! Packages: what goes in comes out, twice does not double, nothing hostile gets in.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "what a test cannot set up must stop it"
)]

#[path = "package/craft.rs"]
mod craft;
#[path = "package/desk.rs"]
mod desk;
#[path = "package/hostile.rs"]
mod hostile;
#[path = "package/killed.rs"]
mod killed;
#[path = "package/moved.rs"]
mod moved;
#[path = "package/typed.rs"]
mod typed;
