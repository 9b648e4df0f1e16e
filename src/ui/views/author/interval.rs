//! When a duty falls due, as a choice with its number, date or event.

use egui::{ComboBox, Ui};

use super::fields::{Form, small};
use crate::i18n::author::ItemForm;
use crate::model::catalog::Item;
use crate::model::interval::{ClockStart, Interval};
use crate::model::text::Text;
use crate::ui::context::ViewContext;

/// The kinds in the order in which they are offered; the first is none.
const KINDS: [ItemForm; 11] = [
    ItemForm::NoInterval,
    ItemForm::EveryMonths,
    ItemForm::EveryDays,
    ItemForm::Yearly,
    ItemForm::WithinHours,
    ItemForm::Periodic,
    ItemForm::Regular,
    ItemForm::Continuous,
    ItemForm::AtOnce,
    ItemForm::Before,
    ItemForm::When,
];

fn kind_of(interval: Option<&Interval>) -> ItemForm {
    match interval {
        None => ItemForm::NoInterval,
        Some(Interval::EveryMonths(_)) => ItemForm::EveryMonths,
        Some(Interval::EveryDays(_)) => ItemForm::EveryDays,
        Some(Interval::Periodic) => ItemForm::Periodic,
        Some(Interval::Regular) => ItemForm::Regular,
        Some(Interval::Continuous) => ItemForm::Continuous,
        Some(Interval::AtOnce(_)) => ItemForm::AtOnce,
        Some(Interval::Before(_)) => ItemForm::Before,
        Some(Interval::When(_)) => ItemForm::When,
        Some(Interval::WithinHours(..)) => ItemForm::WithinHours,
        Some(Interval::YearlyBefore { .. }) => ItemForm::Yearly,
    }
}

/// An interval of a kind, with what the one before it has in common.
fn of_kind(kind: ItemForm, before: Option<&Interval>) -> Option<Interval> {
    let event = match before {
        Some(Interval::AtOnce(event) | Interval::Before(event) | Interval::When(event)) => {
            event.clone()
        }
        _ => Text::default(),
    };
    Some(match kind {
        ItemForm::EveryMonths => Interval::EveryMonths(6),
        ItemForm::EveryDays => Interval::EveryDays(7),
        ItemForm::Periodic => Interval::Periodic,
        ItemForm::Regular => Interval::Regular,
        ItemForm::Continuous => Interval::Continuous,
        ItemForm::AtOnce => Interval::AtOnce(event),
        ItemForm::Before => Interval::Before(event),
        ItemForm::When => Interval::When(event),
        ItemForm::WithinHours => Interval::WithinHours(24, ClockStart::Detection),
        ItemForm::Yearly => Interval::YearlyBefore { day: 15, month: 12 },
        _ => return None,
    })
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    let interval = form.before.interval.as_ref();
    let kind = kind_of(interval);
    let mut chosen = kind;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(210.0);
            ui.spacing_mut().item_spacing.y = 3.0;
            let label = ui.label(small(cx, cx.t(ItemForm::Interval)));
            let list = ComboBox::from_id_salt("interval").width(205.0);
            let shown = list.selected_text(cx.t(kind)).show_ui(ui, |ui| {
                for offered in KINDS {
                    ui.selectable_value(&mut chosen, offered, cx.t(offered));
                }
            });
            shown.response.labelled_by(label.id);
        });
        details(ui, cx, form);
    });
    if chosen != kind {
        let interval = of_kind(chosen, interval);
        form.change_lines("interval", |item| item.interval = interval);
    }
    let keys = [
        ("interval.number", 0),
        ("interval.day", 0),
        ("interval.month", 0),
    ];
    form.complain(ui, cx, &keys, cx.t(ItemForm::BadNumber));
}

fn details(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    let narrow = |ui: &mut Ui, form: &mut Form<'_, Item>, label: ItemForm, key| {
        ui.vertical(|ui| {
            ui.set_width(90.0);
            form.line(ui, cx, cx.t(label), (key, 0));
        });
    };
    match &form.before.interval {
        Some(Interval::EveryMonths(_) | Interval::EveryDays(_)) => {
            narrow(ui, form, ItemForm::Number, "interval.number");
        }
        Some(Interval::WithinHours(hours, from)) => {
            let (hours, from) = (*hours, *from);
            narrow(ui, form, ItemForm::Number, "interval.number");
            for (start, said) in [
                (ClockStart::Occurrence, ItemForm::FromOccurrence),
                (ClockStart::Detection, ItemForm::FromDetection),
            ] {
                if ui.radio(from == start, cx.t(said)).clicked() && from != start {
                    form.change(|item| item.interval = Some(Interval::WithinHours(hours, start)));
                }
            }
        }
        Some(Interval::YearlyBefore { .. }) => {
            narrow(ui, form, ItemForm::Day, "interval.day");
            narrow(ui, form, ItemForm::Month, "interval.month");
        }
        Some(Interval::AtOnce(_) | Interval::Before(_) | Interval::When(_)) => {
            ui.vertical(|ui| form.line(ui, cx, cx.t(ItemForm::Event), ("interval.event", 0)));
        }
        _ => {}
    }
}
