// The live board: told by server-sent events that something has changed, it fetches its parts anew and puts in those that are other, without
// taking the focus away; says how the connection stands; signs what is offered with the key of this browser; and calls, by sound and title,
// when a gate waits for whoever sits here. Without it the page says the same and is loaded anew by hand.

const board = document.getElementById("board");
const connection = document.getElementById("connection");
const said = document.getElementById("said");
const sound = document.getElementById("sound");
const title = document.title;
const { dataset } = board;

/* How the connection stands, in words. */

let source = null;
/** What the desk said last of the operation, as long as it is heard. */
let heard = "live";

/** What has been had can be had: what stands is what the desk says, if it is heard still. */
function standsAgain() {
  if (source?.readyState === EventSource.OPEN) stands(heard);
}

function stands(how) {
  if (connection.dataset.how === how) return;
  connection.dataset.how = how;
  connection.textContent = connection.dataset[how];
}

/* What has changed. */

let isFetching = false;
let isAsked = false;

/** Fetches the parts; what comes meanwhile is fetched once more, afterwards. */
async function refresh() {
  isAsked = true;
  if (isFetching) return;
  isFetching = true;
  try {
    while (isAsked) {
      isAsked = false;
      // Another desk may answer than the one that told of it.
      const answer = await fetch(`${dataset.parts}&after=${dataset.revision}`, { headers: { accept: "text/html" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      standsAgain();
    }
  } catch {
    stands("gone");
    setTimeout(refresh, 2000);
  }
  isFetching = false;
}

/** Puts in the parts that are other. Whoever has the focus, or has opened something, keeps it. */
function put(fresh) {
  const place = document.getElementById("parts");
  const focused = document.activeElement?.id;
  const opened = new Set(Array.from(place.querySelectorAll("details[open]"), wayOf));
  let last = null;
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = place.querySelector(`[data-part="${part.dataset.part}"]`);
    const next = document.importNode(part, true);
    awaken(next);
    let here = old;
    if (!old) {
      here = next;
      if (last) last.after(next);
      else place.prepend(next);
    } else if (!old.isEqualNode(next)) {
      here = next;
      old.replaceWith(next);
    }
    last = here;
  }
  for (const old of place.querySelectorAll("[data-part]")) {
    if (!fresh.querySelector(`[data-part="${old.dataset.part}"]`)) old.remove();
  }
  for (const details of place.querySelectorAll("details")) if (opened.has(wayOf(details))) details.open = true;
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  call();
}

function wayOf(details) {
  return details.parentElement.querySelector(".way")?.textContent;
}

/** Shows what works by script alone, and drops what stands there without. */
function awaken(part) {
  for (const button of part.querySelectorAll("button[hidden]")) button.hidden = false;
  for (const without of part.querySelectorAll("noscript")) without.remove();
}

function listen() {
  source = new EventSource(`${dataset.events}?after=${dataset.revision}`);
  source.addEventListener("open", () => {
    // Where it stands otherwise, that is told at once.
    heard = "live";
    stands(heard);
  });
  source.addEventListener("error", () => {
    stands("gone");
    // A browser gives up for good when it is answered with anything but a stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
  source.addEventListener("board", (event) => {
    dataset.revision = String(Number(event.lastEventId));
    heard = { stays: "live", stops: "away", opens: "opens" }[event.data] ?? "live";
    stands(heard);
    refresh();
  });
}

/* A gate waits for whoever sits here. */

let waited = waits();
let audio = null;

function waits() {
  return Number(board.querySelector("[data-waits]")?.dataset.waits ?? 0);
}

function call() {
  const now = waits();
  document.title = now > 0 ? `(${now}) ${title}` : title;
  if (now > waited && audio) beep();
  waited = now;
}

function beep() {
  for (const [at, pitch] of [[0, 660], [0.18, 880]]) {
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.2, audio.currentTime + at);
    loud.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.16);
    tone.connect(loud).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.17);
  }
}

sound.hidden = false;
sound.addEventListener("click", () => {
  // A browser lets a page sound only after somebody has asked for it.
  audio = audio ? (audio.close(), null) : new AudioContext();
  sound.setAttribute("aria-pressed", String(audio !== null));
  if (audio) beep();
});

/* Clocks. */

function tick() {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const how = { timeZone: clock.dataset.clock, hour12: false, hour: "2-digit", minute: "2-digit", second: "2-digit" };
    clock.textContent = new Date().toLocaleTimeString("en-GB", how) + (clock.dataset.clock === "UTC" ? "Z" : "");
  }
}

/* What is said: signed here, and posted as it was signed. */

let signing = null;

async function signer() {
  const [{ deviceOf, sign }, own] = await Promise.all([import(dataset.deviceScript), import(dataset.signing)]);
  const device = await deviceOf(dataset.account);
  return { device, ...own, sign: (bytes) => sign(dataset.account, bytes) };
}

async function say(offer, key, seconds) {
  said.textContent = said.dataset.signing;
  let line;
  try {
    signing ??= signer();
    const { device, signedLine, bytesOf, sign } = await signing;
    if (device?.key !== key) throw new Error("no key");
    line = await signedLine({ ...offer, payload: bytesOf(offer.payload) }, seconds, sign);
  } catch {
    signing = null;
    said.textContent = said.dataset.noKey;
    return;
  }
  await post(line);
}

/** Posts a line until it is answered: one that comes again is answered as before. */
async function post(line, attempts = 4) {
  const headers = { "content-type": "application/json", "x-takas-token": dataset.token };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const answer = await fetch(dataset.commands, { method: "POST", headers, body: line, redirect: "error" });
      const told = await answer.json().catch(() => ({}));
      if (answer.status !== 503) {
        tell(answer, told);
        refresh();
        return;
      }
    } catch {
      stands("gone");
    }
    await new Promise((wake) => setTimeout(wake, attempt * 700));
  }
  said.textContent = said.dataset.failed;
}

function tell(answer, told) {
  const { accepted, refused } = told.outcome ?? {};
  if (accepted) said.textContent = said.dataset.accepted;
  else if (refused?.is_stale) said.textContent = said.dataset.stale;
  else if (refused) tellWhy(refused.reasons.join("; "));
  else tellWhy(told.detail ?? told.title ?? answer.status, "en");
}

/** That it was refused, and why: reasons are in the language of the page; what is wrong with a request is in English. */
function tellWhy(why, lang = document.documentElement.lang) {
  const reasons = Object.assign(document.createElement("span"), { lang, dir: "auto", textContent: why });
  said.replaceChildren(`${said.dataset.refused} `, reasons);
}

/** By whose clock is signed: the author's where the operation is live, else the desk's, which stands still while nothing is told. */
function moment(isLive, clock) {
  return isLive ? Math.floor(Date.now() / 1000) : Number(clock);
}

/** What words say, as the desk reads them, and then signed. */
async function phrase(words) {
  const headers = { "content-type": "application/json", "x-takas-token": dataset.token };
  const body = JSON.stringify({ format: 1, words });
  const answer = await fetch(dataset.phrases, { method: "POST", headers, body, redirect: "error" }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (!answer?.ok || !told) {
    if (told) tellWhy(told.detail ?? told.title, "en");
    else said.textContent = said.dataset.failed;
    return false;
  }
  const { speaker, offers: [offer] } = told;
  const { operation, sequence, payload } = offer;
  const { author, clock } = speaker;
  await say({ author, case: speaker.case, operation, sequence, payload }, speaker.key, moment(speaker.is_live, clock));
  return true;
}

board.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.payload) {
    const from = button.closest("[data-part]").dataset;
    const { payload, operation, sequence } = button.dataset;
    button.disabled = true;
    const offer = { author: from.author, case: from.case, operation, sequence: Number(sequence), payload };
    await say(offer, from.key, moment(from.live === "yes", from.time));
    button.disabled = false;
  } else if (button.dataset.line) {
    // What stops everything is asked for twice: the first press says what the second does.
    if (button.dataset.sure !== "yes") {
      const words = button.textContent;
      button.dataset.sure = "yes";
      button.textContent = button.dataset.ask;
      setTimeout(() => {
        delete button.dataset.sure;
        button.textContent = words;
      }, 5000);
      return;
    }
    await phrase(button.dataset.line);
  }
});

document.getElementById("speak")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = document.getElementById("line");
  if (await phrase(field.value)) field.value = "";
});

awaken(board);
tick();
setInterval(tick, 1000);
call();
listen();
