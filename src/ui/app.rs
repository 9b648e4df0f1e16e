//! The window's state and one frame of it. It knows egui but not eframe, so
//! that tests draw it without a window.

use std::path::Path;

use egui::{CentralPanel, Context, Frame, Ui, ViewportCommand};

use super::closing::Closing;
use super::context::ViewContext;
use super::dialogs::choose::Chooser;
use super::palette_dialog::PaletteDialog;
use super::route::Route;
use super::shortcuts::{self, Action, needs_open};
use super::theme::{self, Palette};
use super::toast::Toasts;
use super::views::Views;
use super::{frame, news, rail};
use crate::app::author::AuthorCommand;
use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::settings::Settings;
use crate::i18n::opened_aside;

/// Everything behind the window.
pub struct TukiemApp {
    session: Session,
    route: Route,
    views: Views,
    toasts: Toasts,
    chooser: Chooser,
    commands_dialog: PaletteDialog,
    closing: Closing,
    /// The settings whose look is on the screen.
    applied: Option<Settings>,
}

impl TukiemApp {
    /// A window on an open database. Fonts must have been installed ([`super::fonts::install`]).
    pub fn new(session: Session, chooser: Chooser) -> Self {
        Self {
            session,
            route: Route::default(),
            views: Views::default(),
            toasts: Toasts::default(),
            chooser,
            commands_dialog: PaletteDialog::default(),
            closing: Closing::default(),
            applied: None,
        }
    }

    /// What the window shows.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Runs one command as if a view had asked for it; an error becomes a toast.
    pub fn ask(&mut self, command: Command) {
        self.execute(command);
    }

    /// The screen on show.
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// Goes to a screen.
    pub fn open(&mut self, route: Route) {
        self.turn(Some(route));
    }

    /// Says that a damaged database was kept as `kept` and a new one begun.
    pub fn tell_set_aside(&mut self, kept: &Path) {
        let language = self.session.settings.language;
        self.toasts
            .keep(opened_aside(language, &kept.display().to_string()));
    }

    /// Draws one frame and runs what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_news(&ctx);
        self.look(ui);
        for action in shortcuts::pressed(&ctx, &self.session) {
            self.act(&ctx, action);
        }
        let mut commands = Vec::new();
        let mut go = None;
        let mut cx = ViewContext {
            session: &self.session,
            language: self.session.settings.language,
            palette: Palette::of(self.session.settings.theme),
            commands: &mut commands,
            go: &mut go,
            chooser: &mut self.chooser,
        };
        rail::show(ui, &mut cx, &self.route);
        frame::bottom_bar(ui, &mut cx);
        frame::top_bar(ui, &mut cx);
        let middle = CentralPanel::no_frame().frame(Frame::new().fill(cx.palette.surface));
        middle.show(ui, |ui| self.views.show(ui, &mut cx, &self.route));
        let (palette, language) = (cx.palette, cx.language);
        let chosen = self.commands_dialog.show(&ctx, palette, &self.session);
        self.closing.show(&ctx, palette, &self.session);
        self.toasts.show(&ctx, palette, language);
        self.run(&ctx, commands);
        self.turn(go);
        if let Some(action) = chosen {
            self.act(&ctx, action);
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            self.leave(&ctx);
            self.closing
                .asked(&ctx, &mut self.session, self.views.is_unfinished());
        }
    }

    /// Brings theme and text size to the settings where they changed.
    fn look(&mut self, ui: &mut Ui) {
        let ctx = &ui.ctx().clone();
        if self.applied.as_ref() != Some(&self.session.settings) {
            theme::apply(ctx, &self.session.settings);
            ctx.request_repaint();
            // This frame was begun in the old style.
            ui.set_style(ctx.global_style());
            self.applied = Some(self.session.settings.clone());
        }
    }

    fn take_news(&mut self, ctx: &Context) {
        let language = self.session.settings.language;
        for event in self.session.poll() {
            news::tell(&event, &mut self.toasts, ctx, language);
            self.views.event(&event);
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        if self.route == Route::Author
            && let Some(step) = of_author(&action)
        {
            // What was typed last is a step of its own.
            self.leave(ctx);
            self.run(ctx, vec![Command::Author(step)]);
            return;
        }
        if action.refused(&self.session).is_some() {
            return;
        }
        match action {
            Action::Commands => self.commands_dialog.toggle(),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::Go(route) => self.turn_from(ctx, route),
            Action::Open(id, _) => {
                self.leave(ctx);
                self.run(ctx, vec![Command::Open(id)]);
                self.turn(Some(Route::Checklist(None)));
            }
            other => {
                let command = other.command();
                self.run(ctx, command.into_iter().collect());
            }
        }
        ctx.request_repaint();
    }

    /// Runs the wishes of a frame in their order. Opening another assessment or
    /// closing this one first commits what was typed.
    fn run(&mut self, ctx: &Context, commands: Vec<Command>) {
        if commands.is_empty() {
            return;
        }
        for command in commands {
            let leaves = matches!(
                command,
                Command::Open(_) | Command::Close | Command::Create(_)
            );
            if leaves {
                self.leave(ctx);
            }
            self.execute(command);
        }
        if self.session.current.is_none() && needs_open(&self.route) {
            self.route = Route::Home;
        }
        ctx.request_repaint();
    }

    fn execute(&mut self, command: Command) {
        if let Err(error) = self.session.execute(command) {
            self.toasts
                .warn(error.message(self.session.settings.language));
        }
    }

    /// Lets the view on show commit what was typed in it.
    fn leave(&mut self, ctx: &Context) {
        let mut commands = Vec::new();
        let mut cx = ViewContext {
            session: &self.session,
            language: self.session.settings.language,
            palette: Palette::of(self.session.settings.theme),
            commands: &mut commands,
            go: &mut None,
            chooser: &mut self.chooser,
        };
        self.views.leave(&mut cx, &self.route);
        for command in commands {
            self.execute(command);
            ctx.request_repaint();
        }
    }

    fn turn_from(&mut self, ctx: &Context, route: Route) {
        self.leave(ctx);
        self.turn(Some(route));
    }

    fn turn(&mut self, go: Option<Route>) {
        let Some(route) = go else { return };
        if needs_open(&route) && self.session.current.is_none() {
            return;
        }
        self.views.open(&route);
        self.route = route;
    }
}

/// What undoing and redoing means where a catalog is written.
fn of_author(action: &Action) -> Option<AuthorCommand> {
    match action {
        Action::Undo => Some(AuthorCommand::Undo),
        Action::Redo => Some(AuthorCommand::Redo),
        _ => None,
    }
}
