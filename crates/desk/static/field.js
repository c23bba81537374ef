// The field page: takes along what its reader has to do with, records what is tapped, delivers it, and says at every moment what is where. What is
// kept is sealed by `field-kept.js`; what is said is signed and delivered by `field-deliver.js`; this is what stands between them and a human.

import { Kept, Wrong, forget } from "./field-kept.js";
import { aheadOf, off } from "./field-clock.js";
import { NotReached, decide, deliver, record, recorded } from "./field-deliver.js";
import { clockOf, draw, element, listen, put } from "./field-draw.js";
import { deviceOf, sign } from "./device.js";
import { hexOf } from "./desk-send.js";

const page = document.getElementById("field");
const says = page.dataset;
const kept = new Kept(says.case);
const at = (id) => document.getElementById(id);

/** What was taken along; with `takenAt`, by this browser's clock. */
let taken = null;
let rows = [];
/** How the desk stands: `with`, `without`, `away`, `out` (nobody is signed in), `other`, or `not-yet`. */
let reach = "not-yet";
let since = Date.now();
let wasWith = false;
let token = null;
/** By how much this browser's clock is ahead of the desk's, in seconds; and what it was when that was looked at before. */
let ahead = 0;
let before = null;
let isForgotten = false;
const mine = () => (taken ? taken.account : null);
const signs = (bytes) => sign(mine(), bytes);

/* Contact with the desk. */

/** One contact at a time; what is asked for meanwhile comes after it. */
let contacting = null;
function contact() {
  if (isForgotten) return undefined;
  const failed = (error) => {
    // What was in the middle of something when everything was forgotten has nothing to go on with.
    if (!isForgotten) throw error;
  };
  contacting ??= contacted().catch(failed).finally(() => { contacting = null; });
  return contacting;
}

async function ask(path, more = {}) {
  const headers = { accept: "application/json", ...more.headers };
  const signal = AbortSignal.timeout(15_000);
  return fetch(path, { ...more, headers, cache: "no-store", redirect: more.redirect ?? "error", signal });
}

async function contacted() {
  let answer;
  try {
    answer = await ask(`/c/${says.case}/field/contact`);
  } catch {
    stands("without");
    return;
  }
  if (answer.status === 401 || answer.status === 404) return notLetIn(answer.status === 401 ? "out" : "away");
  if (!answer.ok) return stands("away");
  const told = await answer.json();
  ({ token } = told);
  if (!kept.isOpen) {
    stands("with");
    // Whoever kept this is signed in again: nothing was taken away.
    const who = await kept.who();
    if (who?.account !== told.account) await standsStill();
    return undefined;
  }
  if (mine() && mine() !== told.account) return stands("other");
  drifts(told);
  try {
    await takeAlong(told);
    stands("with");
    await deliverAll();
    // What came of it is known at once, and not with the next contact.
    if (rows.some((row) => row.value.revision > taken.revision)) await takeAlong({ ...told, revision: null });
  } catch (error) {
    if (!(error instanceof NotReached || error instanceof TypeError || error?.name === "TimeoutError")) throw error;
    stands(error instanceof NotReached ? "away" : "without");
  }
  await shown();
}

/** Nobody is let in: if somebody took this device's leave away, it forgets; if a session has run out, it waits for whoever signs in. */
async function notLetIn(how) {
  if (!(await standsStill())) return;
  stands(how);
}

async function standsStill() {
  const who = await kept.who();
  if (!who) return true;
  const question = `takas.standing/1\n${says.case}\n${who.account}\n${who.session}\n`;
  let answer;
  try {
    const signature = hexOf(await sign(who.account, new TextEncoder().encode(question)));
    const body = JSON.stringify({ ...who, signature });
    const headers = { "content-type": "application/json" };
    answer = await ask(`/c/${says.case}/field/standing`, { method: "POST", headers, body });
    if (!answer.ok) return true;
    answer = await answer.json();
  } catch {
    return true;
  }
  if (!answer.stands) await forgetAll();
  return answer.stands;
}

function drifts(told) {
  if (!told.is_live) return;
  before ??= taken?.ahead ?? null;
  ahead = aheadOf(told.clock, Date.now());
}

async function takeAlong(told) {
  if (!taken || taken.revision !== told.revision || taken.account !== told.account) {
    const answer = await ask(`/api/v1/cases/${says.case}/field`);
    if (!answer.ok) throw new NotReached(String(answer.status));
    taken = await answer.json();
    told.clock = taken.clock;
  }
  // By which moment what is told stands; in what is no live operation its clock goes on from there.
  Object.assign(taken, { account: told.account, ahead, clock: told.clock, takenAt: Date.now() });
  await kept.write("taken", taken);
  const device = await deviceOf(told.account);
  if (device) await kept.setWho({ account: told.account, key: device.key, session: told.session });
  says.signs = device && device.key === taken.speaker?.key ? "yes" : "no";
}

async function deliverAll() {
  if (!taken.speaker || says.signs !== "yes") return;
  await navigator.locks.request(`takas-field-deliver/${says.case}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const next = new Map(taken.chains.map((chain) => [chain.operation, chain.next]));
    await deliver(kept, next, post, signs, shown);
  });
}

async function post(line, isSure) {
  const body = JSON.stringify({ format: 1, is_sure: isSure, line: JSON.parse(line) });
  const headers = { "content-type": "application/json", "x-takas-token": token };
  const answer = await ask(`/api/v1/cases/${says.case}/field/deliveries`, { method: "POST", headers, body });
  return { status: answer.status, told: await answer.json().catch(() => null) };
}

function stands(how) {
  if (how !== reach && reach === "with") since = Date.now();
  wasWith ||= how === "with";
  reach = how;
  lines();
}

/* What is said, and decided. */

/** The moment of a tap: by this browser's clock where the operation is live, else by that of what is told. */
function moment() {
  if (taken.speaker.is_live) return Math.floor(Date.now() / 1000);
  return taken.clock + Math.floor((Date.now() - taken.takenAt) / 1000);
}

async function tapped(phrase) {
  try {
    await record(kept, taken, phrase, moment(), signs);
    at("said").textContent = "";
  } catch {
    at("said").textContent = says.saysNoRoom;
  }
  await shown();
  contact();
}

async function decided(name, isSaid) {
  await decide(kept, name, isSaid, moment(), signs);
  await shown();
  contact();
}

/* What stands where. */

function lines() {
  if (isForgotten) return;
  at("field").querySelector(".standing").dataset.reach = reach;
  const words = { with: says.saysWith, away: says.saysAway, out: says.saysSignedOut, other: says.saysOther, "not-yet": says.saysNotYet };
  // Before this page has reached the desk, it was last reached when what is here was taken.
  const lost = wasWith ? since : taken?.takenAt ?? since;
  const reached = words[reach] ?? put(says.saysWithout, clockOf(lost, taken?.zone));
  if (at("reach").textContent !== reached) at("reach").textContent = reached;
  at("sign-in").hidden = reach !== "out";
  const told = [];
  if (kept.isOpen && taken) {
    const count = (states) => rows.filter((row) => states.includes(row.value.state)).length;
    told.push(["waiting", put(says.saysWaiting, count(["waits", "sent", "conflict"]))], ["delivered", put(says.saysDelivered, count(["delivered"]))]);
    told.push(["as-of", put(says.saysShown, clockOf(taken.takenAt, taken.zone))]);
    const old = Math.floor((Date.now() - taken.takenAt) / 60_000);
    if (old > 0) told.push(["more", put(says.saysOld, old)]);
    const clock = off(ahead, before);
    if (clock.ahead > 0) told.push(["more", put(says.saysAhead, clock.ahead)]);
    if (clock.behind > 0) told.push(["more", put(says.saysBehind, clock.behind)]);
    if (clock.set > 0) told.push(["more", put(says.saysSet, clock.set)]);
    if (says.signs === "no") told.push(["more", says.saysNoKey]);
  }
  badge();
  if (says.ready === "yes") told.push(["ready", says.saysReady]);
  at("lines").replaceChildren(...told.map(([kind, text]) => element("li", { className: kind, textContent: text })));
}

/** The same in short, in the head of the page, which is always seen. */
function badge() {
  const short = { away: says.saysShortAway, other: says.saysShortOut, out: says.saysShortOut, without: says.saysShortWithout }[reach];
  const count = rows.filter((row) => ["waits", "sent", "conflict"].includes(row.value.state)).length;
  const isAsked = rows.some((row) => row.value.state === "conflict");
  const words = [short, count > 0 ? put(says.saysWaiting, count) : null, isAsked ? says.saysStateConflict : null].filter(Boolean).join(" · ");
  at("badge").hidden = words === "";
  at("badge").textContent = words;
}

/** What was drawn last: a page that is the same is not drawn again under somebody's thumb. */
let drawn = "";

async function shown() {
  if (!kept.isOpen || isForgotten) return;
  rows = await recorded(kept);
  lines();
  if (!taken) return;
  const now = JSON.stringify([taken.revision, taken.account, says.signs, rows]);
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.id;
  draw(page, { taken, rows });
  if (focused && document.activeElement?.id !== focused) at(focused)?.focus({ preventScroll: true });
}

/* Opening, shutting, forgetting. */

async function forgetAll() {
  isForgotten = true;
  kept.shut();
  [taken, rows] = [null, []];
  await forget();
  // Who is signed in still is so no more; where there is no network the cookie runs out by itself.
  if (token) await ask("/sign-out", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: `token=${token}`, redirect: "manual" }).catch(() => {});
  page.replaceChildren(element("p", { id: "forgotten", className: "done", textContent: says.saysForgotten }));
  for (const id of ["badge", "forget", "shut"]) at(id).hidden = true;
  clearInterval(beat);
}

function shut() {
  kept.shut();
  location.reload();
}

async function opens() {
  for (const id of ["choose", "open"]) at(id).hidden = true;
  at("kept").hidden = false;
  at("shut").hidden = false;
  taken = (await kept.read("taken")) ?? null;
  if (taken) {
    const device = await deviceOf(taken.account).catch(() => undefined);
    says.signs = device && device.key === taken.speaker?.key ? "yes" : "no";
  }
  await shown();
  await contact();
}

function form(id, does) {
  const fault = at(id).querySelector(".fault");
  const button = at(id).querySelector("button");
  at(id).addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    fault.hidden = true;
    at("said").textContent = says.saysOpening;
    try {
      await does();
      at(id).reset();
      await opens();
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      if (error.word === "forgotten") await forgetAll();
      const words = { differs: says.saysDiffers, short: says.saysShort, wrong: says.saysWrong }[error.word] ?? "";
      fault.textContent = put(words, error.left ?? 0);
      fault.hidden = false;
    } finally {
      button.disabled = false;
      if (at("said")) at("said").textContent = "";
    }
  });
}

async function prepared() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(`/c/${says.case}/field/worker.js`, { scope: `/c/${says.case}/field` });
  await navigator.serviceWorker.ready;
  says.ready = "yes";
  lines();
}

/** So long a page that nobody sees stays open. */
const UNSEEN_MAX = 600_000;
let unseen = null;
const beat = setInterval(() => {
  if (document.hidden) return;
  lines();
  contact();
}, 5_000);

async function begin() {
  if (!globalThis.indexedDB || !navigator.locks || !crypto.subtle) {
    at("said").textContent = says.saysUnfit;
    return;
  }
  form("choose", () => kept.choose(at("chosen").value, at("again").value));
  form("open", () => kept.open(at("passphrase").value));
  listen(at("kept"), tapped, decided);
  at("forget").addEventListener("click", forgetAll);
  at("forget").hidden = false;
  at("shut").addEventListener("click", shut);
  addEventListener("online", contact);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) unseen = Date.now();
    else if (kept.isOpen && unseen !== null && Date.now() - unseen > UNSEEN_MAX) shut();
    else contact();
  });
  at((await kept.isThere()) ? "open" : "choose").hidden = false;
  prepared().catch(() => {});
  await contact();
}

begin();
