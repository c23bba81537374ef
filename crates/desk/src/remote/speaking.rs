//! What is said to a desk on another machine: words go there, what is to be signed comes back, is looked at, and is signed here.

use data_encoding::BASE64;
use takas_formats::operations::{FORMAT, OfferOut, OffersOut, PhraseIn, SaidOut, SignedOut, SpeakerOut};
use takas_ledger::{AuthorId, CaseId, Envelope, OperationId, Payload, SigningKey};
use takas_model::Instant;

use super::client::Remote;
use crate::failure::Failure;
use crate::running::clock::now;
use crate::running::hex::hex;
use crate::running::journal::Elsewhere;
use crate::running::keys::{KeyFolder, random};
use crate::running::signed::to_line;

/// A line of a script: `HH:MM author act …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub line: usize,
    /// The time by the operation's clock, if it says one.
    pub time: Option<String>,
    /// Who says it.
    pub author: String,
    /// What.
    pub words: String,
}

/// The lines of a script. What the words mean the desk says, when their time has come.
///
/// # Errors
/// The first line that is none.
pub fn script(text: &str) -> Result<Vec<Line>, Failure> {
    let mut lines = Vec::new();
    for (index, said) in text.lines().enumerate() {
        let said = said.trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        let is_time = |word: &str| word.len() == 5 && word.as_bytes()[2] == b':' && !word.contains(char::is_alphabetic);
        let (first, rest) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
        let (time, rest) = if is_time(first) { (Some(first.to_owned()), rest.trim_start()) } else { (None, said) };
        let split = rest.split_once(char::is_whitespace).filter(|(_, words)| !words.trim().is_empty());
        let (author, words) = split.ok_or_else(|| {
            Failure::Mistakes(format!("line {} of the script: write it as `HH:MM author act …`", index + 1))
        })?;
        lines.push(Line { line: index + 1, time, author: author.to_owned(), words: words.trim().to_owned() });
    }
    Ok(lines)
}

/// What somebody says at a desk.
pub struct Speaking<'r> {
    remote: &'r mut Remote,
    case: String,
    keys: KeyFolder,
}

/// What came of words.
#[derive(Debug)]
pub enum Said {
    /// The desk's answer.
    Answered(SaidOut),
    /// They were not taken, for this reason, and nothing has changed.
    NotTaken(String),
}

impl<'r> Speaking<'r> {
    /// With the keys of this folder, in this case.
    pub fn new(remote: &'r mut Remote, case: &str, keys: KeyFolder) -> Self {
        Self { remote, case: case.to_owned(), keys }
    }

    /// Says a line: asks the desk what is to be signed, signs it with the author's key, and hands it in.
    ///
    /// # Errors
    /// When the desk does not answer, or there is no such key.
    pub fn say(&mut self, line: &Line, zone: &str) -> Result<Said, Failure> {
        let phrase = PhraseIn { format: FORMAT, words: line.words.clone() };
        let offered: OffersOut = match self.remote.post(&format!("/cases/{}/phrases", self.case), &phrase)? {
            Ok(offered) => offered,
            Err(why) => return Ok(Said::NotTaken(why)),
        };
        let (Some(speaker), [offer]) = (&offered.speaker, offered.offers.as_slice()) else {
            return Ok(Said::NotTaken("nobody speaks at this desk with the keys of the token's account".to_owned()));
        };
        if speaker.name != line.author {
            let why = format!("the token is one of `{}`: `{}` speaks with his own", speaker.name, line.author);
            return Ok(Said::NotTaken(why));
        }
        if !is_what_was_said(offer, &line.words) {
            return Ok(Said::NotTaken(
                "the desk hands out something else to be signed than what was said; it is not signed".to_owned(),
            ));
        }
        let key = SigningKey::from_seed(self.keys.get(&format!("authors/{}", line.author))?.secret.expose());
        if hex(key.public().bytes()) != speaker.key {
            let why = format!("the key of `{}` in the folder is another than that at the desk", line.author);
            return Ok(Said::NotTaken(why));
        }
        let signed = signed(speaker, offer, &key, moment(speaker, line, zone)?)?;
        hand_in(self.remote, &self.case, &signed)
    }
}

/// Hands in what was signed by whomever.
///
/// # Errors
/// When the desk does not answer.
pub fn hand_in(remote: &mut Remote, case: &str, signed: &SignedOut) -> Result<Said, Failure> {
    let posted = remote.post(&format!("/cases/{case}/commands"), signed)?;
    Ok(posted.map_or_else(Said::NotTaken, Said::Answered))
}

/// Whether what is to be signed is the act that was said: a desk that hands out another is not signed for.
fn is_what_was_said(offer: &OfferOut, words: &str) -> bool {
    let payload = BASE64.decode(offer.payload.as_bytes()).ok();
    let payload = payload.and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let act = payload.as_ref().and_then(|payload| payload["says"]["act"].as_str());
    act.is_some() && act == words.split_whitespace().next()
}

/// The moment that the envelope bears: live it is now; else that of the line, from the desk's clock on.
fn moment(speaker: &SpeakerOut, line: &Line, zone: &str) -> Result<Instant, Failure> {
    if speaker.is_live {
        return Ok(now());
    }
    let Some(time) = &line.time else { return Ok(speaker.clock) };
    let unread =
        |error: &dyn std::fmt::Display| Failure::Mistakes(format!("line {} of the script: {error}", line.line));
    let clock = takas_atlas::Instant::of_seconds(speaker.clock).map_err(|error| unread(&error))?;
    let today = clock.local(zone).map_err(|error| unread(&error))?;
    let day = today.get(..10).unwrap_or_default();
    let said = takas_atlas::Instant::read(&format!("{day}T{time}"), zone).map_err(|error| unread(&error))?.seconds();
    Ok(if said + 60 <= speaker.clock { said + 86_400 } else { said.max(speaker.clock) })
}

fn signed(speaker: &SpeakerOut, offer: &OfferOut, key: &SigningKey, at: Instant) -> Result<SignedOut, Failure> {
    let unread = |what: &str| {
        Failure::Desk(format!("what the desk hands out to be signed has no {what} that this program knows"))
    };
    let bytes = BASE64.decode(offer.payload.as_bytes()).map_err(|_| unread("payload"))?;
    let payload = Payload { salt: random()?, bytes };
    let envelope = Envelope {
        case: CaseId::parse(&speaker.case).ok_or_else(|| unread("case"))?,
        operation: OperationId::parse(&offer.operation).ok_or_else(|| unread("operation"))?,
        author: AuthorId::parse(&speaker.author).ok_or_else(|| unread("author"))?,
        sequence: offer.sequence,
        time: u64::try_from(at).map_err(|_| unread("moment"))?,
        commitment: payload.commitment(),
    };
    Ok(to_line(&Elsewhere { command: envelope.sign(key)?, payload })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_with_and_without_a_time() {
        let lines = script("# a remark\n\n10:05 anna hold everything\nrus agree \"all here\"\n").expect("lines");
        let said = |line: &Line| (line.line, line.time.clone(), line.author.clone(), line.words.clone());
        let own = |text: &str| text.to_owned();
        assert_eq!(said(&lines[0]), (3, Some(own("10:05")), own("anna"), own("hold everything")));
        assert_eq!(said(&lines[1]), (4, None, own("rus"), own("agree \"all here\"")));
        assert!(script("10:05 anna").is_err() && script("anna").is_err());
    }

    #[test]
    fn another_act_than_was_said_is_not_signed() {
        let offer = |says: &str| OfferOut {
            kind: "other".to_owned(),
            line: "hold everything".to_owned(),
            operation: String::new(),
            payload: BASE64.encode(says.as_bytes()),
            sequence: 1,
            words: "hold everything".to_owned(),
        };
        let hold = offer(r#"{"format":1,"plan":0,"says":{"act":"hold","scope":"everything"}}"#);
        assert!(is_what_was_said(&hold, "hold everything"));
        assert!(!is_what_was_said(&offer(r#"{"format":1,"plan":0,"says":{"act":"abort"}}"#), "hold everything"));
        assert!(!is_what_was_said(&offer("rubbish"), "hold everything"));
    }

    #[test]
    fn a_time_of_the_script_is_the_next_one_by_the_clock_of_the_place() {
        let speaker = SpeakerOut {
            author: String::new(),
            case: String::new(),
            // 2024-08-01 10:00 in Istanbul.
            clock: 1_722_495_600,
            is_live: false,
            key: String::new(),
            name: "anna".to_owned(),
        };
        let at = |time: Option<&str>| {
            let line =
                Line { line: 1, time: time.map(str::to_owned), author: "anna".to_owned(), words: "close".to_owned() };
            moment(&speaker, &line, "Europe/Istanbul").expect("a moment") - speaker.clock
        };
        assert_eq!(at(None), 0);
        assert_eq!(at(Some("10:00")), 0);
        assert_eq!(at(Some("10:31")), 31 * 60);
        assert_eq!(at(Some("09:59")), 86_400 - 60);
    }
}
