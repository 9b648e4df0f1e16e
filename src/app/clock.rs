//! Time comes in from outside: the one place that reads the clock.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

/// Something that tells the time.
pub trait Clock: Send + Sync {
    /// The time now, with the offset of the place.
    fn now(&self) -> DateTime<FixedOffset>;
}

/// A clock that threads share.
pub type SharedClock = Arc<dyn Clock>;

/// The computer's clock and time zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        chrono::Local::now().fixed_offset()
    }
}

/// A clock that stands still: the same data gives the same document.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub DateTime<FixedOffset>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<FixedOffset> {
        self.0
    }
}
