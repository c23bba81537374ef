//! Bytes as hexadecimal digits in small letters, and back: one spelling, so that ids and digests are compared as texts.

use data_encoding::HEXLOWER;

pub use takas_formats::deals::hex;

/// The bytes; none for anything but pairs of digits in small letters.
pub fn unhex(digits: &str) -> Option<Vec<u8>> {
    HEXLOWER.decode(digits.as_bytes()).ok()
}

/// As many bytes as wanted.
pub fn unhex_array<const N: usize>(digits: &str) -> Option<[u8; N]> {
    unhex(digits)?.try_into().ok()
}
