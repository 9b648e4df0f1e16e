//! Time stamps for signatures (RFC 3161, `PAdES` B-T): a service attests that
//! the signature was there at a time.
//!
//! Nothing here reaches a network. A [`TimeStamper`] is handed in and carries
//! the request and the reply; or both go by file: [`request_for`] a signed PDF,
//! later [`embed`] the reply into the room its last signature keeps for it.

mod embed;
mod error;
mod request;

pub use embed::{Stamped, embed, request_for};
pub use error::StampError;
pub(super) use request::{Stamp, accept, request};

use super::error::SignError;

/// Room that every signature keeps for a time stamp, in bytes: a token with
/// the service's certificates has 3 to 7 KB.
pub(super) const ROOM: usize = 8 * 1024;
/// Largest reply read, in bytes.
pub const MAX_REPLY: usize = 64 * 1024;

/// Carries a request to a time stamping service.
pub trait TimeStamper {
    /// Gives a `TimeStampReq` (DER) and brings the `TimeStampResp` (DER) back.
    ///
    /// # Errors
    /// [`SignError::Stamp`] with the reason why no reply came.
    fn reply(&self, request: &[u8]) -> Result<Vec<u8>, SignError>;
}
