//! Opens the database and the window. The only file that starts eframe.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};
use egui::{Context, ViewportBuilder};

use super::app::TukiemApp;
use super::dialogs::choose::Chooser;
use super::fonts;
use super::refused::{Next, RefusedWindow};
use crate::app::clock::{SharedClock, SystemClock};
use crate::app::error::AppError;
use crate::app::job::Waker;
use crate::app::paths;
use crate::app::session::Session;

/// The name under which desktops know the window.
const APP_ID: &str = "tukiem";

/// With this variable set to 1, `first-frame` goes to stderr once the first frame stands on
/// the screen (`scripts/measure-window`).
const TRACE: &str = "TUKIEM_TRACE";

/// Runs the program until its window is closed. `database` is the file to
/// open; without it the unit's own.
pub fn run(database: Option<&Path>) -> ExitCode {
    let ctx = Context::default();
    fonts::install(&ctx);
    let traced = std::env::var_os(TRACE).is_some_and(|value| value == "1");
    let mut last = None;
    for renderer in renderers() {
        let window = Shown {
            window: Window::open(&ctx, database.map(Path::to_owned)),
            untold: if traced { 2 } else { 0 },
        };
        let options = options(renderer);
        let create: eframe::AppCreator<'_> = Box::new(move |_| Ok(Box::new(window)));
        match eframe::run_native_ext(APP_ID, options, Some(ctx.clone()), create) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => last = Some(error),
        }
    }
    let told = last.map(|error| error.to_string()).unwrap_or_default();
    // Without a window the terminal is the only place left to say it.
    drop(writeln!(
        std::io::stderr(),
        "tukiem: không mở được cửa sổ / cannot open a window: {told}"
    ));
    ExitCode::FAILURE
}

/// What to draw with, the likeliest to work first: computers without a
/// graphics card offer only OpenGL 1.1 on Windows, where wgpu runs on
/// DirectX 12; elsewhere glow costs the least.
fn renderers() -> Vec<Renderer> {
    #[cfg(windows)]
    return vec![Renderer::Wgpu, Renderer::Glow];
    #[cfg(not(windows))]
    return vec![Renderer::Glow];
}

fn options(renderer: Renderer) -> NativeOptions {
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Tự kiểm")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([1024.0, 700.0])
            // The window takes files dropped on it.
            .with_drag_and_drop(true),
        renderer,
        run_and_return: true,
        persist_window: false,
        ..NativeOptions::default()
    }
}

/// The program, or the reason why there is none.
enum Window {
    App(Box<TukiemApp>),
    Refused {
        window: RefusedWindow,
        database: Option<PathBuf>,
    },
}

impl Window {
    fn open(ctx: &Context, database: Option<PathBuf>) -> Self {
        match open(ctx, database.as_deref().map(PathBuf::from)) {
            Ok(app) => Self::App(Box::new(app)),
            Err(error) => Self::Refused {
                window: RefusedWindow::new(error),
                database,
            },
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let again = match self {
            Self::App(app) => return app.frame(ui),
            Self::Refused { window, database } => window
                .show(ui, &clock())
                .map(|next| (next, database.clone())),
        };
        let Some((next, database)) = again else {
            return;
        };
        *self = Self::open(ui.ctx(), database);
        if let (Self::App(app), Next::SetAside(kept)) = (&mut *self, next) {
            app.tell_set_aside(&kept);
        }
        ui.ctx().request_repaint();
    }
}

/// The window, and whether its first frame is still to be told of.
struct Shown {
    window: Window,
    /// Frames to begin until the first is known to be on the screen; 0 when nothing is told.
    untold: u8,
}

impl eframe::App for Shown {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        match self.untold {
            0 => {}
            // The frame before this one has been shown.
            1 => drop(writeln!(std::io::stderr(), "first-frame")),
            _ => ui.ctx().request_repaint(),
        }
        self.untold = self.untold.saturating_sub(1);
        self.window.draw(ui);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

fn open(ctx: &Context, database: Option<PathBuf>) -> Result<TukiemApp, AppError> {
    let database = match database {
        Some(path) => path,
        None => paths::default_database()?,
    };
    let repaint = ctx.clone();
    let wake: Waker = Arc::new(move || repaint.request_repaint());
    let session = Session::open(&database, clock(), wake.clone())?;
    Ok(TukiemApp::new(session, Chooser::new(wake)))
}

fn clock() -> SharedClock {
    Arc::new(SystemClock)
}

/// The database named on the command line: `--db FILE`.
///
/// # Errors
/// The sentence to print when the arguments are not understood.
pub fn database_argument(
    mut arguments: impl Iterator<Item = OsString>,
) -> Result<Option<PathBuf>, &'static str> {
    const USAGE: &str = "tukiem [--db FILE]";
    let Some(first) = arguments.next() else {
        return Ok(None);
    };
    let file = match first.to_str() {
        Some("--db") => arguments.next().map(PathBuf::from),
        Some(joined) => joined.strip_prefix("--db=").map(PathBuf::from),
        None => None,
    };
    if file.is_none() || arguments.next().is_some() {
        Err(USAGE)
    } else {
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_named_in_two_ways() {
        let read = |words: &[&str]| database_argument(words.iter().map(OsString::from));
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&["--db", "a.db"]), Ok(Some(PathBuf::from("a.db"))));
        assert_eq!(read(&["--db=a.db"]), Ok(Some(PathBuf::from("a.db"))));
        for wrong in [&["--db"][..], &["a.db"], &["--db", "a", "b"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
