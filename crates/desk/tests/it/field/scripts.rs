//! The scripts of the field page that need no page, run by Node: a line whose answer was lost, a word that came too late, a number that others have
//! used, and the clock of the device.

use crate::live::browser_code::{folder, node};

/// What every try begins with: rows in memory, a signature that is none, and envelopes that are read back.
const BEGINNING: &str = r#"import { NotReached, decide, deliver, record, recorded } from "./field-deliver.mjs";
class Rows {
  rows = [];
  async add(_, make) { this.rows.push({ name: String(this.rows.length), value: await make() }); return this.rows.at(-1); }
  async all() { return this.rows.map(({ name, value }) => ({ name, value: structuredClone(value) })); }
  async read(name) { return structuredClone(this.rows[Number(name)].value); }
  async write(name, value) { this.rows[Number(name)].value = structuredClone(value); }
}
const kept = new Rows();
const id = (letter) => letter.repeat(32);
const taken = { chains: [{ operation: id("e"), next: 1 }], speaker: { author: id("a"), case: id("c") } };
const phrase = { act: "boarded", operation: id("e"), payload: btoa("{}"), words: "board" };
const sign = async () => new Uint8Array(64);
const envelope = (line) => JSON.parse(atob(JSON.parse(line).envelope));
const is = (what, expected, why) => {
  const [one, other] = [what, expected].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`${why}: ${one} and not ${other}`);
};
const row = async (number) => (await recorded(kept))[number].value;
const fails = async (does) => { try { await does(); return null; } catch (error) { return error.constructor.name; } };
const next = () => new Map([[id("e"), 1]]);
const accepted = { status: 200, told: { outcome: { accepted: { first: 1, last: 1 } }, revision: 5 } };
const refused = (is_stale) => ({ status: 409, told: { outcome: { refused: { is_stale, reasons: ["why"] } } } });
"#;

/// Runs a try; whatever it finds wrong it throws.
fn tried(name: &str, script: &str) {
    let own = folder(name);
    let ran = node(&own, &format!("{BEGINNING}{script}\nconsole.log(\"tried\");\n"));
    drop(std::fs::remove_dir_all(&own));
    if let Some(ran) = ran {
        assert_eq!(ran.as_deref(), Ok("tried"));
    }
}

#[test]
fn a_line_without_an_answer_is_sent_again_as_the_very_bytes() {
    tried(
        "no-answer",
        r#"
await record(kept, taken, phrase, 1000, sign);
const sent = [];
const lost = async (line) => { sent.push(line); throw new TypeError("the network is away"); };
is(await fails(() => deliver(kept, next(), lost, sign, () => {})), "TypeError", "it is told");
is((await row(0)).state, "sent", "an answer is missing");
// The desk has taken it, and says so by the number that is next; or another desk answers in between that it takes nothing now.
const away = async (line) => { sent.push(line); return { status: 503, told: null }; };
is(await fails(() => deliver(kept, new Map([[id("e"), 2]]), away, sign, () => {})), "NotReached", "it is told");
is((await row(0)).state, "sent", "an answer is missing still");
await deliver(kept, new Map([[id("e"), 2]]), async (line) => { sent.push(line); return accepted; }, sign, () => {});
is([sent[1] === sent[0], sent[2] === sent[0], sent.length], [true, true, 3], "the very bytes each time");
const { state, sequence, renumbered } = await row(0);
is([state, sequence, renumbered ?? false], ["delivered", 1, false], "delivered as it was");
// What is delivered is not sent again.
await deliver(kept, next(), async () => { throw new Error("sent again"); }, sign, () => {});
"#,
    );
}

#[test]
fn a_word_that_came_too_late_is_said_as_of_now_or_not_at_all_as_a_human_decides() {
    tried(
        "too-late",
        r#"
for (const time of [1000, 1001, 1002]) await record(kept, taken, phrase, time, sign);
// The first came too late, the second is refused for something else, the third is dropped.
const answers = [refused(true), refused(false), refused(true)];
const said = [];
const post = async (line, isSure) => { said.push([line, isSure]); return answers.shift() ?? accepted; };
const numbers = next();
await deliver(kept, numbers, post, sign, () => {});
const kinds = (await recorded(kept)).map(({ value }) => [value.state, value.kind, value.time]);
is(kinds, [["conflict", "stale", 1000], ["conflict", "refused", 1001], ["conflict", "stale", 1002]], "a human decides");
// Nothing is said until somebody has decided.
await deliver(kept, numbers, async () => { throw new Error("said over a human's head"); }, sign, () => {});
await decide(kept, "0", true, 5000, sign);
await decide(kept, "1", true, 5000, sign);
await decide(kept, "2", false, 5000, sign);
said.length = 0;
await deliver(kept, numbers, post, sign, () => {});
is(said.map(([, isSure]) => isSure), [true, true], "it is meant, and what is let be is not said");
const times = said.map(([line]) => envelope(line).time);
is(times, ["1970-01-01T01:23:20Z", "1970-01-01T00:16:41Z"], "a word that came too late is one of now; a report keeps its time");
is((await recorded(kept)).map(({ value }) => value.state), ["delivered", "delivered", "dropped"], "so it stands");
is((await row(0)).time, 5000, "and is shown so");
"#,
    );
}

#[test]
fn what_was_never_sent_goes_under_the_number_that_is_next_and_keeps_its_time() {
    tried(
        "numbers",
        r#"
await record(kept, taken, phrase, 1000, sign);
const sent = [];
// Somebody has spoken as the same author; and once more while this was on its way.
const answers = [{ status: 409, told: { outcome: { number: { next: 6 } } } }, accepted];
const post = async (line) => { sent.push(envelope(line)); return answers.shift(); };
await deliver(kept, new Map([[id("e"), 4]]), post, sign, () => {});
is(sent.map(({ sequence, time }) => [sequence, time]), [[4, "1970-01-01T00:16:40Z"], [6, "1970-01-01T00:16:40Z"]], "signed anew");
is([(await row(0)).state, (await row(0)).renumbered], ["delivered", true], "delivered, and marked");
"#,
    );
}

#[test]
fn the_clock_of_the_device_is_told_by_minutes_and_that_it_was_set() {
    tried(
        "clock",
        r#"
import { aheadOf, off } from "./field-clock.mjs";
is(aheadOf(1_722_500_000, 1_722_500_000_400), 0, "the same");
is([aheadOf(1000, 1_600_000), aheadOf(1000, 400_000)], [600, -600], "ten minutes ahead, and behind");
for (const [ahead, before, told] of [
  [0, null, [0, 0, 0]],
  [29, 0, [0, 0, 0]],
  [31, null, [1, 0, 0]],
  [-31, null, [0, 1, 0]],
  [600, 600, [10, 0, 0]],
  [-600, 600, [0, 10, 20]],
  [0, -3600, [0, 0, 60]],
  [7200, 0, [120, 0, 120]],
]) {
  const clock = off(ahead, before);
  is([clock.ahead, clock.behind, clock.set], told, `${ahead} and before ${before}`);
}
"#,
    );
}
