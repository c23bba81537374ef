//! The live board in a terminal: what stands, who speaks, what may be said next. Nothing is decided here: every line goes through the
//! engine like any other.
//!
//! The terminal is put back however this ends: at the end, by Ctrl-C, and when Takas itself fails.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::size;
use takas_formats::operations::{Moment, Spoken, Vocabulary, act_words, read_act};
use takas_model::{Act, AuthorRef, Instant, Scope};
use takas_views::phrase::joined;
use takas_views::text::Size;
use takas_views::{Names, Reader};

use super::board;
use super::screen::{Screen, fitted, show};
use super::session::{Outcome, Session};
use crate::exit;
use crate::failure::Failure;

/// How often the board is drawn anew while nobody types.
const GLANCE: Duration = Duration::from_millis(500);
/// What may be said next is offered by these many keys.
const OFFERS: usize = 9;
/// The keys, on one line.
const HELP: &str = "1-9 choose · Enter say · Tab another speaks · H hold · R resume · A abort · Q leave";

/// Runs an operation until somebody leaves the board. It goes on when it is run again.
///
/// # Errors
/// When the terminal cannot be used. What the store does not take is told on the board, and can be said again.
pub(crate) fn run(session: &mut Session, reader: Reader, names: Names) -> Result<u8, Failure> {
    let authors: Vec<AuthorRef> = (0..session.operation.charter().authors.len().saturating_sub(1))
        .map(AuthorRef::new)
        .filter(|author| session.journal.can_sign(*author))
        .collect();
    let mut desk = Desk { session, reader, names, authors, speaks: 0, line: String::new(), news: String::new() };
    let screen = Screen::open().map_err(Failure::Output)?;
    let outcome = desk.stay();
    drop(screen);
    outcome.map(|()| exit::DONE)
}

/// Who sits before the board.
struct Desk<'a> {
    session: &'a mut Session,
    reader: Reader,
    names: Names,
    /// Whose keys are here.
    authors: Vec<AuthorRef>,
    /// Which of them speaks.
    speaks: usize,
    /// What is typed.
    line: String,
    /// What came of the last that was said.
    news: String,
}

impl Desk<'_> {
    fn stay(&mut self) -> Result<(), Failure> {
        loop {
            let at = self.clock();
            self.tick(at)?;
            if let Some(unit) = self.session.journal.erased.first() {
                return Err(Failure::Record(format!("the key of {unit} was erased: nothing is gone on with")));
            }
            let offers = self.offers(at);
            self.draw(&offers, at).map_err(Failure::Output)?;
            if !poll(self.glance(at)).map_err(Failure::Output)? {
                continue;
            }
            let Event::Key(key) = read().map_err(Failure::Output)? else { continue };
            if key.kind == KeyEventKind::Release {
                continue;
            }
            if !self.press(key, &offers, at) {
                return Ok(());
            }
        }
    }

    /// Takes what the clock brings. What the store does not take comes again; from a state that is behind the store nothing is said.
    fn tick(&mut self, at: Instant) -> Result<(), Failure> {
        if !self.session.is_lost() && !self.session.is_due(at) {
            return Ok(());
        }
        match self.session.tick(at) {
            Err(lost @ Failure::Lost(_)) => return Err(lost),
            Err(failure) => self.news = failure.to_string(),
            Ok(_) => {}
        }
        Ok(())
    }

    /// How long nobody has to look: no longer than until something is due.
    fn glance(&self, at: Instant) -> Duration {
        let due = self.session.operation.next_deadline(&self.session.state).filter(|due| *due > at);
        let left = due.and_then(|due| u64::try_from(due.saturating_sub(at)).ok());
        left.map_or(GLANCE, |seconds| GLANCE.min(Duration::from_secs(seconds)))
    }

    fn clock(&self) -> Instant {
        self.session.moment()
    }

    /// The names by which is spoken: where nobody's stand on the board, the numbers of the record.
    fn vocabulary(&self) -> &Vocabulary {
        match self.names {
            Names::Real => &self.session.names,
            Names::Pseudonyms => &self.session.numbers,
        }
    }

    fn author(&self) -> Option<AuthorRef> {
        self.authors.get(self.speaks).copied()
    }

    /// What the speaker may say next, in words.
    fn offers(&self, at: Instant) -> Vec<String> {
        let Some(author) = self.author() else { return Vec::new() };
        let session = &*self.session;
        let handover = &session.operation.target(&session.state).handover;
        let acts = session.operation.allowed(&session.state, author, at);
        let words = acts.iter().filter_map(|act| act_words(self.vocabulary().present(), handover, act));
        words.take(OFFERS).collect()
    }

    /// Does what a key asks for; whether to stay.
    fn press(&mut self, key: KeyEvent, offers: &[String], at: Instant) -> bool {
        let is_empty = self.line.is_empty();
        match key.code {
            KeyCode::Char('c' | 'q' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => return false,
            KeyCode::Char('Q') if is_empty => return false,
            KeyCode::Char('H') if is_empty => self.say(Act::Hold(Scope::Everything), at),
            KeyCode::Char('R') if is_empty => self.say(Act::Resume(Scope::Everything), at),
            KeyCode::Char('A') if is_empty => {
                "abort".clone_into(&mut self.line);
                "Enter breaks the exchange off: everybody goes to the safe state of this moment"
                    .clone_into(&mut self.news);
            }
            KeyCode::Char(digit @ '1'..='9') if is_empty => {
                let index = digit.to_digit(10).map_or(0, |digit| digit as usize) - 1;
                if let Some(words) = offers.get(index) {
                    self.line.clone_from(words);
                }
            }
            KeyCode::Char(letter) => self.line.push(letter),
            KeyCode::Backspace => {
                self.line.pop();
            }
            KeyCode::Esc => self.line.clear(),
            KeyCode::Tab => self.speaks = (self.speaks + 1) % self.authors.len().max(1),
            KeyCode::BackTab => self.speaks = (self.speaks + self.authors.len().max(1) - 1) % self.authors.len().max(1),
            KeyCode::Enter if !is_empty => self.say_line(at),
            _ => {}
        }
        true
    }

    fn say_line(&mut self, at: Instant) {
        let session = &*self.session;
        let handover = &session.operation.target(&session.state).handover;
        let minute = at.saturating_sub(handover.begins).div_euclid(60);
        let travels = |unit| session.travels(unit);
        let here = Moment { names: self.vocabulary().present(), handover, now: minute, travels: &travels };
        match read_act(here, session.with_digests(&self.line).trim_end()) {
            Ok(act) => {
                self.line.clear();
                self.say(act, at);
            }
            Err(told) => {
                self.news =
                    told.iter().map(|one| format!("{}; {}", one.message, one.help)).collect::<Vec<_>>().join(" · ");
            }
        }
    }

    fn say(&mut self, act: Act, at: Instant) {
        let Some(author) = self.author() else {
            "nobody's key is here: nothing can be said".clone_into(&mut self.news);
            return;
        };
        let target = self.session.names.present_target();
        let spoken = Spoken { author, sequence: None, time: None, target, act };
        self.news = match self.session.say(spoken, at) {
            Ok(Outcome::Accepted(events)) => match events.first() {
                Some(event) => format!("accepted: event {}", event.number),
                None => "said before".to_owned(),
            },
            Ok(Outcome::Refused(reasons)) => {
                format!("refused: {}", joined(&self.session.words(&reasons, self.reader, self.names), "; "))
            }
            Ok(Outcome::NotSigned(why)) => format!("not taken: {why}"),
            Ok(Outcome::Barred(who)) => format!("refused: {}", self.session.barred(&who, self.names)),
            Err(failure) => format!("not stored, say it again: {failure}"),
        };
    }

    fn draw(&self, offers: &[String], at: Instant) -> std::io::Result<()> {
        let (columns, rows) = size()?;
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let speaker = self.author().map(|author| self.session.names.present().authors.of(author.index()).to_owned());
        let mut below = vec![fitted(&format!("─ {} speaks ", speaker.as_deref().unwrap_or("nobody")), columns, '─')];
        let room = rows.saturating_sub(4) / 3;
        below.extend(
            offers
                .iter()
                .take(room)
                .enumerate()
                .map(|(index, words)| fitted(&format!("{} {words}", index + 1), columns, ' ')),
        );
        below.push(fitted(&self.news, columns, ' '));
        below.push(fitted(HELP, columns, ' '));
        below.push(fitted(&format!("> {}_", self.line), columns, ' '));
        let above = rows.saturating_sub(below.len());
        let mut lines = board::screen(self.session, self.reader, self.names, at, Size { columns, rows: above });
        lines.truncate(above);
        lines.resize(above, String::new());
        lines.extend(below);
        show(&lines)
    }
}
