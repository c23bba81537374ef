//! What lists say of each human, person by person, with who asked and who was told; and what the people of the case would gain by it.

use std::collections::BTreeSet;

use takas_formats::list_book::ListBook;
use takas_formats::settled::{Fed, NotFed, Settled, Unsettled, Word};
use takas_lists::reconcile::Row;
use takas_model::{Case, Instant, ItemRef, Kind, PartyRef};

use super::rows::{RowLine, Shower, shown};
use super::{Reconciled, title};
use crate::findings::Names;
use crate::names::{Namer, PartyName};
use crate::phrase::{Fixed, Phrase};
use crate::words;
use crate::words::reconciliation as said;

/// Statuses, for the mediator.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusesView {
    /// The title.
    pub title: String,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// Whether names are hidden.
    pub pseudonyms: bool,
    /// When it was so.
    pub now: Instant,
    /// The zone of the case.
    pub zone: String,
    /// Each human, in the order of the lists.
    pub people: Vec<StatusLine>,
    /// What the people of the case would gain; empty without a case.
    pub fed: Vec<FedLine>,
    /// How many humans are as the case has them.
    pub agree: usize,
}

/// One human.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusLine {
    /// The name, as the first row has it.
    pub name: String,
    /// The status.
    pub status: Fixed,
    /// Why it is unknown, in a sentence.
    pub why: Option<Phrase>,
    /// What each row says.
    pub rows: Vec<RowLine>,
    /// How many of the rows name the human a second time in their list.
    pub doubles: usize,
    /// The id of the person of the case; under pseudonyms the case's pseudonym.
    pub person: Option<String>,
    /// The person's own will, where the case has the person.
    pub consent: Option<Fixed>,
    /// Why the person is protected.
    pub protection: Option<Fixed>,
    /// Of the dead, how far they are identified.
    pub identification: Option<String>,
    /// Who goes if this person cannot.
    pub instead: Option<String>,
    /// Who asked, when.
    pub asked: Vec<(PartyName, Instant)>,
    /// Who was told, by whom, when.
    pub told: Vec<(PartyName, String, Instant)>,
    /// To whom it is released, by whom, when.
    pub released: Vec<(PartyName, String, Instant)>,
}

/// A change of the people of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FedLine {
    /// What: `added`, `changed`, `left out`.
    pub kind: Fixed,
    /// Whom: an id, or the row of somebody who has none.
    pub who: Phrase,
    /// The rest, in words.
    pub says: Phrase,
}

impl FedLine {
    /// All of it on a line.
    #[must_use]
    pub fn line(&self) -> Phrase {
        said::fed(self.kind.phrase(), self.who.clone(), self.says.clone())
    }
}

impl StatusLine {
    /// What each row says, in words.
    pub(crate) fn row_words(&self) -> Vec<Phrase> {
        self.rows.iter().map(|row| said::row_says(row.place(), row.says.phrase())).collect()
    }

    /// What is known beside the status: consent, protection, identification, who goes instead.
    pub(crate) fn known(&self) -> Vec<Phrase> {
        let supplied = |text: &String| Phrase::supplied(text);
        let consent = self.consent.map(|consent| said::consent_is(consent.phrase()));
        let protection = self.protection.map(|why| said::protected(why.phrase()));
        let identification = self.identification.as_ref().map(|how| said::identification(supplied(how)));
        let instead = self.instead.as_ref().map(|who| said::instead(supplied(who)));
        [consent, protection, identification, instead].into_iter().flatten().collect()
    }

    /// Who asked, who was told, and to whom it was released.
    pub(crate) fn went_out(&self) -> Vec<Phrase> {
        let supplied = |text: &String| Phrase::supplied(text);
        let asked = self.asked.iter().map(|(party, at)| said::asked(supplied(&party.name), said::moment(*at)));
        let to = |say: fn(Phrase, Phrase, Phrase) -> Phrase, all: &[(PartyName, String, Instant)]| -> Vec<Phrase> {
            all.iter().map(|(party, by, at)| say(supplied(&party.name), supplied(by), said::moment(*at))).collect()
        };
        asked.chain(to(said::told, &self.told)).chain(to(said::released, &self.released)).collect()
    }
}

/// What lists say of each human, for the mediator.
#[must_use]
pub fn brief_statuses(
    all: &Reconciled<'_>,
    settled: &[Settled],
    book: &ListBook,
    fed: Option<&Fed>,
    now: Instant,
    names: Names,
) -> StatusesView {
    let build = Build {
        all,
        book,
        now,
        shower: Shower::new(all.lists, names),
        namer: all.case.map(|case| Namer::mediator(case, names)),
    };
    let warnings = all.case.and_then(|case| words::historical(case.nature));
    StatusesView {
        title: title(all, names),
        warnings: warnings.map(str::to_owned).into_iter().collect(),
        pseudonyms: build.shower.hidden(),
        now,
        zone: all.case.map_or_else(|| "UTC".to_owned(), |case| case.zone.clone()),
        people: settled.iter().map(|one| build.line(one)).collect(),
        fed: match (fed, all.case) {
            (Some(fed), Some(case)) => build.fed(fed, settled, case),
            _ => Vec::new(),
        },
        agree: fed.map_or(0, |fed| fed.agree),
    }
}

struct Build<'a> {
    all: &'a Reconciled<'a>,
    book: &'a ListBook,
    now: Instant,
    shower: Shower<'a>,
    namer: Option<Namer<'a>>,
}

impl Build<'_> {
    fn line(&self, one: &Settled) -> StatusLine {
        let rows: Vec<RowLine> = one.words.iter().map(|word| self.shower.row(word.row)).collect();
        let person = one.person.zip(self.all.case);
        let of_case = person.and_then(|(item, case)| match &case.item(item).kind {
            Kind::Person(person) => Some((person.consent, case.item(item).protection)),
            _ => None,
        });
        StatusLine {
            name: rows.first().map(|row| row.name.clone()).unwrap_or_default(),
            status: said::status(one.status),
            why: one.unsettled.map(|why| self.why(why)),
            doubles: one.doubles.len(),
            person: person.map(|(item, case)| self.id(case, item)),
            consent: of_case.map(|(consent, _)| said::consent(consent)),
            protection: of_case.and_then(|(_, protection)| protection).map(said::protection),
            identification: one.identification.as_deref().filter(|_| !self.shower.hidden()).map(shown),
            instead: person.and_then(|(item, case)| {
                let instead = self.book.in_place_of(case, item, &BTreeSet::new())?;
                Some(self.id(case, instead))
            }),
            asked: self.asked(one),
            told: self.told(one),
            released: self.released(one),
            rows,
        }
    }

    fn why(&self, why: Unsettled) -> Phrase {
        let word = |word: Word| (self.shower.row(word.row).place(), said::standing(word.says).phrase());
        match why {
            Unsettled::Asked => said::ASKED_FIRST.phrase(),
            Unsettled::Contradiction(one, other) => {
                let ((one, says), (other, otherwise)) = (word(one), word(other));
                said::contradiction(one, says, other, otherwise)
            }
        }
    }

    fn id(&self, case: &Case, item: ItemRef) -> String {
        match &self.namer {
            Some(namer) if self.shower.hidden() => namer.item(item),
            _ => shown(&case.item(item).id),
        }
    }

    /// None: there is no case, and what came of a party without one is not known either.
    fn party(&self, party: PartyRef) -> Option<PartyName> {
        self.namer.as_ref().map(|namer| namer.party_name(party))
    }

    fn rows<'s>(&'s self, one: &'s Settled) -> impl Iterator<Item = (&'s takas_lists::List, takas_lists::ClaimRef)> {
        let list = |row: Row| self.all.lists[usize::from(row.list.0)].side.list;
        one.words.iter().map(move |word| (list(word.row), word.row.claim))
    }

    fn asked(&self, one: &Settled) -> Vec<(PartyName, Instant)> {
        let all = self.rows(one).flat_map(|(list, claim)| self.book.asked_about(list, claim));
        all.filter_map(|asked| Some((self.party(asked.by)?, asked.at))).collect()
    }

    fn told(&self, one: &Settled) -> Vec<(PartyName, String, Instant)> {
        let all = self.rows(one).flat_map(|(list, claim)| self.book.told_of(list, claim));
        all.filter_map(|told| Some((self.party(told.to)?, shown(&told.by), told.at))).collect()
    }

    fn released(&self, one: &Settled) -> Vec<(PartyName, String, Instant)> {
        let mut out = Vec::new();
        for (list, claim) in self.rows(one) {
            for release in self.book.releases_of(list, claim) {
                let in_force = |party: &&PartyRef| {
                    release.holds(**party, self.now) && self.book.is_released(list, claim, **party, self.now)
                };
                let to = release.to.iter().filter(in_force);
                out.extend(to.filter_map(|party| Some((self.party(*party)?, shown(&release.by), release.at))));
            }
        }
        out
    }

    fn fed(&self, fed: &Fed, settled: &[Settled], case: &Case) -> Vec<FedLine> {
        let rows = |rows: &[Row]| Phrase::row("; ", rows.iter().map(|row| self.shower.row(*row).place()));
        let status = |status| said::status(status).phrase();
        let mut out = Vec::new();
        for person in &fed.added {
            let holder = self.party(person.holder).map_or_else(String::new, |party| party.name);
            let name = person.rows.first().map(|row| self.shower.row(*row).name).unwrap_or_default();
            let (name, holder) = (Phrase::supplied(name), Phrase::supplied(holder));
            let says = said::added(name, holder, status(person.status), rows(&person.rows));
            out.push(FedLine { kind: said::FED_ADDED, who: Phrase::supplied(shown(&person.id)), says });
        }
        for change in &fed.changed {
            let says = said::changed(status(change.from), status(change.to), rows(&change.rows));
            out.push(FedLine { kind: said::FED_CHANGED, who: Phrase::supplied(self.id(case, change.item)), says });
        }
        for (index, why) in &fed.left_out {
            let first = settled[*index].words.first().map(|word| self.shower.row(word.row));
            let says = match why {
                NotFed::Asked => said::ASKED_FIRST,
                NotFed::Contradiction => said::LISTS_CONTRADICT,
                NotFed::NoHolder => said::NO_HOLDER,
            };
            let who = first.map(|row| row.place()).unwrap_or_default();
            out.push(FedLine { kind: said::FED_LEFT_OUT, who, says: says.phrase() });
        }
        out
    }
}
