//! The Hải Phòng draft of 2026.

use tukiem::model::criterion::Bound::{AtLeast, AtMost};
use tukiem::model::criterion::Measure::{Characters, Hours, Minutes, Months, Names, Pieces};

use super::{all, any, holds};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of the law")]
fn every_number_of_the_law_is_there_as_data() {
    holds(
        "hai-phong-2026-draft",
        &[
            (
                "7.1.a",
                "firewall.kind",
                any(&["dedicated", "software"]),
                Names,
            ),
            ("7.1.b", "remote.protocol", all(&["encrypted"]), Names),
            ("7.2", "wifi.encryption", any(&["WPA2", "WPA3"]), Names),
            ("7.2", "wifi.password.change", AtMost(6), Months),
            (
                "8.1.c",
                "patch.automatic",
                all(&[
                    "operating-system",
                    "software",
                    "application",
                    "database-system",
                ]),
                Names,
            ),
            ("8.1.c", "screen.lock", AtMost(10), Minutes),
            (
                "8.3.a",
                "backup.data",
                all(&["configuration", "os-image", "database", "business-data"]),
                Names,
            ),
            (
                "9.1.a",
                "software.licence",
                any(&["commercial", "in-house", "open-source"]),
                Names,
            ),
            (
                "9.1.a",
                "software.installed",
                all(&["operating-system", "word-processor", "specialised"]),
                Names,
            ),
            ("9.1.b", "malware.autoupdate", all(&["definitions"]), Names),
            (
                "9.1.b",
                "malware.scan.occasions",
                all(&["on-copy", "on-open", "before-removable-media"]),
                Names,
            ),
            ("9.1.đ", "password.length", AtLeast(8), Characters),
            (
                "9.1.đ",
                "password.classes",
                all(&["lower", "upper", "digit", "special"]),
                Names,
            ),
            ("9.1.đ", "password.change", AtMost(6), Months),
            ("9.3.a", "secret.computers", AtLeast(1), Pieces),
            (
                "9.3.a",
                "secret.place",
                any(&["independent-computer", "independent-lan"]),
                Names,
            ),
            (
                "10.1.b",
                "equipment.rules",
                all(&[
                    "taken-outside",
                    "sensitive-data",
                    "installation-configuration",
                ]),
                Names,
            ),
            (
                "10.1.đ",
                "maintenance.kinds",
                all(&["in-use", "reserve"]),
                Names,
            ),
            (
                "10.2.a",
                "commitment.form",
                any(&["written-commitment", "contract"]),
                Names,
            ),
            (
                "14.6",
                "incident.recipients",
                all(&["superior-agency", "response-team"]),
                Names,
            ),
            (
                "16.2",
                "training.groups",
                all(&["it-officers", "security-officers"]),
                Names,
            ),
            (
                "16.2",
                "training.groups",
                all(&["managers", "users"]),
                Names,
            ),
            ("17.5", "plan.interval", AtMost(12), Months),
            ("18.1", "plan.interval", AtMost(12), Months),
            ("23.1.c", "incident.user-report", all(&["superior"]), Names),
            ("24.2", "plan.interval", AtMost(12), Months),
            ("25.1", "report.interval", AtMost(12), Months),
            (
                "25.1",
                "report.contents",
                all(&["implementation", "amendment-proposals"]),
                Names,
            ),
            ("25.2.a", "incident.report", AtMost(24), Hours),
            (
                "25.2.b",
                "incident.report.contents",
                all(&[
                    "case",
                    "time-place",
                    "cause",
                    "risk-effects",
                    "measures",
                    "proposals",
                ]),
                Names,
            ),
        ],
    );
}
