//! Trà Vinh 1289/2024.

use tukiem::model::criterion::Bound::{AtLeast, AtMost};
use tukiem::model::criterion::Measure::{
    Characters, Days, Hours, Minutes, Months, Names, Pieces, Times,
};

use super::{all, any, holds};

#[test]
fn every_number_of_the_law_is_there_as_data() {
    holds(
        "tra-vinh-1289-2024",
        &[
            ("6.2", "training.interval", AtMost(12), Months),
            ("7.1", "operation.hours", AtLeast(24), Hours),
            ("7.1", "operation.days", AtLeast(7), Days),
            ("8.1", "maintenance.interval", AtMost(12), Months),
            ("8.2", "plan.interval", AtMost(12), Months),
            ("10.7", "operation.hours", AtLeast(24), Hours),
            ("10.7", "operation.days", AtLeast(7), Days),
            ("10.7", "camera.retention", AtLeast(30), Days),
            ("11.3", "vpn.account", AtMost(1), Pieces),
            ("11.5", "login.failures", AtMost(5), Times),
            ("11.5", "login.lockout", AtLeast(30), Minutes),
            ("12.4.b", "patch.interval", AtMost(1), Months),
            (
                "12.5.a",
                "vulnerability.remaining",
                any(&["none", "low"]),
                Names,
            ),
            ("13.1.c", "backup.interval", AtMost(1), Days),
            ("14.2", "equipment.review", AtMost(3), Months),
            ("15.8", "malware.scan", AtMost(12), Months),
            (
                "16.1",
                "monitoring.objects",
                all(&[
                    "system-device",
                    "server",
                    "workstation",
                    "application",
                    "service",
                ]),
                Names,
            ),
            (
                "16.4",
                "monitoring.information",
                all(&["network", "server", "application", "database", "end-device"]),
                Names,
            ),
            (
                "16.5",
                "monitoring.information",
                all(&["network", "server", "application", "database", "end-device"]),
                Names,
            ),
            ("16.7", "operation.hours", AtLeast(24), Hours),
            ("16.7", "operation.days", AtLeast(7), Days),
            ("17.4", "vulnerability.check", AtMost(12), Months),
            (
                "18.2",
                "incident.classes",
                any(&["ordinary", "serious"]),
                Names,
            ),
            ("18.5.e", "incident.report", AtMost(24), Hours),
            ("18.6", "drill.interval", AtMost(12), Months),
            ("19.3.a", "password.length", AtLeast(11), Characters),
            (
                "19.3.a",
                "password.classes",
                all(&["lower", "upper", "digit", "special"]),
                Names,
            ),
            ("19.3.a", "password.change", AtMost(6), Months),
            ("[25].5", "training.interval", AtMost(12), Months),
            ("[25].5", "drill.interval", AtMost(12), Months),
            ("[25].12", "report.interval", AtMost(12), Months),
            ("26.9", "report.interval", AtMost(6), Months),
            ("26.9", "report.interval", AtMost(1), Months),
        ],
    );
}
