//! A sheet of paper for one ride: the last resort where neither desk nor battery is left. What is ticked on it is read back later.
//!
//! A sheet is known by its code: for which reader it was printed, for which ride of which plan, and after how many events; under a tag that only
//! this desk can make (HMAC-SHA-256 under a key that follows from the desk's own), over that and over everybody who stands on it. The QR code
//! has the same besides in words, with those who stand on it. Whoever forges a line, or a sheet, has no tag for it.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use takas_model::{Act, Consequence, Happened, TargetRef, UnitRef};
use takas_views::plan::Time;
use takas_views::{Carried, CarriedRide, Compartments, Course, Reader, Telling, readers};

use super::taken::NAMES;
use crate::failure::Failure;
use crate::server::live::running::Running;
use crate::server::role::CaseKey;

/// What a code is of; another form of sheets will have another.
const VERSION: u8 = 1;
/// Bytes of a code before its tag.
const HEAD: usize = 9;
/// Bytes of its tag: 88 bits, which are tried at a desk that counts who tries.
const TAG: usize = 11;
/// Crockford's base 32: no letter that can be taken for another or for a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a sheet was printed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Which of the operation's readers: their place in order.
    pub(super) reader: u8,
    /// Which ride of the plan.
    pub(super) trip: u16,
    /// By which plan: 0 is the first that was run.
    pub(super) plan: u8,
    /// After how many events.
    pub(super) revision: u32,
}

/// Who stands on a sheet, and what may be ticked.
#[derive(Clone, Debug)]
pub(super) struct Content {
    /// The ride, with those who stand on the sheet.
    pub(super) ride: CarriedRide,
    /// The ride as the record names it.
    pub(super) name: String,
    /// What may be ticked of the ride itself.
    pub(super) of_ride: Vec<Tick>,
    /// What may be ticked of each who stands there.
    pub(super) of_people: Vec<Tick>,
}

/// What is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tick {
    Boarded,
    Departed,
    Arrived,
    Verified,
    HandedOver,
    FollowedUp,
}

impl Tick {
    /// Its word in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Boarded => "boarded",
            Self::Departed => "departed",
            Self::Arrived => "arrived",
            Self::Verified => "verified",
            Self::HandedOver => "handed-over",
            Self::FollowedUp => "followed-up",
        }
    }

    /// The message of its word on paper.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Boarded => "field-act-boarded",
            Self::Departed => "field-act-departed",
            Self::Arrived => "field-act-arrived",
            Self::Verified => "field-act-verified",
            Self::HandedOver => "field-act-handed-over",
            Self::FollowedUp => "field-act-followed-up",
        }
    }

    /// Where the clock hangs by which its time is written: where the ride leaves, or where it arrives.
    pub(super) fn time(self, ride: &CarriedRide) -> &Time {
        match self {
            Self::Boarded | Self::Departed => &ride.departs,
            Self::Arrived | Self::Verified | Self::HandedOver | Self::FollowedUp => &ride.arrives,
        }
    }

    /// Whether it is ticked of somebody on this ride.
    pub(super) fn is_of(self, one: &Carried) -> bool {
        self == Self::Boarded || one.is_last
    }

    /// What is said when it was ticked of these.
    pub(super) fn acts(self, ride: &CarriedRide, to: takas_model::PlaceRef, units: Vec<UnitRef>) -> Vec<Act> {
        match self {
            Self::Departed => vec![Act::Departed(ride.trip)],
            Self::Arrived => vec![Act::Arrived(ride.trip, to)],
            _ if units.is_empty() => Vec::new(),
            Self::Boarded => vec![Act::Boarded(ride.trip, units)],
            Self::Verified => vec![Act::Verified(units)],
            Self::HandedOver => vec![Act::HandedOver(units)],
            Self::FollowedUp => units.into_iter().map(Act::FollowedUp).collect(),
        }
    }

    /// What a reader's seats may say (`docs/reference/run.md`, *Who may say what*): of the ride, and of people.
    fn of_reader(reader: Reader) -> (&'static [Self], &'static [Self]) {
        match reader {
            Reader::Mediator | Reader::Field => (&[Self::Departed, Self::Arrived], &[Self::Boarded, Self::HandedOver]),
            Reader::Party(_) => (&[], &[Self::Verified]),
            Reader::Medical | Reader::Interviewer => (&[], &[Self::FollowedUp]),
            Reader::Observer | Reader::Guarantor(_) => (&[], &[]),
        }
    }
}

impl Sheet {
    /// The sheet of a ride as it is now; none where the ride is not the reader's.
    pub(super) fn now(running: &Running, reader: Reader, trip: usize) -> Option<Self> {
        let place = readers(running.course()).into_iter().position(|one| one == reader)?;
        let sheet = Self {
            reader: u8::try_from(place).ok()?,
            trip: u16::try_from(trip).ok()?,
            plan: u8::try_from(running.session.adopted.len()).ok()?,
            revision: u32::try_from(running.revision()).ok()?,
        };
        sheet.content(running).map(|_| sheet)
    }

    /// For whom it was printed.
    pub(super) fn reader(self, running: &Running) -> Option<Reader> {
        readers(self.course(running)?).into_iter().nth(usize::from(self.reader))
    }

    /// By which plan.
    pub(super) fn target(self) -> TargetRef {
        TargetRef::new(usize::from(self.plan))
    }

    fn course(self, running: &Running) -> Option<Course<'_>> {
        let adopted = running.session.adopted.get(..usize::from(self.plan))?;
        Some(Course::after(running.session.operation.charter(), adopted))
    }

    /// Who stood on it when it was printed.
    pub(super) fn content(self, running: &Running) -> Option<Content> {
        let session = &running.session;
        if u64::from(self.revision) > running.revision() {
            return None;
        }
        let reader = self.reader(running)?;
        let telling = Telling::new(&session.case, self.course(running)?, reader, NAMES);
        let mut ride = telling.carried_ride(usize::from(self.trip))?;
        let stay = self.who_stays(running);
        ride.units.retain(|one| !stay.contains(&one.unit));
        let name = session.numbers.of(self.target())?.rides.name(ride.trip)?.to_owned();
        let (of_ride, of_people) = Tick::of_reader(reader);
        let is_of_somebody = |tick: &Tick| ride.units.iter().any(|one| tick.is_of(one));
        let of_people = of_people.iter().copied().filter(is_of_somebody).collect();
        Some(Content { name, of_ride: of_ride.to_vec(), of_people, ride })
    }

    /// What of it is another reader's to know and to say: an officer brings in what the lead has printed.
    pub(super) fn of(self, running: &Running, reader: Reader, content: &Content) -> Content {
        let Some(course) = self.course(running) else { return content.clone() };
        let compartments = Compartments::new(course);
        let mut own = content.clone();
        own.ride.units.retain(|one| compartments.may_name(&Act::HandedOver(vec![one.unit]), reader));
        let (of_ride, of_people) = Tick::of_reader(reader);
        own.of_ride.retain(|tick| of_ride.contains(tick));
        own.of_people.retain(|tick| of_people.contains(tick));
        own
    }

    /// Who was known not to travel, by the plan of the sheet.
    fn who_stays(self, running: &Running) -> Vec<UnitRef> {
        let before = running.session.events.iter().take_while(|event| event.number < u64::from(self.revision));
        let mut stay = Vec::new();
        for event in before {
            match &event.what {
                _ if event.adopts().is_some() => stay.clear(),
                Happened::Follows(Consequence::NotTravelling(unit)) => stay.push(*unit),
                _ => {}
            }
        }
        stay
    }

    fn head(self) -> [u8; HEAD] {
        let [trip_high, trip_low] = self.trip.to_be_bytes();
        let [a, b, c, d] = self.revision.to_be_bytes();
        [VERSION, self.reader, trip_high, trip_low, self.plan, a, b, c, d]
    }

    /// Its code, as it stands on paper: `7KQM-2WXA-…`.
    ///
    /// # Errors
    /// When the desk's key cannot be read.
    pub(super) fn code(self, running: &Running, case: &CaseKey, content: &Content) -> Result<String, Failure> {
        let tag = self.tag(running, case, content)?;
        let letters = encode(&[&self.head()[..], &tag[..]].concat());
        let groups: Vec<&str> =
            (0..letters.len()).step_by(4).map(|at| &letters[at..(at + 4).min(letters.len())]).collect();
        Ok(groups.join("-"))
    }

    /// What the QR code says.
    pub(super) fn words(self, case: &CaseKey, content: &Content, code: &str) -> String {
        let Self { plan, revision, .. } = self;
        let (case, units) = (case.as_str(), units_in_words(&content.ride));
        format!(
            "takas.sheet/1\ncase {case}\nride {}\nplan {plan}\nrevision {revision}\nunits {units}\ncode {code}\n",
            content.name
        )
    }

    /// The sheet of a code, or of all that its QR code says, if this desk has made it and no line of it was changed.
    ///
    /// # Errors
    /// When the desk's key cannot be read.
    pub(super) fn read(running: &Running, case: &CaseKey, text: &str) -> Result<Option<(Self, Content)>, Failure> {
        let text = text.trim().replace("\r\n", "\n");
        let code = text.lines().find_map(|line| line.strip_prefix("code ")).unwrap_or(&text);
        let Some(bytes) = decode(code) else { return Ok(None) };
        let [VERSION, reader, trip_high, trip_low, plan, a, b, c, d] = bytes[..HEAD] else { return Ok(None) };
        let trip = u16::from_be_bytes([trip_high, trip_low]);
        let sheet = Self { reader, trip, plan, revision: u32::from_be_bytes([a, b, c, d]) };
        let Some(content) = sheet.content(running) else { return Ok(None) };
        if !crate::server::http::token::is_same(&sheet.tag(running, case, &content)?, &bytes[HEAD..]) {
            return Ok(None);
        }
        let is_code = !text.contains('\n');
        let own = sheet.words(case, &content, &sheet.code(running, case, &content)?);
        Ok((is_code || text == own.trim()).then_some((sheet, content)))
    }

    fn tag(self, running: &Running, case: &CaseKey, content: &Content) -> Result<[u8; TAG], Failure> {
        let secret = running.key_of_desk()?;
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, secret.expose()).expand(b"takas.sheet/1", &mut key).expect("one block");
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
        let operation = running.session.journal.identity.operation;
        let (name, units) = (&content.name, units_in_words(&content.ride));
        mac.update(&self.head());
        mac.update(format!("{}\n{operation}\n{name}\n{units}\n", case.as_str()).as_bytes());
        let mut tag = [0; TAG];
        tag.copy_from_slice(&mac.finalize().into_bytes()[..TAG]);
        Ok(tag)
    }
}

/// Units by their numbers on the record, those in a row together: `3-5 7`.
fn units_in_words(ride: &CarriedRide) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for one in &ride.units {
        let number = one.unit.index() + 1;
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words =
        runs.iter().map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") });
    words.collect::<Vec<_>>().join(" ")
}

/// Bytes in Crockford's base 32; their bits are a whole number of letters.
fn encode(bytes: &[u8]) -> String {
    let bit = |index: usize| bytes[index / 8] >> (7 - index % 8) & 1;
    let letter = |at: usize| (0..5).fold(0, |value, offset| value << 1 | bit(at * 5 + offset));
    (0..bytes.len() * 8 / 5).map(|at| char::from(ALPHABET[usize::from(letter(at))])).collect()
}

/// The bytes of a code as somebody types it: small letters, signs between, and letters that are taken for others.
fn decode(text: &str) -> Option<[u8; HEAD + TAG]> {
    let mut bits = Vec::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let value = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
        bits.extend((0..5).rev().map(|at| value >> at & 1 == 1));
        if bits.len() > (HEAD + TAG) * 8 {
            return None;
        }
    }
    let bytes: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().fold(0, |value, bit| value << 1 | u8::from(*bit))).collect();
    bytes.try_into().ok().filter(|_| bits.len() == (HEAD + TAG) * 8)
}

#[cfg(test)]
mod tests {
    use super::{HEAD, TAG, decode, encode};

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let bytes: [u8; HEAD + TAG] = std::array::from_fn(|index| u8::try_from(index * 13 % 256).expect("small"));
        let code = encode(&bytes);
        assert_eq!(code.len(), 32);
        assert_eq!(decode(&code), Some(bytes));
        let typed = code.to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(decode(&format!(" {}-{} ", &typed[..4], &typed[4..])), Some(bytes));
        for wrong in ["", "U", &code[1..], &format!("{code}0")] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
