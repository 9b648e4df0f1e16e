//! Conditions, intervals and criteria of items, with their ranges.

use ron::value::RawValue;

use super::forms::{BoundForm, ConditionForm, IntervalForm};
use super::node::{Node, Sink};
use super::problem::ProblemKind;
use super::text::{Breaks, day_of_year, each, in_range, name, once, plain, text};
use super::words::MeasureWord;
use crate::model::condition::Condition;
use crate::model::criterion::{Bound, Criterion};
use crate::model::interval::Interval;

/// How deep conditions may be nested.
const MAX_DEPTH: usize = 16;

pub(super) fn condition<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Condition> {
    let condition = node.read::<ConditionForm>(sink)?.into();
    check(&condition, 1, node.at, sink).then_some(condition)
}

fn check(condition: &Condition, depth: usize, at: usize, sink: &mut Sink<'_>) -> bool {
    if depth > MAX_DEPTH {
        sink.add(at, ProblemKind::ConditionTooDeep { max: MAX_DEPTH });
        return false;
    }
    match condition {
        Condition::Always | Condition::Has(_) | Condition::Is(_) => true,
        Condition::LevelAtLeast(level) => {
            in_range((*level).into(), 1, 5, at, sink);
            (1..=5).contains(level)
        }
        Condition::All(parts) | Condition::Any(parts) => {
            if parts.is_empty() {
                sink.add(at, ProblemKind::EmptyCondition);
            }
            let good = parts.iter().all(|part| check(part, depth + 1, at, sink));
            good && !parts.is_empty()
        }
        Condition::Not(part) => check(part, depth + 1, at, sink),
    }
}

pub(super) fn interval<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Interval> {
    let at = node.at;
    let inner = |raw: &'a RawValue, sink: &mut Sink<'a>| {
        let node = sink.node(raw);
        text(node, sink)
    };
    Some(match node.read::<IntervalForm<&'a RawValue>>(sink)? {
        IntervalForm::EveryMonths(months) => {
            in_range(months.into(), 1, 120, at, sink);
            Interval::EveryMonths(months)
        }
        IntervalForm::EveryDays(days) => {
            in_range(days.into(), 1, 366, at, sink);
            Interval::EveryDays(days)
        }
        IntervalForm::WithinHours(hours, from) => {
            in_range(hours.into(), 1, 720, at, sink);
            Interval::WithinHours(hours, from.into())
        }
        IntervalForm::YearlyBefore { day, month } => {
            day_of_year(day, month, at, sink);
            Interval::YearlyBefore { day, month }
        }
        IntervalForm::Periodic => Interval::Periodic,
        IntervalForm::Regular => Interval::Regular,
        IntervalForm::Continuous => Interval::Continuous,
        IntervalForm::AtOnce(raw) => Interval::AtOnce(inner(raw, sink)?),
        IntervalForm::Before(raw) => Interval::Before(inner(raw, sink)?),
        IntervalForm::When(raw) => Interval::When(inner(raw, sink)?),
    })
}

pub(super) fn criteria<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Vec<Criterion>> {
    let list = node.list(sink);
    each(list, sink, |node, sink| {
        let fields = node.fields(&["subject", "bound", "measure"], sink)?;
        let subject = fields.need("subject", sink);
        let subject = subject.and_then(|n| name(n, ".-", sink));
        let bound = fields.need("bound", sink).and_then(|n| bound(n, sink));
        let measure = fields.need("measure", sink);
        let measure = measure.and_then(|n| n.read::<MeasureWord>(sink));
        Some(Criterion {
            subject: subject?.value,
            bound: bound?,
            measure: measure?.into(),
        })
    })
}

fn bound<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Bound> {
    let at = node.at;
    Some(match node.read::<BoundForm>(sink)?.into() {
        Bound::AtLeast(number) => {
            in_range(number.into(), 1, u32::MAX.into(), at, sink);
            Bound::AtLeast(number)
        }
        Bound::Between(from, to) => {
            if from >= to {
                sink.add(at, ProblemKind::EmptyRange { from, to });
            }
            Bound::Between(from, to)
        }
        Bound::AtMost(number) => Bound::AtMost(number),
        Bound::AnyOf(names) => Bound::AnyOf(closed_list(&names, at, sink)),
        Bound::AllOf(names) => Bound::AllOf(closed_list(&names, at, sink)),
    })
}

fn closed_list(names: &[String], at: usize, sink: &mut Sink<'_>) -> Vec<String> {
    if names.is_empty() {
        sink.add(at, ProblemKind::EmptyList);
    }
    let read = |name: &String| plain(name, at, Breaks::Forbidden, sink);
    let names: Vec<String> = names.iter().filter_map(read).collect();
    once(names.iter().map(|name| (name, at)), sink);
    names
}
