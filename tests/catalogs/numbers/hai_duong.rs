//! Hải Dương 39/2024.

use tukiem::model::criterion::Bound::{AtLeast, AtMost, Between};
use tukiem::model::criterion::Measure::{Characters, Minutes, Months, Names, Times};

use super::{all, any, holds};

#[test]
fn every_number_of_the_law_is_there_as_data() {
    holds(
        "hai-duong-39-2024",
        &[
            ("7.2", "wifi.encryption", any(&["WPA2", "WPA3"]), Names),
            ("7.2", "wifi.password.change", AtMost(6), Months),
            ("8.1.c", "screen.lock", AtMost(10), Minutes),
            ("9.1", "screen.lock", AtMost(10), Minutes),
            ("13.1.c", "screen.lock", AtMost(10), Minutes),
            ("13.1.đ", "password.length", AtLeast(8), Characters),
            (
                "13.1.đ",
                "password.classes",
                all(&["lower", "upper"]),
                Names,
            ),
            (
                "13.1.đ",
                "password.classes",
                any(&["digit", "special"]),
                Names,
            ),
            ("13.1.đ", "password.change", AtMost(3), Months),
            ("13.1.e", "account.review", AtMost(3), Months),
            ("13.2.b", "login.failures", Between(3, 5), Times),
            ("16.1.b", "backup.interval", AtMost(1), Months),
            ("17.2.B3", "incident.forms", all(&["20-2017-03"]), Names),
            ("17.2.B5", "incident.forms", all(&["20-2017-04"]), Names),
            (
                "14.1",
                "log.sources",
                all(&[
                    "network-device",
                    "application",
                    "operating-system",
                    "database",
                ]),
                Names,
            ),
            (
                "14.2",
                "log.events",
                all(&[
                    "login",
                    "data-change",
                    "configuration",
                    "abnormal-connection",
                    "rights-change",
                ]),
                Names,
            ),
            (
                "15.1",
                "malware.autoscan",
                all(&["on-copy", "on-open"]),
                Names,
            ),
        ],
    );
}
