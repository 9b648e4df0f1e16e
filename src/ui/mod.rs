//! The window. Views draw from `&Session` and push commands; no file, SQL or
//! PDF library is named here.

pub mod app;
pub mod context;
pub mod dialogs;
pub mod fonts;
mod frame;
pub mod launch;
mod palette_dialog;
pub mod route;
mod shortcuts;
pub mod theme;
mod toast;
pub mod views;
pub mod widgets;
