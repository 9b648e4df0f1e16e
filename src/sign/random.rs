//! Random bytes for what must not be guessed or met twice.

use super::error::SignError;

/// Fresh bytes from the system's random numbers, through aws-lc.
///
/// # Errors
/// [`SignError::Crypto`] where the system has none to give.
pub fn random_bytes<const COUNT: usize>() -> Result<[u8; COUNT], SignError> {
    let mut bytes = [0; COUNT];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| SignError::Crypto {
        step: "random bytes",
    })?;
    Ok(bytes)
}
