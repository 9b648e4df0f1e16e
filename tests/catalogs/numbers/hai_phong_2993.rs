//! Hải Phòng 2993/2016.

use tukiem::model::criterion::Bound::{AtLeast, AtMost};
use tukiem::model::criterion::Measure::{Characters, Days, Minutes, Months, Names, Pieces};

use super::{all, any, holds};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of the law")]
fn every_number_of_the_law_is_there_as_data() {
    holds(
        "hai-phong-2993-2016",
        &[
            ("5.4", "training.interval", AtMost(12), Months),
            ("6.1.a", "ups.duration", AtLeast(30), Minutes),
            ("6.4", "switch.routing", AtLeast(1), Pieces),
            ("7.3", "account.review", AtMost(6), Months),
            ("7.4", "log.backup", AtMost(1), Months),
            ("9.1", "secret.computers", AtLeast(1), Pieces),
            ("9.1", "secret.printers", AtLeast(1), Pieces),
            ("9.1", "secret.shredders", AtLeast(1), Pieces),
            ("9.3", "warranty.duration", AtLeast(12), Months),
            ("10.6", "password.length", AtLeast(6), Characters),
            ("14.3", "training.interval", AtMost(12), Months),
            ("14.13", "ranking.interval", AtMost(12), Months),
            ("16", "plan.interval", AtMost(12), Months),
            ("20.1", "inspection.interval", AtMost(12), Months),
            ("20.5", "inspection.notice", AtLeast(5), Days),
            ("21.1", "inspection.interval", AtMost(12), Months),
            ("22.2", "report.interval", AtMost(12), Months),
            (
                "5.5.a",
                "policy.standards",
                all(&["TCVN 7562:2005", "TCVN ISO 27001:2009"]),
                Names,
            ),
            (
                "5.5.b",
                "policy.groups",
                all(&["head-of-unit", "head-of-division", "it-officers", "users"]),
                Names,
            ),
            (
                "6.2",
                "server.contents",
                any(&["system-software", "necessary-data", "anti-virus"]),
                Names,
            ),
            (
                "6.4",
                "switch.functions",
                all(&[
                    "access-control",
                    "device-authentication",
                    "user-authentication",
                    "secure-management",
                ]),
                Names,
            ),
            (
                "7.3",
                "account.management",
                all(&["create", "activate", "modify", "remove"]),
                Names,
            ),
            ("7.4", "log.events", all(&["login", "configuration"]), Names),
            (
                "8.1",
                "malware.coverage",
                all(&["workstation", "server", "it-device"]),
                Names,
            ),
            (
                "8.1",
                "malware.autoscan",
                all(&["on-copy", "on-open"]),
                Names,
            ),
            (
                "9.3",
                "procurement.conditions",
                all(&["genuine", "clear-origin", "licensed-software"]),
                Names,
            ),
            (
                "10.1",
                "backup.data",
                all(&["system", "application-data", "user-data"]),
                Names,
            ),
            ("10.4", "wifi.encryption", any(&["WPA2", "WPA3"]), Names),
            (
                "10.6",
                "password.accounts",
                all(&["server", "network-device", "computer", "application"]),
                Names,
            ),
            (
                "10.6",
                "password.classes",
                all(&["lower", "upper", "digit", "special"]),
                Names,
            ),
            (
                "12.3",
                "incident.recipients",
                all(&["superior-agency", "department-of-information"]),
                Names,
            ),
            (
                "20.5",
                "inspection.notice.contents",
                all(&["time", "place", "contents", "participants"]),
                Names,
            ),
        ],
    );
}
