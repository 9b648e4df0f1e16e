//! The result of a check as JSON.

use serde_json::json;
use tukiem::exchange::verify_json;

use super::{fits, schema};

#[test]
fn verification_fits_its_schema() {
    let signature = verify_json::SignatureForm {
        field: "leader".into(),
        signer: "CN=A".into(),
        certificate_sha256: "0a1b".repeat(16),
        time: Some("2026-12-01T08:00:00+07:00".into()),
        kind: "certification".into(),
        permits: Some("signing".into()),
        proven: Some(verify_json::ProofForm {
            time: "2026-12-01T01:00:00+00:00".into(),
            authority: "CN=T".into(),
            trusted: true,
        }),
        revocation: "good".into(),
        intact: true,
        ..Default::default()
    };
    let form = verify_json::VerifyForm {
        valid: true,
        signatures: vec![signature],
        changes_after: vec!["a page was added".into()],
        changes: vec![verify_json::ChangeForm {
            kind: "added".into(),
            subject: "page".into(),
            object: 7,
            allowed: false,
            after: 1,
        }],
        problems: vec!["changed after signing".into()],
        problem_codes: vec!["changed_after_signing".into()],
        ..Default::default()
    };
    let value = serde_json::to_value(form).unwrap();
    let schema = schema("verify");
    fits(&schema, &value);
    let empty = serde_json::to_value(verify_json::VerifyForm::default()).unwrap();
    fits(&schema, &empty);
    let mut bad = value;
    bad["signatures"][0]["intact"] = json!("yes");
    assert!(!schema.is_valid(&bad));
}
