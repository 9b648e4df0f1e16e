//! What the results of reading depend on besides the files: the program, whom
//! the agency trusts, the checklists at hand. A journal written under other
//! conditions is not used.

use sha2::{Digest, Sha256};

use crate::app::library::Library;
use crate::sign::TrustAnchors;

/// A digest of them, hexadecimal.
pub(super) fn conditions(trust: &TrustAnchors, library: &Library) -> String {
    let mut digest = Sha256::new();
    digest.update(env!("CARGO_PKG_VERSION"));
    for anchor in trust.anchors() {
        digest.update(Sha256::digest(anchor.der()));
    }
    for list in trust.lists() {
        // Issuer and day of issue: a list is issued once.
        digest.update(Sha256::digest(format!("{list:?}")));
    }
    for catalog in library.every_version() {
        digest.update(format!("{} {}\n", catalog.id, catalog.content_version));
    }
    let digest = digest.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
