//! The passphrase of a package.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

/// A passphrase that is wiped from memory with its last holder and never printed.
#[derive(Clone)]
pub struct Passphrase(Arc<Zeroizing<String>>);

impl Passphrase {
    /// Takes what was typed.
    pub fn new(typed: Zeroizing<String>) -> Self {
        Self(Arc::new(typed))
    }

    /// The passphrase itself.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_not_printed() {
        let secret = Passphrase::new(Zeroizing::new("mật khẩu dài".to_owned()));
        assert_eq!(format!("{secret:?}"), "Passphrase");
    }
}
