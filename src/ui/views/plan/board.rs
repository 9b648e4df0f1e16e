//! The rows of the plan, made anew only when the assessment or the day changed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::app::current::Current;
use crate::i18n::plan::Plan;
use crate::model::id::{ItemId, RemediationId};
use crate::model::remediation::{Remediation, RemediationStatus};
use crate::model::scoring::Standing;

/// A group of rows, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Gaps that no line mends.
    Unplanned,
    /// Lines past their deadline.
    Overdue,
    /// Begun.
    InProgress,
    /// Not begun.
    Planned,
    /// Done.
    Done,
}

impl Group {
    /// How many groups there are.
    pub(super) const COUNT: usize = 5;

    /// Its name.
    pub(super) fn label(self) -> Plan {
        match self {
            Self::Unplanned => Plan::Unplanned,
            Self::Overdue => Plan::Overdue,
            Self::InProgress => Plan::InProgress,
            Self::Planned => Plan::Planned,
            Self::Done => Plan::Done,
        }
    }

    /// The group of a line on the day `today`.
    pub(super) fn of(line: &Remediation, today: NaiveDate) -> Self {
        let late = line.deadline.is_some_and(|deadline| deadline < today);
        match line.status {
            RemediationStatus::Done => Self::Done,
            _ if late => Self::Overdue,
            RemediationStatus::InProgress => Self::InProgress,
            RemediationStatus::Planned => Self::Planned,
        }
    }
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlanRow {
    /// A group begins, with so many rows.
    Heading(Group, usize),
    /// A gap without a plan, by its position in the catalog.
    Gap(usize),
    /// A line.
    Line(RemediationId),
}

/// All rows with their sums.
#[derive(Debug, Default)]
pub(super) struct Board {
    made_from: Option<(u64, NaiveDate)>,
    rows: Vec<PlanRow>,
    unplanned: usize,
    overdue: usize,
    cost: u64,
    open_cost: u64,
}

impl Board {
    /// Brings the rows up to date. Returns whether they were made anew.
    pub(super) fn update(&mut self, current: &Current, today: NaiveDate) -> bool {
        if self.made_from == Some((current.revision, today)) {
            return false;
        }
        *self = Self {
            made_from: Some((current.revision, today)),
            ..Self::default()
        };
        let plan = &current.assessment.plan;
        let planned: BTreeSet<&ItemId> = plan.values().map(|line| &line.item).collect();
        let lines = current
            .score
            .lines
            .iter()
            .zip(&current.catalog.items)
            .enumerate();
        let gaps: Vec<_> = lines
            .filter(|(_, (line, item))| {
                matches!(line.standing, Standing::Partial | Standing::NotMet)
                    && !planned.contains(&item.id)
            })
            .map(|(position, _)| PlanRow::Gap(position))
            .collect();
        self.unplanned = gaps.len();
        self.push(Group::Unplanned, gaps);
        for group in [
            Group::Overdue,
            Group::InProgress,
            Group::Planned,
            Group::Done,
        ] {
            let mut lines: Vec<_> = plan
                .values()
                .filter(|line| Group::of(line, today) == group)
                .collect();
            // The nearest deadline first; lines without one last.
            lines.sort_by_key(|line| (line.deadline.is_none(), line.deadline, line.id));
            if group == Group::Overdue {
                self.overdue = lines.len();
            }
            self.push(
                group,
                lines
                    .into_iter()
                    .map(|line| PlanRow::Line(line.id))
                    .collect(),
            );
        }
        let sum = |lines: &mut dyn Iterator<Item = &Remediation>| {
            lines
                .filter_map(|line| line.cost)
                .fold(0, u64::saturating_add)
        };
        self.cost = sum(&mut plan.values());
        self.open_cost = sum(&mut plan
            .values()
            .filter(|line| line.status != RemediationStatus::Done));
        true
    }

    fn push(&mut self, group: Group, rows: Vec<PlanRow>) {
        if !rows.is_empty() {
            self.rows.push(PlanRow::Heading(group, rows.len()));
            self.rows.extend(rows);
        }
    }

    /// The rows from top to bottom.
    pub(super) fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// The day the rows were made for.
    pub(super) fn today(&self) -> NaiveDate {
        self.made_from
            .map_or_else(NaiveDate::default, |(_, today)| today)
    }

    /// Gaps without a plan.
    pub(super) fn unplanned(&self) -> usize {
        self.unplanned
    }

    /// Lines past their deadline.
    pub(super) fn overdue(&self) -> usize {
        self.overdue
    }

    /// Estimated cost of all lines, and of those that are not done, in đồng.
    pub(super) fn costs(&self) -> (u64, u64) {
        (self.cost, self.open_cost)
    }

    /// The first gap without a plan, by its position in the catalog.
    pub(super) fn first_unplanned(&self) -> Option<usize> {
        self.rows.iter().find_map(|row| match row {
            PlanRow::Gap(position) => Some(*position),
            _ => None,
        })
    }

    /// The row of that gap.
    pub(super) fn first_unplanned_row(&self) -> Option<usize> {
        self.rows
            .iter()
            .position(|row| matches!(row, PlanRow::Gap(_)))
    }
}
