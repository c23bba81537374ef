//! `takas lists review`: doubtful pairs in the terminal, one at a time, side by side, with their evidence.
//!
//! Every decision is written at once; another may decide about the same lists at the same time, and is seen here. Whoever decides otherwise
//! than somebody before is told so. An undo is a word more, not one less: the file keeps what was said.

use std::cell::RefCell;
use std::io::IsTerminal as _;
use std::time::{Duration, Instant as Clock};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::size;
use takas_desk::lists::deciding::{Said, say};
use takas_desk::lists::screening::Screening;
use takas_desk::lists::{Opened, reconciled};
use takas_desk::running::clock;
use takas_formats::decisions::Verdict;
use takas_lists::reconcile::{Reconciliation, Row};
use takas_views::reconciliation::{PairLine, Reconciled, brief_reconciliation, hit_pairs};
use takas_views::{Names, text};

use super::{open, screen, with_progress};
use crate::arguments::ListsReview;
use crate::exit;
use crate::failure::Failure;
use crate::running::screen::{Screen, fitted, show};

/// How often is looked whether somebody else has written.
const GLANCE: Duration = Duration::from_millis(500);
/// Lists that are compared within this time are compared anew after each decision: one may settle others.
const QUICK: Duration = Duration::from_millis(300);
/// The keys, on one line.
const HELP: &str = "S same · D different · N not sure · W why · U undo · ← → other pairs · Q leave";

/// Runs `takas lists review`.
///
/// # Errors
/// When the terminal cannot be used, or files cannot be read or written.
pub(super) fn run(arguments: &ListsReview) -> Result<u8, Failure> {
    let mut opened = open(&arguments.which)?;
    let begun = Clock::now();
    let found = with_progress(false, |tell| reconciled(&opened, tell))?;
    let is_quick = begun.elapsed() <= QUICK;
    let found = RefCell::new(found);
    let names = arguments.hidden.names();
    let load = |opened: &Opened| -> Result<Vec<PairLine>, Failure> {
        if is_quick {
            *found.borrow_mut() = reconciled(opened, &|_, _| {})?;
        }
        Ok(doubtful(opened, &found.borrow(), names))
    };
    review(&mut opened, &arguments.by, &load)
}

/// Decides the hits of a screening.
///
/// # Errors
/// When the terminal cannot be used, or files cannot be read or written.
pub(super) fn of_hits(screening: &mut Screening, by: &str, names: Names) -> Result<u8, Failure> {
    let hits = screening.hits.clone();
    let load = move |opened: &Opened| {
        Ok(hit_pairs(&screen::view(&Screening { opened: opened.clone(), hits: hits.clone() }, names)))
    };
    review(&mut screening.opened, by, &load)
}

fn doubtful(opened: &Opened, found: &Reconciliation, names: Names) -> Vec<PairLine> {
    let owned = opened.owned();
    let all = Reconciled {
        case: opened.case.as_ref(),
        lists: &owned,
        found,
        decisions: &opened.decisions,
        stand: &opened.stand,
    };
    brief_reconciliation(&all, names).doubtful
}

/// Makes the pairs anew from what stands in the file.
type Load<'l> = &'l dyn Fn(&Opened) -> Result<Vec<PairLine>, Failure>;

fn review(opened: &mut Opened, by: &str, load: Load<'_>) -> Result<u8, Failure> {
    if by.trim().is_empty() {
        return Err(Failure::Usage("write who decides".to_owned()));
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        let message = "decisions are made in a terminal; `takas lists decide` writes down one at a time";
        return Err(Failure::Usage(message.to_owned()));
    }
    let pairs = load(opened)?;
    let written = opened.place.read()?;
    let mut table = Table { opened, by, load, pairs, at: 0, done: Vec::new(), why: None, news: String::new(), written };
    table.at = table.first_of_own();
    let screen = Screen::open().map_err(Failure::Output)?;
    let outcome = table.stay();
    drop(screen);
    outcome?;
    let (made, left) = (table.done.len(), table.open());
    tell!("takas: {made} decided, {left} left; written to {}", table.opened.place.told().display());
    Ok(exit::DONE)
}

/// A pair that was decided here, and the word that stood before.
type Done = ((Row, Row), Option<(Verdict, Option<String>)>);

/// Who sits before the pairs.
struct Table<'a> {
    opened: &'a mut Opened,
    by: &'a str,
    load: Load<'a>,
    pairs: Vec<PairLine>,
    /// Which pair is shown.
    at: usize,
    /// What was decided here, with the word that stood before: an undo brings it back.
    done: Vec<Done>,
    /// The reason that is being typed, or that goes with the next decision.
    why: Option<Reason>,
    /// What came of the last key.
    news: String,
    /// The bytes of the file as they were last read.
    written: Vec<u8>,
}

/// A reason for the next decision.
struct Reason {
    text: String,
    is_typed: bool,
}

impl Table<'_> {
    fn stay(&mut self) -> Result<(), Failure> {
        loop {
            self.glance()?;
            self.draw().map_err(Failure::Output)?;
            if !poll(GLANCE).map_err(Failure::Output)? {
                continue;
            }
            let Event::Key(key) = read().map_err(Failure::Output)? else { continue };
            if key.kind != KeyEventKind::Release && !self.press(key)? {
                return Ok(());
            }
        }
    }

    /// Sees what somebody else has written meanwhile.
    fn glance(&mut self) -> Result<(), Failure> {
        let now = self.opened.place.read()?;
        if now == self.written {
            return Ok(());
        }
        self.opened.refresh()?;
        self.reload()?;
        let last = self.opened.decisions.last();
        self.news = last.map_or_else(String::new, |word| format!("{} said {} meanwhile", word.by, word.says.word()));
        Ok(())
    }

    fn reload(&mut self) -> Result<(), Failure> {
        let shown = self.pairs.get(self.at).map(|pair| pair.rows);
        self.pairs = (self.load)(self.opened)?;
        self.written = self.opened.place.read()?;
        let same = shown.and_then(|rows| self.pairs.iter().position(|pair| pair.rows == rows));
        self.at = same.unwrap_or(self.at).min(self.pairs.len().saturating_sub(1));
        Ok(())
    }

    /// Does what a key asks for; whether to stay.
    fn press(&mut self, key: KeyEvent) -> Result<bool, Failure> {
        if matches!(key.code, KeyCode::Char('c' | 'd')) && key.modifiers.contains(KeyModifiers::CONTROL) {
            return Ok(false);
        }
        if self.why.as_ref().is_some_and(|why| why.is_typed) {
            self.type_reason(key.code);
            return Ok(true);
        }
        let small = if let KeyCode::Char(letter) = key.code { letter.to_ascii_lowercase() } else { '\0' };
        match (small, key.code) {
            ('q', _) => return Ok(false),
            ('s', _) => self.say(Verdict::Same)?,
            ('d', _) => self.say(Verdict::Different)?,
            ('n', _) => self.say(Verdict::NotSure)?,
            ('u', _) => self.undo()?,
            ('w', _) => self.why = Some(Reason { text: String::new(), is_typed: true }),
            (' ', _) | (_, KeyCode::Right | KeyCode::Down | KeyCode::Tab) => self.step(true),
            (_, KeyCode::Left | KeyCode::Up | KeyCode::BackTab) => self.step(false),
            _ => {}
        }
        Ok(true)
    }

    fn type_reason(&mut self, code: KeyCode) {
        let Some(why) = &mut self.why else { return };
        match code {
            KeyCode::Char(letter) => why.text.push(letter),
            KeyCode::Backspace => {
                why.text.pop();
            }
            KeyCode::Enter => why.is_typed = false,
            KeyCode::Esc => self.why = None,
            _ => {}
        }
    }

    fn step(&mut self, forward: bool) {
        let count = self.pairs.len().max(1);
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
        self.news.clear();
    }

    fn say(&mut self, says: Verdict) -> Result<(), Failure> {
        let Some(rows) = self.pairs.get(self.at).map(|pair| pair.rows) else { return Ok(()) };
        let before = self.own_word(rows);
        let why = self.why.take().map(|why| why.text);
        let said = say(self.opened, rows, says, self.by, why.as_deref(), clock::now())?;
        self.done.push((rows, before));
        self.reload()?;
        self.news = match said {
            Said::Written => format!("written: {}", says.word()),
            Said::Otherwise(others) => {
                format!("written; {} decided otherwise: both words are kept, nothing is decided", others.join(", "))
            }
        };
        if self.pairs.get(self.at).is_some_and(|pair| pair.rows == rows) {
            self.at = (self.at + 1) % self.pairs.len().max(1);
        }
        Ok(())
    }

    /// What this person said of a pair, as it stands.
    fn own_word(&self, rows: (Row, Row)) -> Option<(Verdict, Option<String>)> {
        let at = |row: Row| takas_formats::decisions::RowAt { list: usize::from(row.list.0), claim: row.claim };
        let pair = self.opened.stand.of(at(rows.0), at(rows.1))?;
        let words = pair.words.iter().filter_map(|word| self.opened.decisions.get(*word));
        words.filter(|word| word.by == self.by.trim()).map(|word| (word.says, word.why.clone())).next_back()
    }

    /// The first pair of which this person has said nothing: where a review that was left goes on.
    fn first_of_own(&self) -> usize {
        self.pairs.iter().position(|pair| self.own_word(pair.rows).is_none()).unwrap_or(0)
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let Some((rows, before)) = self.done.pop() else {
            "nothing was decided here".clone_into(&mut self.news);
            return Ok(());
        };
        let (says, why) = before.unwrap_or((Verdict::TakenBack, None));
        say(self.opened, rows, says, self.by, why.as_deref(), clock::now())?;
        self.reload()?;
        self.at = self.pairs.iter().position(|pair| pair.rows == rows).unwrap_or(self.at);
        self.news = format!("undone: {}", says.word());
        Ok(())
    }

    /// How many pairs nobody has decided.
    fn open(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.said.iter().all(|word| word.says == Verdict::NotSure)).count()
    }

    fn draw(&self) -> std::io::Result<()> {
        let (columns, rows) = size()?;
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let shown = match self.pairs.get(self.at) {
            Some(pair) => text::pair(pair, columns),
            None => format!("{}\n", takas_views::words::reconciliation::NONE_DOUBTFUL),
        };
        let position = if self.pairs.is_empty() { 0 } else { self.at + 1 };
        let head = format!("─ pair {position} of {} · {} left · {} decides ", self.pairs.len(), self.open(), self.by);
        let mut lines = vec![fitted(&head, columns, '─')];
        lines.extend(shown.lines().map(|line| fitted(line, columns, ' ')));
        let reason = match &self.why {
            Some(why) if why.is_typed => format!("why? {}_", why.text),
            Some(why) => format!("why: {}", why.text),
            None => String::new(),
        };
        let below = [&self.news, HELP, reason.as_str()].map(|line: &str| fitted(line, columns, ' '));
        lines.truncate(rows.saturating_sub(below.len()));
        lines.resize(rows.saturating_sub(below.len()), String::new());
        lines.extend(below);
        show(&lines)
    }
}
