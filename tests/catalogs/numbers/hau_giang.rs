//! Hậu Giang 48/2024.

use tukiem::model::criterion::Bound::{AtLeast, AtMost};
use tukiem::model::criterion::Measure::{Months, Names, Pieces};

use super::{all, any, holds};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of the law")]
fn every_number_of_the_law_is_there_as_data() {
    holds(
        "hau-giang-48-2024",
        &[
            ("5.1", "inspection.interval", AtMost(12), Months),
            ("22.1", "inspection.interval", AtMost(12), Months),
            ("24.3", "inspection.interval", AtMost(12), Months),
            (
                "6.2.a",
                "policy.groups",
                all(&["users", "managers", "operators"]),
                Names,
            ),
            ("6.2.b", "awareness.interval", AtMost(12), Months),
            ("6.2.c", "training.interval", AtMost(12), Months),
            (
                "6.2.c",
                "training.groups",
                all(&["technical", "managers", "users"]),
                Names,
            ),
            ("7.1.c", "secret.computers", AtLeast(1), Pieces),
            (
                "9.1",
                "outsourcing.documents",
                all(&["minutes", "contract", "commitment"]),
                Names,
            ),
            (
                "10.2",
                "acceptance.documents",
                all(&["contents", "plan", "procedure"]),
                Names,
            ),
            (
                "11.1.h",
                "mfa.targets",
                all(&["important-network-device"]),
                Names,
            ),
            ("11.1.k", "internet.links", AtLeast(2), Pieces),
            (
                "11.2.a",
                "backup.data",
                all(&["configuration", "os-image", "database", "business-data"]),
                Names,
            ),
            (
                "12.4.b",
                "backup.data",
                all(&["configuration", "os-image", "database", "business-data"]),
                Names,
            ),
            ("11.2.c", "log.retention", AtLeast(6), Months),
            ("11.2.c", "log.sources", all(&["network-device"]), Names),
            (
                "12.3.d",
                "mfa.targets",
                all(&["server", "application-admin"]),
                Names,
            ),
            (
                "12.3.đ",
                "integrity.targets",
                all(&["system-files", "account-rights"]),
                Names,
            ),
            (
                "13.2",
                "backup.data",
                all(&["configuration", "os-image", "database", "business-data"]),
                Names,
            ),
            (
                "15.1",
                "malware.coverage",
                all(&["workstation", "server"]),
                Names,
            ),
            (
                "15.1",
                "malware.autoscan",
                all(&["on-copy", "on-open"]),
                Names,
            ),
            (
                "15.2",
                "mail.formats",
                any(&["txt", "doc", "odt", "pdf", "other-listed"]),
                Names,
            ),
            (
                "15.2",
                "mail.formats.forbidden",
                all(&["com", "bat", "exe"]),
                Names,
            ),
            ("15.7", "malware.scan", AtMost(12), Months),
            ("16.4", "monitoring.capacity.interval", AtMost(12), Months),
            ("17.6", "vulnerability.check", AtMost(12), Months),
            (
                "18.1.b",
                "incident.procedures",
                all(&["ordinary", "serious"]),
                Names,
            ),
            ("24.4", "training.interval", AtMost(12), Months),
            ("24.4", "plan.interval", AtMost(12), Months),
            ("27.8", "plan.interval", AtMost(12), Months),
            ("31.2", "report.interval", AtMost(12), Months),
        ],
    );
}
