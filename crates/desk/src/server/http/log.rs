//! The log: a line of JSON for each request that was answered, and for what the desk does itself.
//!
//! A line has the pattern of the route and never the address that was asked for: ids, queries, names and the addresses of people do not get
//! there, for whoever keeps logs need not know what a case holds. Lines are written by a thread of their own; when nobody takes them, some
//! are left out and counted, and no request waits.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

/// Lines that wait to be written.
const WAITING_MAX: usize = 4_096;

/// One request, as it is logged.
#[derive(Debug, Serialize)]
pub struct Answered<'a> {
    /// Its id, which its answer has, too.
    pub request: &'a str,
    /// How it was asked.
    pub method: &'a str,
    /// The pattern of the route; `-` where none was reached.
    pub route: &'a str,
    /// The status of the answer.
    pub status: u16,
    /// From the head of the request to the head of the answer, in microseconds.
    pub head_microseconds: u64,
    /// From the head of the request to the last byte of the answer, in microseconds.
    pub microseconds: u64,
    /// Bytes of the answer's body that were sent.
    pub bytes: u64,
    /// Whether the answer was sent to its end.
    pub whole: bool,
}

/// What the desk does itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It begins to listen.
    Listening,
    /// It was unlocked.
    Unlocked,
    /// Somebody tried to unlock it, and could not.
    NotUnlocked,
    /// It was locked.
    Locked,
    /// A folder was taken in.
    CaseTaken,
    /// A folder that had been taken in before is not what lies in the cabinet.
    CaseDiffers,
    /// What lies in a cabinet cannot be read: its case is left out.
    CaseLeftOut,
    /// It has taken a new certificate.
    Certificate,
    /// The certificate could not be read anew; the one before is kept.
    NoCertificate,
    /// Connections cannot be taken: too many files are open, or memory is short.
    NoConnections,
    /// It ends: what runs is finished.
    Ending,
    /// It has ended; what still ran was cut off.
    CutOff,
    /// It has ended.
    Ended,
}

impl Happening {
    fn word(self) -> &'static str {
        match self {
            Self::Listening => "listening",
            Self::Unlocked => "unlocked",
            Self::NotUnlocked => "not-unlocked",
            Self::Locked => "locked",
            Self::CaseTaken => "case-taken",
            Self::CaseDiffers => "case-differs",
            Self::CaseLeftOut => "case-left-out",
            Self::Certificate => "certificate",
            Self::NoCertificate => "no-certificate",
            Self::NoConnections => "no-connections",
            Self::Ending => "ending",
            Self::CutOff => "cut-off",
            Self::Ended => "ended",
        }
    }
}

/// A line with its time.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Line<'a> {
    Answered { time: &'a str, answered: &'a Answered<'a> },
    Happened { time: &'a str, what: &'a str },
    Defect { time: &'a str, file: &'a str, line: u32 },
}

/// Where lines go; clones share it.
#[derive(Clone, Debug)]
pub struct Log {
    lines: Option<SyncSender<String>>,
    left_out: Arc<AtomicU64>,
}

impl Log {
    /// A log that is kept nowhere.
    #[must_use]
    pub fn nowhere() -> Self {
        Self { lines: None, left_out: Arc::default() }
    }

    /// A log that a thread writes there.
    #[must_use]
    pub fn to(mut sink: impl Write + Send + 'static) -> Self {
        let (lines, waiting) = sync_channel::<String>(WAITING_MAX);
        std::thread::spawn(move || {
            while let Ok(line) = waiting.recv() {
                // Nobody reads it any more: that ends no desk.
                let _ = sink.write_all(line.as_bytes());
            }
        });
        Self { lines: Some(lines), left_out: Arc::default() }
    }

    /// Lines that were left out.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.left_out.load(Ordering::Relaxed)
    }

    /// Logs a request that was answered.
    pub fn answered(&self, answered: &Answered<'_>) {
        self.put(&Line::Answered { time: &now(), answered });
    }

    /// Logs what the desk does.
    pub fn happened(&self, what: Happening) {
        self.put(&Line::Happened { time: &now(), what: what.word() });
    }

    /// Logs a defect of ours by where it is; its words could hold anything.
    pub fn defect(&self, file: &str, line: u32) {
        self.put(&Line::Defect { time: &now(), file, line });
    }

    fn put(&self, line: &Line<'_>) {
        let Some(lines) = &self.lines else { return };
        let Ok(mut text) = serde_json::to_string(line) else { return };
        text.push('\n');
        if let Err(TrySendError::Full(_)) = lines.try_send(text) {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The time, as RFC 3339 has it, in UTC and to the millisecond.
fn now() -> String {
    written(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// A span since the beginning of 1970 as a time. Days are counted as Howard Hinnant does (*chrono-compatible low-level date algorithms*).
fn written(since: Duration) -> String {
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let milli = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc() {
        for (milliseconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_722_502_860_007, "2024-08-01T09:01:00.007Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(written(Duration::from_millis(milliseconds)), expected);
        }
    }

    #[test]
    fn a_log_that_nobody_takes_holds_nobody_up() {
        struct Stuck(std::sync::mpsc::Receiver<()>);
        impl Write for Stuck {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                let _ = self.0.recv();
                Ok(bytes.len())
            }

            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let (release, stuck) = std::sync::mpsc::channel();
        let log = Log::to(Stuck(stuck));
        for _ in 0..WAITING_MAX + 100 {
            log.happened(Happening::Listening);
        }
        assert!(log.left_out() >= 99, "{}", log.left_out());
        drop(release);
    }
}
