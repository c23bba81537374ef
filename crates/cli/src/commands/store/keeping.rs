//! How long a case is kept: the day on which it is due, what is due, and destroying it with a certificate.

use serde::Serialize;
use takas_ledger::{Note, NoteSigner, PublicKey, SignatureKind, SigningKey};
use takas_store::{Date, Destruction, Options, Retention, Store, StoreError};

use super::there;
use crate::arguments::{DestroyArguments, RetainArguments};
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::running::clock::now;
use crate::running::hex::hex;
use crate::running::keys::KeyFolder;

/// What is due or will be, as JSON.
#[derive(Serialize)]
struct DueOut {
    format: u32,
    now: i64,
    cases: Vec<KeptOut>,
}

#[derive(Serialize)]
struct KeptOut {
    case: String,
    until: u64,
    is_due: bool,
}

/// What a certificate of destruction says; signed by the key beside it.
#[derive(Serialize)]
struct CertificateOut {
    format: u32,
    case: String,
    destroyed: u64,
    kept_until: Option<u64>,
    events: u64,
    streams: Vec<StreamOut>,
    key: String,
}

#[derive(Serialize)]
struct StreamOut {
    stream: String,
    revision: u64,
    leaves: u64,
    chain: String,
    checkpoint_size: Option<u64>,
    checkpoint_root: Option<String>,
}

/// Sets the date from which a case is due to be destroyed.
///
/// # Errors
/// When it is no date, the case is not there, or it would be earlier than before and that is not confirmed.
pub(crate) fn retain(arguments: &RetainArguments) -> Result<u8, Failure> {
    let RetainArguments { store, case, until, zone, confirm } = arguments;
    let until = moment(until, zone.as_deref())?;
    let is_meant = confirm.as_ref() == Some(case);
    let date = if is_meant { Date::SetAside } else { Date::Binds };
    let store = Store::open(&there(store)?, Options::default())?;
    let before = store.retain_until(case, until, date).map_err(|error| match error {
        StoreError::Kept { until, .. } => Failure::Usage(format!(
            "`{case}` is to be kept until {}, which is later; if an earlier date is meant, say `--confirm {case}`",
            shown(until, zone.as_deref())
        )),
        other => other.into(),
    })?;
    let was = before.map_or(String::new(), |before| format!("; it was {}", shown(before, zone.as_deref())));
    tell!("takas: `{case}` is kept until {}, and from then on due to be destroyed{was}", shown(until, zone.as_deref()));
    Ok(exit::DONE)
}

/// Shows which cases have a date, and which are due.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn due(store: &str, json: bool) -> Result<u8, Failure> {
    let kept = Store::open_to_read(&there(store)?, Options::default())?.retentions()?;
    let now = now();
    if json {
        let out = |one: &Retention| KeptOut { case: one.case.clone(), until: one.until, is_due: is_due(one, now) };
        let cases = kept.iter().map(out).collect();
        put(&takas_formats::deals::to_json(&DueOut { format: 1, now, cases }))?;
        return Ok(exit::DONE);
    }
    for one in &kept {
        let state = if is_due(one, now) { "DUE since" } else { "due from " };
        put(&format!("{state} {}  {}\n", shown(one.until, None), one.case))?;
    }
    let count = kept.iter().filter(|one| is_due(one, now)).count();
    put(&match (kept.len(), count) {
        (0, _) => "No case has a date on which it is to be destroyed.\n".to_owned(),
        (_, 0) => "Nothing is due.\n".to_owned(),
        (_, count) => format!("{count} of {} are due: `takas store destroy`.\n", kept.len()),
    })?;
    Ok(exit::DONE)
}

fn is_due(one: &Retention, now: i64) -> bool {
    u64::try_from(now).is_ok_and(|now| one.until <= now)
}

/// Tells which cases of a store are due to be destroyed; or whether this one is. Of a store that cannot be read `fsck` has more to say.
pub(crate) fn tell_due(store: &Store, only: Option<&str>) {
    let due = u64::try_from(now()).map(|now| store.due(now));
    let told = |one: &Retention| only.is_none_or(|case| case == one.case);
    for one in due.into_iter().flatten().flatten().filter(told) {
        tell!(
            "takas: `{}` was to be kept until {}, and is due: `takas store destroy`",
            one.case,
            shown(one.until, None)
        );
    }
}

/// A moment that was written: a civil day in a zone begins it, or it is an instant. Seconds since 1970.
fn moment(written: &str, zone: Option<&str>) -> Result<u64, Failure> {
    let instant = takas_atlas::Instant::read(written, zone.unwrap_or("UTC"));
    let instant = instant.map_err(|error| Failure::Usage(format!("--until {written}: {error}")))?;
    let is_day = !written.contains([':', 'T', 't']);
    if is_day && zone.is_none() {
        return Err(Failure::Usage(format!(
            "--until {written}: a day begins at another moment in each zone; name it, such as --zone Europe/Istanbul, or write an instant, such as {written}T00:00Z"
        )));
    }
    u64::try_from(instant.seconds())
        .map_err(|_| Failure::Usage(format!("--until {written}: no case is older than 1970; write a later date")))
}

/// A moment in UTC, and in a zone where one is named: `2027-02-28T21:00Z (2027-03-01 00:00 +03:00)`.
fn shown(seconds: u64, zone: Option<&str>) -> String {
    let instant = i64::try_from(seconds).ok().and_then(|seconds| takas_atlas::Instant::of_seconds(seconds).ok());
    let Some(instant) = instant else { return format!("second {seconds}") };
    let local = zone.and_then(|zone| instant.local(zone).ok());
    local.map_or_else(|| instant.utc(), |local| format!("{} ({local})", instant.utc()))
}

/// Destroys a case and certifies it.
///
/// # Errors
/// When it is not confirmed, its day has not come and that is not set aside, or store or keys cannot be read or written.
pub(crate) fn destroy(arguments: &DestroyArguments) -> Result<u8, Failure> {
    let DestroyArguments { store, case, keys, confirm, before_its_day, certificate } = arguments;
    if confirm.as_ref() != Some(case) {
        return Err(Failure::Usage(format!(
            "everything of `{case}` is destroyed in this store, for good; if that is meant, say `--confirm {case}`"
        )));
    }
    let store = Store::open(&there(store)?, Options::default())?;
    let seed = KeyFolder::open(keys, None)?.get_or_make("destruction")?;
    let key = SigningKey::from_seed(seed.secret.expose());
    let certify = move |what: &Destruction| certificate_of(&key, what);
    let date = if *before_its_day { Date::SetAside } else { Date::Binds };
    let done = store.destroy(case, u64::try_from(now()).unwrap_or(0), date, certify).map_err(|error| match error {
        StoreError::Kept { until, .. } => Failure::Usage(format!(
            "`{case}` is to be kept until {}; if it is to be destroyed before that, say `--before-its-day`",
            shown(until, None)
        )),
        other => other.into(),
    })?;
    if let Some(path) = certificate {
        folder::write(path, &done.bytes)?;
        tell!("wrote {}", path.display());
    }
    tell!(
        "takas: `{case}` is destroyed: {} events. Backups and copies made before still hold it, sealed: erase its folder of keys, too.",
        done.events
    );
    Ok(exit::DONE)
}

/// A certificate: a signed note of one line of JSON.
fn certificate_of(key: &SigningKey, what: &Destruction) -> Result<Vec<u8>, String> {
    let public: PublicKey = key.public();
    let streams = what.streams.iter().map(|one| StreamOut {
        stream: one.state.stream.as_str().to_owned(),
        revision: one.state.revision.0,
        leaves: one.state.log_size,
        chain: hex(&one.state.chain),
        checkpoint_size: one.checkpoint.map(|(size, _)| size),
        checkpoint_root: one.checkpoint.map(|(_, root)| hex(&root)),
    });
    let out = CertificateOut {
        format: 2,
        case: what.case.clone(),
        destroyed: what.at,
        kept_until: what.until,
        events: what.events,
        streams: streams.collect(),
        key: hex(public.bytes()),
    };
    let text = serde_json::to_string(&out).map_err(|error| error.to_string())?;
    let signer =
        NoteSigner::new("takas/destruction", SignatureKind::Note, key.clone()).map_err(|error| error.to_string())?;
    let mut note = Note::new(format!("{text}\n")).map_err(|error| error.to_string())?;
    note.sign(&signer).map_err(|error| error.to_string())?;
    Ok(note.encode().into_bytes())
}
