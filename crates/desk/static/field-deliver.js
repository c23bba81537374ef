// Records what is tapped, signed at that moment, and delivers it when the desk is reached: each once, in order, and nothing over the head of a
// human. What is recorded is a row of `kept`:
//
//   { words, act, payload, operation, sequence, author, case, time, state, isSure, told, kind, line, renumbered, delivered, revision }
//
// state: waits (never sent), sent (an answer is missing: the very bytes are sent again), delivered, conflict (a human decides), dropped.

import { bytesOf, signedLine } from "./sign.js";

const KIND = "said";
/** So often a number is looked for anew where others of the same author speak meanwhile. */
const NUMBERS_MAX = 8;

/** The desk cannot be reached, or takes nothing now. */
export class NotReached extends Error {}

/** What is recorded, from the first on. */
export function recorded(kept) {
  return kept.all(KIND);
}

async function signed(row, sign) {
  const { author, operation, sequence } = row;
  return signedLine({ author, case: row.case, operation, sequence, payload: bytesOf(row.payload) }, row.time, sign);
}

/** Records a phrase as said at that moment (seconds since 1970), under the next number that is known. */
export async function record(kept, taken, phrase, time, sign) {
  return kept.add(KIND, async () => {
    const own = (await recorded(kept)).map((row) => row.value).filter((row) => row.operation === phrase.operation && row.state !== "dropped");
    const chain = taken.chains.find((one) => one.operation === phrase.operation);
    const sequence = Math.max(chain.next, ...own.map((row) => row.sequence + 1));
    const { act, operation, payload, words } = phrase;
    const { author, case: of } = taken.speaker;
    const row = { act, author, case: of, isSure: false, operation, payload, sequence, state: "waits", time, words };
    return { ...row, line: await signed(row, sign) };
  });
}

/** Delivers what waits. `next` says the next number of a chain as the desk has it, and is kept up; `post` sends a line. */
export async function deliver(kept, next, post, sign, changed) {
  for (const { name, value } of await recorded(kept)) {
    if (value.state !== "waits" && value.state !== "sent") continue;
    await deliverOne(kept, name, value, next, post, sign);
    changed();
  }
}

async function deliverOne(kept, name, row, next, post, sign) {
  for (let attempt = 0; attempt < NUMBERS_MAX; attempt += 1) {
    // What was never sent is not sent under a number that is used: nobody is to hold two words of one author under one number. What was sent may
    // have been taken, and only its own bytes can tell.
    const isNumbered = !next.has(row.operation) || row.sequence === next.get(row.operation);
    if (row.state === "waits" && !isNumbered) await renumber(row, next.get(row.operation), sign);
    row.state = "sent";
    await kept.write(name, row);
    const { status, told } = await post(row.line, row.isSure);
    const outcome = told?.outcome ?? {};
    if (outcome.accepted) {
      next.set(row.operation, Math.max(next.get(row.operation) ?? 1, row.sequence + 1));
      row.state = "delivered";
      row.delivered = Date.now();
      row.revision = told.revision;
    } else if (outcome.number) {
      next.set(row.operation, outcome.number.next);
      row.state = "waits";
      await kept.write(name, row);
      continue;
    } else if (outcome.already || outcome.irregular || outcome.refused || status === 422) {
      conflicts(row, outcome, told);
    } else {
      throw new NotReached(String(status));
    }
    await kept.write(name, row);
    return;
  }
}

/** Signs anew under another number; when it was said stays. */
async function renumber(row, sequence, sign) {
  row.sequence = sequence;
  row.renumbered = true;
  row.line = await signed(row, sign);
}

function conflicts(row, { already, irregular, refused }, told) {
  row.state = "conflict";
  if (already) [row.kind, row.told] = ["already", already.told];
  else if (irregular) [row.kind, row.told] = ["irregular", irregular.reasons];
  else if (refused) [row.kind, row.told] = [refused.is_stale ? "stale" : "refused", refused.reasons];
  else [row.kind, row.told] = ["refused", [told?.detail ?? ""]];
}

/** What a human decided of a conflict: it is said all the same, a word that came too late as said now; or it is let be. */
export async function decide(kept, name, says, now, sign) {
  const row = await kept.read(name);
  if (!says) {
    row.state = "dropped";
  } else {
    if (row.kind === "stale") row.time = now;
    row.line = await signed(row, sign);
    row.isSure = true;
    row.state = "waits";
  }
  await kept.write(name, row);
}
