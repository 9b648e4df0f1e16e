//! Which evidence is listed, made anew only when something it depends on changed;
//! and the table itself, of which only the rows in view are laid out.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Button, Label, RichText, Ui};
use egui_extras::{Column, TableBuilder};

use crate::app::current::Current;
use crate::i18n::evidence::{EvidenceText, kind};
use crate::i18n::{Language, Translate, date, size};
use crate::model::evidence::Evidence;
use crate::model::id::EvidenceId;
use crate::model::text::search_key;
use crate::ui::theme::{Palette, SMALL};

/// A way of looking at the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// All of it.
    #[default]
    All,
    /// What no item is proved by.
    Unlinked,
    /// What is too old for an item it is linked to.
    Stale,
    /// References to paper.
    Papers,
}

impl Shown {
    /// All ways, in the order in which they are offered.
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Unlinked, Self::Stale, Self::Papers];

    /// Its name.
    pub(super) fn label(self) -> EvidenceText {
        match self {
            Self::All => EvidenceText::All,
            Self::Unlinked => EvidenceText::Unlinked,
            Self::Stale => EvidenceText::Stale,
            Self::Papers => EvidenceText::Papers,
        }
    }
}

/// The listed evidence with what is said of it.
#[derive(Debug, Default)]
pub(super) struct Listed {
    made_from: Option<(u64, Shown, String)>,
    ids: Vec<EvidenceId>,
    links: BTreeMap<EvidenceId, usize>,
    stale: BTreeSet<EvidenceId>,
    bytes: u64,
}

impl Listed {
    /// Brings the list up to date.
    pub(super) fn update(&mut self, current: &Current, shown: Shown, search: &str) {
        let same = self.made_from.as_ref().is_some_and(|(revision, s, text)| {
            *revision == current.revision && *s == shown && text == search
        });
        if same {
            return;
        }
        let assessment = &current.assessment;
        let as_of = assessment.head.period_end;
        let items: BTreeMap<_, _> = current
            .catalog
            .items
            .iter()
            .map(|item| (&item.id, item))
            .collect();
        self.links.clear();
        self.stale.clear();
        for (item, id) in &assessment.links {
            *self.links.entry(*id).or_default() += 1;
            let interval = items.get(item).and_then(|item| item.interval.as_ref());
            if assessment
                .evidence
                .get(id)
                .is_some_and(|e| !e.is_fresh(interval, as_of))
            {
                self.stale.insert(*id);
            }
        }
        let needle = search_key(search.trim());
        let passes = |evidence: &&Evidence| {
            let kept = match shown {
                Shown::All => true,
                Shown::Unlinked => !self.links.contains_key(&evidence.id),
                Shown::Stale => self.stale.contains(&evidence.id),
                Shown::Papers => evidence.file.is_none(),
            };
            kept && (needle.is_empty() || holds(evidence, &needle))
        };
        let all = assessment.evidence.values();
        self.bytes = all
            .clone()
            .filter_map(|e| e.file.as_ref())
            .map(|file| file.size)
            .sum();
        // The newest first: what was just added is what one looks for.
        self.ids = all
            .rev()
            .filter(passes)
            .map(|evidence| evidence.id)
            .collect();
        self.made_from = Some((current.revision, shown, search.to_owned()));
    }

    /// The listed evidence.
    pub(super) fn ids(&self) -> &[EvidenceId] {
        &self.ids
    }

    /// Bytes of all files together.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }
}

fn holds(evidence: &Evidence, needle: &str) -> bool {
    search_key(&evidence.name).contains(needle)
        || search_key(&evidence.description).contains(needle)
        || evidence
            .file
            .as_ref()
            .is_some_and(|file| file.sha256.to_string().starts_with(needle))
}

/// What the table is drawn from.
pub(super) struct EvidenceTable<'a> {
    /// The open assessment.
    pub(super) current: &'a Current,
    /// What is listed.
    pub(super) listed: &'a Listed,
    /// Colours.
    pub(super) palette: &'a Palette,
    /// Language.
    pub(super) language: Language,
    /// The piece whose details are shown.
    pub(super) chosen: Option<EvidenceId>,
    /// Brings it into view.
    pub(super) scroll: bool,
}

impl EvidenceTable<'_> {
    /// Draws the table; gives the piece that was chosen.
    pub(super) fn show(&self, ui: &mut Ui) -> Option<EvidenceId> {
        let room = ui.available_width();
        let (wide, middling) = (room > 640.0, room > 420.0);
        let mut columns = vec![(
            EvidenceText::Name,
            Column::remainder().at_least(120.0).clip(true),
        )];
        if middling {
            columns.push((EvidenceText::Kind, Column::exact(92.0).clip(true)));
            columns.push((EvidenceText::FactDate, Column::exact(92.0)));
        }
        if wide {
            columns.push((EvidenceText::Size, Column::exact(74.0)));
            columns.push((EvidenceText::Hash, Column::exact(104.0)));
        }
        columns.push((EvidenceText::Links, Column::exact(64.0)));
        let mut builder = TableBuilder::new(ui)
            .striped(true)
            .auto_shrink(false)
            .sense(egui::Sense::CLICK)
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center));
        for (_, column) in &columns {
            builder = builder.column(*column);
        }
        let row = self
            .chosen
            .and_then(|id| self.listed.ids.iter().position(|listed| *listed == id));
        if let Some(row) = row.filter(|_| self.scroll) {
            builder = builder.scroll_to_row(row, None);
        }
        let mut chosen = None;
        let header = builder.header(26.0, |mut header| {
            for (title, _) in &columns {
                header.col(|ui| {
                    let title = RichText::new(self.language.t(*title)).size(SMALL);
                    ui.label(title.color(self.palette.weak));
                });
            }
        });
        header.body(|body| {
            body.rows(30.0, self.listed.ids.len(), |mut row| {
                let id = self.listed.ids.get(row.index()).copied();
                let found = id.and_then(|id| self.current.assessment.evidence.get(&id));
                let Some(evidence) = found else { return };
                row.set_selected(self.chosen == Some(evidence.id));
                for (column, _) in &columns {
                    row.col(|ui| {
                        if self.cell(ui, *column, evidence) {
                            chosen = Some(evidence.id);
                        }
                    });
                }
                if row.response().clicked() {
                    chosen = Some(evidence.id);
                }
            });
        });
        chosen
    }

    /// Draws a cell; gives whether it was clicked.
    fn cell(&self, ui: &mut Ui, column: EvidenceText, evidence: &Evidence) -> bool {
        let file = evidence.file.as_ref();
        let links = self
            .listed
            .links
            .get(&evidence.id)
            .copied()
            .unwrap_or_default();
        let text = match column {
            EvidenceText::Name => {
                let chosen = self.chosen == Some(evidence.id);
                let name = RichText::new(&evidence.name).color(self.palette.text);
                let button = Button::selectable(chosen, name).frame(false).truncate();
                let told = format!("{}\n{}", evidence.name, evidence.description);
                return ui.add(button).on_hover_text(told.trim_end()).clicked();
            }
            EvidenceText::Kind => RichText::new(kind(self.language, evidence)),
            EvidenceText::Size => RichText::new(
                file.map(|f| size(self.language, f.size))
                    .unwrap_or_default(),
            ),
            EvidenceText::FactDate => {
                let text = RichText::new(evidence.fact_date.map(date).unwrap_or_default());
                let stale = self.listed.stale.contains(&evidence.id);
                if stale {
                    text.color(self.palette.partial).strong()
                } else {
                    text
                }
            }
            EvidenceText::Hash => {
                RichText::new(file.map(|f| f.sha256.short()).unwrap_or_default()).monospace()
            }
            _ if links == 0 => RichText::new("0").color(self.palette.partial),
            _ => RichText::new(links.to_string()),
        };
        ui.add(Label::new(text.size(SMALL)).truncate());
        false
    }
}
