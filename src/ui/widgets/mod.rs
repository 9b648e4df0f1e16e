//! What several screens share. A widget takes the palette and texts it needs,
//! never the session.

mod banner;
mod bar;
mod button;
mod chip;
mod draft;
mod empty;
mod icon;
mod line;
mod marked_text;
mod page;
mod path_field;
mod text_field;
pub mod virtual_list;

pub use banner::banner;
pub use bar::{bar, share, stacked_bar};
pub use button::{
    danger, icon_button, icon_text_button, link, primary, primary_if, secondary_if, small_link,
};
pub use chip::{Tone, chip, standing_chip};
pub use draft::Draft;
pub use empty::empty;
pub use icon::{Icon, icon};
pub use line::Line;
pub use marked_text::marked_text;
pub use page::{page, section, side_remark, title};
pub use path_field::path_field;
pub use text_field::{Named, Typed, text_area, text_field};
