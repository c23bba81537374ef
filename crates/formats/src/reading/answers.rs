//! Reading `[answers]`: what a party said to the proposals laid before it. An answer decides nothing by itself: what follows from it
//! stands as lines and rules of the same position.

use takas_model::{Answer, PartyRef, Says};

use super::draft::Draft;
use super::fields::Fields;
use super::lines::{self, Head};
use super::words;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::shapes;

/// Reads the answers of one position into the draft.
pub(super) fn read_answers(fields: &Fields<'_>, party: PartyRef, head: &Head, draft: &mut Draft, sink: &mut Sink) {
    for entry in fields.lines("answers", sink) {
        let Some(line_fields) = Fields::of_entry(entry, shapes::ANSWER, sink) else { continue };
        let round = round_of(&entry.key);
        if round.is_none() {
            let message = format!("`{}` names no round", entry.key);
            sink.add(
                Code::AnswerRound,
                entry.key_place,
                message,
                "name it `round-1`, `round-2`, … as the proposal is numbered",
            );
        }
        let says = line_fields
            .text_needed("says", "write `says = \"accepts\"`, `\"refuses\"` or `\"amends\"`", sink)
            .and_then(|said| words::meaning(words::SAYS, said.value, said.place, Code::UnknownAnswer, sink));
        let proposal = line_fields.text("proposal", sink).map(|said| said.value.to_owned());
        let reason = line_fields.text("reason", sink).map(|said| said.value.to_owned());
        let line = lines::read_line(Some(&line_fields), entry.key_place, head, draft, sink);
        if says == Some(Says::Refuses) && reason.is_none() {
            let help = "write `reason = \"…\"`, in the party's own words";
            sink.add(Code::RefusedWithoutReason, entry.key_place, "the party refuses and nothing says why", help);
        }
        if let (Some(round), Some(says)) = (round, says) {
            draft.answers.push(Answer { party, round, says, proposal, reason, line });
        }
    }
}

/// `round-12` is 12.
fn round_of(key: &str) -> Option<u32> {
    let digits = key.strip_prefix("round-")?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    digits.parse().ok().filter(|_| plain)
}
