//! Quảng Bình 26/2014.

use tukiem::model::criterion::Bound::{AtLeast, AtMost};
use tukiem::model::criterion::Measure::{Days, Months, Names};

use super::{all, any, holds};

#[test]
fn every_number_of_the_law_is_there_as_data() {
    holds(
        "quang-binh-26-2014",
        &[
            ("4.4", "log.retention", AtLeast(30), Days),
            (
                "4.4",
                "log.sources",
                all(&["operating-system", "application"]),
                Names,
            ),
            (
                "5.3.a",
                "password.accounts",
                all(&["server", "computer", "storage", "network-device"]),
                Names,
            ),
            ("5.3.d", "incident.channel", all(&["hotline"]), Names),
            (
                "7.5",
                "incident.recipients",
                all(&["service-provider"]),
                Names,
            ),
            ("7.5", "incident.channel", all(&["written"]), Names),
            (
                "7.5",
                "incident.recipients",
                all(&["department-of-information", "superior-agency"]),
                Names,
            ),
            ("7.10", "report.interval", AtMost(12), Months),
            ("8.6", "plan.interval", AtMost(12), Months),
            (
                "12.2.b",
                "incident.user-report",
                all(&["superior", "it-section"]),
                Names,
            ),
            ("13.1", "inspection.interval", AtMost(12), Months),
            ("13.1", "inspection.quarter", any(&["Q3", "Q4"]), Names),
            ("14.1", "ranking.interval", AtMost(12), Months),
        ],
    );
}
