//! The window. Views draw from `&Session` and push commands; no file, SQL or
//! PDF library is named here.

pub mod app;
mod closing;
pub mod context;
pub mod dialogs;
pub mod fonts;
mod frame;
pub mod launch;
mod news;
mod palette_dialog;
mod rail;
mod refused;
pub mod route;
pub mod shortcuts;
pub mod theme;
mod toast;
pub mod views;
pub mod widgets;
