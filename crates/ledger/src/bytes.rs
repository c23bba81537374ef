//! Reading and writing bytes strictly: checked indexing, one encoding, no trailing bytes.

use std::fmt::Display;

use data_encoding::{BASE64, HEXLOWER};

use crate::error::LedgerError;

/// The largest size, number or time in seconds that is read: what a signed 64-bit integer holds, for readers in other languages.
pub(crate) const NUMBER_MAX: u64 = i64::MAX as u64;

/// Reads a structure from its first byte to its last.
pub(crate) struct Reader<'a> {
    what: &'static str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// A reader of `bytes`, which are to be a `what`.
    pub(crate) fn new(what: &'static str, bytes: &'a [u8]) -> Self {
        Self { what, bytes, at: 0 }
    }

    /// The error that here is something wrong.
    pub(crate) fn wrong(&self, why: &'static str) -> LedgerError {
        LedgerError::Malformed { what: self.what, at: self.at, why }
    }

    /// True when nothing is left.
    pub(crate) fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], LedgerError> {
        let end = self.at.checked_add(count);
        let taken = end.and_then(|end| self.bytes.get(self.at..end)).ok_or_else(|| self.wrong("it ends too early"))?;
        self.at += count;
        Ok(taken)
    }

    /// The next `N` bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], LedgerError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Result<u8, LedgerError> {
        Ok(self.array::<1>()?[0])
    }

    /// A big-endian number of 64 bits, within what is allowed.
    pub(crate) fn number(&mut self) -> Result<u64, LedgerError> {
        let number = u64::from_be_bytes(self.array()?);
        if number > NUMBER_MAX {
            return Err(self.wrong("the number is larger than 2^63 - 1"));
        }
        Ok(number)
    }

    /// Bytes after their length in two bytes.
    pub(crate) fn counted(&mut self) -> Result<&'a [u8], LedgerError> {
        let length = u16::from_be_bytes(self.array()?);
        self.take(usize::from(length))
    }

    /// Goes past exactly these bytes.
    pub(crate) fn expect(&mut self, bytes: &[u8], why: &'static str) -> Result<(), LedgerError> {
        let start = self.at;
        match self.take(bytes.len()) {
            Ok(found) if found == bytes => Ok(()),
            _ => {
                self.at = start;
                Err(self.wrong(why))
            }
        }
    }

    /// `N` bytes in lower-case hex.
    pub(crate) fn hex<const N: usize>(&mut self) -> Result<[u8; N], LedgerError> {
        let start = self.at;
        let text = self.take(N * 2)?;
        hex_array(text).ok_or(LedgerError::Malformed { what: self.what, at: start, why: "it is not lower-case hex" })
    }

    /// The bytes up to the next `end`, which is gone past and not given.
    pub(crate) fn until(&mut self, end: u8) -> Result<&'a [u8], LedgerError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == end).ok_or_else(|| self.wrong("it ends too early"))?;
        let taken = self.take(length)?;
        self.at += 1;
        Ok(taken)
    }

    /// Refuses trailing bytes.
    pub(crate) fn end(self) -> Result<(), LedgerError> {
        if self.is_done() { Ok(()) } else { Err(self.wrong("there is something after its end")) }
    }
}

/// Writes bytes after their length in two bytes.
///
/// # Panics
/// When there are 65,536 or more; callers keep their limits.
pub(crate) fn put_counted(out: &mut Vec<u8>, bytes: &[u8]) {
    let length = u16::try_from(bytes.len()).expect("limits keep what is counted under 65,536 bytes");
    out.extend(length.to_be_bytes());
    out.extend(bytes);
}

/// Each thing on a line of its own, every line with its line feed.
pub(crate) fn lines(things: impl IntoIterator<Item = impl Display>) -> String {
    things.into_iter().fold(String::new(), |lines, thing| lines + &thing.to_string() + "\n")
}

/// A decimal without sign and leading zeros, at most [`NUMBER_MAX`].
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = digits && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok().filter(|&number| number <= NUMBER_MAX) } else { None }
}

/// Standard base64 with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Reads standard base64: padded, unused bits zero, nothing else.
pub(crate) fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    let bytes = BASE64.decode(text).ok()?;
    // The decoder takes several padded pieces one after the other, too.
    (BASE64.encode(&bytes).as_bytes() == text).then_some(bytes)
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

/// Reads lower-case hex of exactly `N` bytes.
pub(crate) fn hex_array<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    HEXLOWER.decode(text).ok()?.try_into().ok()
}
