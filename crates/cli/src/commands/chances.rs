//! `takas chances`: how likely deals are to be accepted, which is likeliest, and what to ask next.

use takas_desk::deals::found::save_another;
use takas_desk::deals::landscape::values;
use takas_desk::deals::question;
use takas_desk::deals::weighing::{Drawn, Weighed, as_json, found, weigh};
use takas_formats::deals::case_digest;
use takas_model::Deal;
use takas_views::{brief_chances, html, project_question, text};

use crate::COLUMNS;
use crate::arguments::Chances;
use crate::commands::deals::keep;
use crate::exit;
use crate::failure::Failure;
use crate::limits::with_engine;
use crate::put;
use crate::put_page;
use crate::reading;
use crate::talks::{self, Talks};

/// Runs the command.
///
/// # Errors
/// When files cannot be read or have mistakes, or when the judge refuses what the engine found.
pub(crate) fn run(arguments: &Chances) -> Result<u8, Failure> {
    let mut talks = talks::read(&arguments.case)?;
    let party = arguments.liaison.as_ref().map(|id| reading::party(&talks.case, id)).transpose()?;
    let asked: Vec<(String, Deal)> = arguments
        .deal
        .iter()
        .map(|id| Ok((id.clone(), talks::saved_deal(&arguments.case, &talks, id)?.1)))
        .collect::<Result<_, Failure>>()?;
    // A question's rules come last and are in no doubt: those of the case keep their places.
    if let Some(asked) = question::asked(&talks.case, &arguments.with, &arguments.without)? {
        talks.case = asked.case;
    }
    let drawn = Drawn { worlds: arguments.worlds, seed: arguments.seed };
    let weighed = with_engine(Some(&talks.case), arguments.limits, |engine| weigh(engine, &talks, asked, drawn))?;
    let names = arguments.shown.names();
    if let Some(party) = party {
        // The best question about this party's lines, if any of them is worth asking.
        let now = weighed.shown.as_ref().map(|rated| &rated.chance);
        let own = weighed.inquiries.iter().map(|(inquiry, _)| inquiry).find(|inquiry| {
            talks.doubts[inquiry.doubt].party == party && now.is_none_or(|now| inquiry.expected > *now)
        });
        let view = project_question(&talks.case, party, own.map(|inquiry| &talks.doubts[inquiry.doubt]), names);
        put(&text::liaison(&view, COLUMNS))?;
        return Ok(exit_code(&weighed, &talks));
    }
    let id = save(arguments, &talks, &weighed)?;
    let view = brief_chances(&found(&talks, &weighed), arguments.questions, names);
    if let Some(path) = &arguments.shown.html {
        put_page(path, &html::chances(&view))?;
    }
    let shown = if arguments.shown.json {
        as_json(&talks, &weighed, id.as_deref(), arguments.seed, arguments.shown.hidden.pseudonyms)
    } else {
        text::chances(&view, COLUMNS)
    };
    put(&shown)?;
    Ok(exit_code(&weighed, &talks))
}

/// Keeps the most likely deal; its id.
fn save(arguments: &Chances, talks: &Talks, weighed: &Weighed) -> Result<Option<String>, Failure> {
    if !arguments.save {
        return Ok(None);
    }
    let Some(shown) = &weighed.shown else {
        tell!("takas: there is no deal to save");
        return Ok(None);
    };
    let values = values(&talks.case, &shown.deal, &[]);
    let digest = case_digest(&talks.files);
    let Some(file) = save_another(&talks.case, &digest, &shown.deal, &values)? else { return Ok(None) };
    keep(&arguments.case, &file)?;
    Ok(Some(file.id))
}

fn exit_code(weighed: &Weighed, talks: &Talks) -> u8 {
    let sure = weighed.likely_proved
        && weighed.all_asked(talks)
        && weighed.worlds.is_some()
        && weighed.inquiries.iter().all(|(_, proved)| *proved);
    match &weighed.likely {
        None => exit::INTERRUPTED,
        Some(likely) if likely.deal.is_none() && weighed.likely_proved => exit::NO_DEAL,
        Some(_) if sure => exit::DONE,
        Some(_) => exit::NOT_PROVED,
    }
}
