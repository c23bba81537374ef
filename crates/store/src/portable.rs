//! Bytes for backups, exports and shipments: a first line that says what follows and its version, integers, texts and
//! values, and at the end a SHA-256 over all before. What they mean is not known here.
//!
//! Reading takes any bytes: a length is believed only as far as bytes come.

use std::io::{Read, Write};

use sha2::{Digest, Sha256};

use crate::engine::Value;
use crate::error::StoreError;

/// The most bytes of one text or value.
const PART_BYTES_MAX: u64 = 1 << 30;

/// The most digits of a version, with the space before it.
const VERSION_DIGITS_MAX: usize = 6;

/// Writes the parts. A failure is kept and told at the end.
pub(crate) struct Writer<W> {
    out: W,
    digest: Sha256,
    failure: Option<std::io::Error>,
}

impl<W: Write> Writer<W> {
    /// Begins with the first line.
    pub(crate) fn new(out: W, first_line: &str) -> Self {
        let mut writer = Writer { out, digest: Sha256::new(), failure: None };
        writer.put(first_line.as_bytes());
        writer
    }

    /// Where it is written to, as far as it has come.
    pub(crate) fn written(&self) -> &W {
        &self.out
    }

    pub(crate) fn integer(&mut self, integer: u64) {
        self.put(&integer.to_be_bytes());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.integer(bytes.len() as u64);
        self.put(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(crate) fn values(&mut self, values: &[Value]) {
        for value in values {
            match value {
                Value::Null => self.put(&[0]),
                Value::Integer(integer) => {
                    self.put(&[1]);
                    self.put(&integer.to_be_bytes());
                }
                Value::Text(text) => {
                    self.put(&[2]);
                    self.text(text);
                }
                Value::Bytes(bytes) => {
                    self.put(&[3]);
                    self.bytes(bytes);
                }
            }
        }
    }

    /// Ends with the digest, and gives back where it was written to.
    pub(crate) fn finish(mut self) -> Result<W, StoreError> {
        let digest = self.digest.clone().finalize();
        self.put(&digest);
        if self.failure.is_none() {
            self.failure = self.out.flush().err();
        }
        match self.failure {
            Some(failure) => Err(StoreError::file("writing", &failure)),
            None => Ok(self.out),
        }
    }

    /// The failure so far, so that long work can stop.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.failure.as_ref().map_or(Ok(()), |failure| Err(StoreError::file("writing", failure)))
    }

    fn put(&mut self, bytes: &[u8]) {
        if self.failure.is_none() {
            self.digest.update(bytes);
            self.failure = self.out.write_all(bytes).err();
        }
    }
}

/// Reads the parts.
pub(crate) struct Reader<R> {
    input: R,
    digest: Sha256,
    at: u64,
}

impl<R: Read> Reader<R> {
    /// Reads the first line, which must be this one.
    pub(crate) fn new(input: R, first_line: &str) -> Result<Self, StoreError> {
        let mut reader = Reader { input, digest: Sha256::new(), at: 0 };
        let mut line = vec![0; first_line.len()];
        reader.fill(&mut line)?;
        if line == first_line.as_bytes() {
            return Ok(reader);
        }
        let wanted = first_line.trim_end();
        Err(StoreError::Portable { at: 0, what: format!("it does not begin with the line `{wanted}`") })
    }

    /// Reads the first line, which must be `kind` and a version up to `newest`; says which.
    pub(crate) fn of_version(input: R, kind: &str, newest: u64) -> Result<(Self, u64), StoreError> {
        let mut reader = Reader { input, digest: Sha256::new(), at: 0 };
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') && line.len() <= kind.len() + VERSION_DIGITS_MAX {
            let mut next = [0];
            reader.fill(&mut next)?;
            line.extend(next);
        }
        let version = line.strip_prefix(kind.as_bytes()).and_then(|rest| rest.strip_prefix(b" ")?.strip_suffix(b"\n"));
        let version = version.and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u64>().ok());
        match version {
            Some(version @ 1..) if version <= newest => Ok((reader, version)),
            Some(version) => Err(StoreError::Portable {
                at: 0,
                what: format!("it is a {kind} of version {version}, and this program reads up to version {newest}"),
            }),
            None => Err(StoreError::Portable { at: 0, what: format!("it does not begin as a {kind} does") }),
        }
    }

    pub(crate) fn integer(&mut self) -> Result<u64, StoreError> {
        let mut bytes = [0; 8];
        self.fill(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        let length = self.integer()?;
        if length > PART_BYTES_MAX {
            return Err(self.fault("a part of more than 1 GiB"));
        }
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(length).read_to_end(&mut bytes);
        read.map_err(|error| StoreError::file("reading", &error))?;
        if (bytes.len() as u64) < length {
            return Err(self.fault("it ends in the middle"));
        }
        self.digest.update(&bytes);
        self.at += length;
        Ok(bytes)
    }

    pub(crate) fn text(&mut self) -> Result<String, StoreError> {
        let bytes = self.bytes()?;
        String::from_utf8(bytes).map_err(|_| self.fault("text that is not UTF-8"))
    }

    /// Reads so many values.
    pub(crate) fn values(&mut self, count: usize) -> Result<Vec<Value>, StoreError> {
        (0..count).map(|_| self.value()).collect()
    }

    fn value(&mut self) -> Result<Value, StoreError> {
        let mut tag = [0];
        self.fill(&mut tag)?;
        match tag[0] {
            0 => Ok(Value::Null),
            1 => {
                let mut bytes = [0; 8];
                self.fill(&mut bytes)?;
                Ok(Value::Integer(i64::from_be_bytes(bytes)))
            }
            2 => self.text().map(Value::Text),
            3 => self.bytes().map(Value::Bytes),
            _ => Err(self.fault("no such kind of value")),
        }
    }

    /// Reads the digest; nothing may follow.
    pub(crate) fn finish(&mut self) -> Result<(), StoreError> {
        let expected: [u8; 32] = self.digest.clone().finalize().into();
        let mut found = [0; 32];
        self.fill(&mut found)?;
        if found != expected {
            return Err(self.fault("the digest at the end is that of other bytes"));
        }
        match self.input.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(self.fault("something follows the end")),
            Err(error) => Err(StoreError::file("reading", &error)),
        }
    }

    /// A fault at the present place.
    pub(crate) fn fault(&self, what: &str) -> StoreError {
        StoreError::Portable { at: self.at, what: what.to_owned() }
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), StoreError> {
        match self.input.read_exact(bytes) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                return Err(self.fault("it ends in the middle"));
            }
            Err(error) => return Err(StoreError::file("reading", &error)),
        }
        self.digest.update(&bytes);
        self.at += bytes.len() as u64;
        Ok(())
    }
}
