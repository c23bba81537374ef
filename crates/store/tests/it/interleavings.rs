//! Random interleavings of appends, reads and openings against a model in memory.

use std::collections::BTreeMap;
use std::time::Duration;

use takas_store::{Append, Entry, Kind, Location, Number, Revision, Store, StoreError, Subscription};

use crate::support::{Place, open, stream};

crate::on_both!(every_interleaving_does_what_the_model_does);

/// What the store should hold.
#[derive(Default)]
struct Model {
    events: Vec<(String, u64, Option<u64>, Vec<u8>)>,
    streams: BTreeMap<String, (u64, u64)>,
    keys: BTreeMap<(String, String), (Vec<Entry>, u64, u64)>,
}

impl Model {
    /// The revision and first number, or what refuses it.
    fn append(&mut self, name: &str, append: &Append) -> Result<(u64, u64), &'static str> {
        let key = append.key.as_ref().map(|key| (name.to_owned(), key.clone()));
        if let Some((entries, revision, number)) = key.as_ref().and_then(|key| self.keys.get(key)) {
            return if *entries == append.entries { Ok((*revision, *number)) } else { Err("content") };
        }
        let (revision, leaves) = self.streams.get(name).copied().unwrap_or_default();
        if append.expected.is_some_and(|expected| expected.0 != revision) {
            return Err("revision");
        }
        let number = self.events.len() as u64 + 1;
        let (mut revision, mut leaves) = (revision, leaves);
        for entry in &append.entries {
            revision += 1;
            let index = (entry.kind == Kind::Record).then_some(leaves);
            leaves += u64::from(index.is_some());
            self.events.push((name.to_owned(), revision, index, entry.bytes.clone()));
        }
        self.streams.insert(name.to_owned(), (revision, leaves));
        if let Some(key) = key {
            self.keys.insert(key, (append.entries.clone(), revision, number));
        }
        Ok((revision, number))
    }
}

/// A small generator, so that a seed says everything.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn every_interleaving_does_what_the_model_does(place: Place) {
    // A server is slower, and what decides is the same.
    let seeds = if matches!(place.fresh(), Location::File(_)) { 12 } else { 5 };
    for seed in 1..=seeds {
        run(&place, seed);
    }
}

fn run(place: &Place, seed: u64) {
    let location = place.fresh();
    let mut random = Random(seed);
    let mut stores = [open(&location), open(&location)];
    let mut model = Model::default();
    let mut subscription = stores[0].subscribe_all(Number(1));
    let mut heard = 0;
    for step in 0..60 {
        let at = format!("seed {seed}, step {step}");
        let which = usize::try_from(random.below(2)).expect("small");
        match random.below(10) {
            0 => stores[which] = open(&location),
            1 => heard = listen(&mut subscription, &model, heard, &at),
            2 => compare(&stores[which], &model, &mut random, &at),
            _ => append(&stores[which], &mut model, &mut random, &at),
        }
    }
    heard = listen(&mut subscription, &model, heard, "the end");
    assert_eq!(heard, model.events.len());
    compare(&stores[0], &model, &mut random, "the end");
}

fn append(store: &Store, model: &mut Model, random: &mut Random, at: &str) {
    let name = format!("case{}/s{}", random.below(2), random.below(2));
    let entries = (0..=random.below(3)).map(|_| match random.below(2) {
        0 => Entry::journal(random.below(3).to_string()),
        _ => Entry::record(random.below(3).to_string()),
    });
    let mut append = Append::new(stream(&name), entries.collect());
    append.expected = (random.below(3) == 0).then(|| Revision(random.below(6)));
    append.key = (random.below(2) == 0).then(|| format!("k{}", random.below(4)));
    let expected = model.append(&name, &append);
    let found = match store.append(append) {
        Ok(appended) => Ok((appended.revision.0, appended.numbers.first)),
        Err(StoreError::OtherContent { .. }) => Err("content"),
        Err(StoreError::WrongRevision { .. }) => Err("revision"),
        Err(other) => panic!("{at}: {other}"),
    };
    assert_eq!(found, expected, "{at}");
}

fn compare(store: &Store, model: &Model, random: &mut Random, at: &str) {
    let from = random.below(model.events.len() as u64 + 2);
    let found: Vec<_> = store
        .read_all(Number(from), 1_000)
        .unwrap_or_else(|error| panic!("{at}: {error}"))
        .into_iter()
        .map(|event| (event.stream.to_string(), event.revision.0, event.log_index.map(|index| index.0), event.bytes))
        .collect();
    let skipped = usize::try_from(from.saturating_sub(1)).expect("small").min(model.events.len());
    assert_eq!(found, model.events[skipped..], "{at}");
    let streams = store.streams(None).unwrap_or_else(|error| panic!("{at}: {error}"));
    let streams: BTreeMap<String, (u64, u64)> =
        streams.into_iter().map(|state| (state.stream.to_string(), (state.revision.0, state.log_size))).collect();
    assert_eq!(streams, model.streams, "{at}");
}

fn listen(subscription: &mut Subscription, model: &Model, mut heard: usize, at: &str) -> usize {
    while let Some(event) = subscription.next(Duration::ZERO).unwrap_or_else(|error| panic!("{at}: {error}")) {
        let (name, revision, _, bytes) = &model.events[heard];
        assert_eq!((event.stream.as_str(), event.revision.0, &event.bytes), (name.as_str(), *revision, bytes), "{at}");
        heard += 1;
    }
    assert_eq!(heard, model.events.len(), "{at}");
    heard
}
