// Draws the field page: what may be said of whom, what was recorded, and what a human has to decide. Nothing is decided or kept here.

const language = document.documentElement.lang;
const figures = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-arab" : language);

/** Words with what is counted, or a moment, in their place. */
export function put(words, what) {
  return words.replace("#", typeof what === "number" ? figures.format(what) : what);
}

/** Both clocks of a moment, to the second. */
export function clockOf(milliseconds, zone) {
  const how = { hour: "2-digit", hour12: false, minute: "2-digit", second: "2-digit" };
  const utc = new Date(milliseconds).toLocaleTimeString("en-GB", { ...how, timeZone: "UTC" });
  const both = zone ? `${utc}Z · ${new Date(milliseconds).toLocaleTimeString("en-GB", { ...how, timeZone: zone })}` : `${utc}Z`;
  // Arabic pages have Arabic digits in moments.
  return language === "ar" ? both.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))) : both;
}

/** An element with what is in it. */
export function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

/** A sentence about the operation, in the language of the page, or in the one that the page spoke when it was recorded. */
function sentence(name, text) {
  return element(name, { dir: "auto", textContent: text });
}

const at = (id) => document.getElementById(id);
let says, taken, rows;
/** What may be said, by its payload. */
const phrases = new Map();

/** Tells `tapped` which phrase was said, and `decided` which row, and whether it is said. */
export function listen(place, tapped, decided) {
  place.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { payload, row, choice: chosen } = button.dataset;
    button.disabled = true;
    if (payload) tapped(phrases.get(payload));
    else if (row) decided(row, chosen === "say");
  });
}

/** Puts in what is other, and leaves what is the same: nothing is taken away from under a thumb. */
function settle(place, fresh) {
  fresh.forEach((node, index) => {
    const old = place.children[index];
    if (!old) place.append(node);
    else if (!old.isEqualNode(node)) {
      const isSamePart = old.matches("details, .people, [data-unit], .says") && old.id === node.id && old.dataset.unit === node.dataset.unit;
      if (isSamePart && old.tagName === node.tagName) settle(old, Array.from(node.children));
      else old.replaceWith(node);
    }
  });
  while (place.children.length > fresh.length) place.lastElementChild.remove();
}

/** Draws everything. */
export function draw(page, of) {
  ({ taken, rows } = of);
  says = page.dataset;
  phrases.clear();
  drawOffers();
  drawRides();
  drawRecorded();
  drawConflicts();
}

/** What was recorded of a phrase; nothing, once what was taken along later tells what came of it. */
function stateOf(phrase) {
  const row = rows.findLast((one) => one.value.payload === phrase.payload && one.value.state !== "dropped")?.value;
  return row?.state === "delivered" && taken.revision >= row.revision ? undefined : row?.state;
}

function phraseButton(phrase, whom) {
  const act = says[`act${phrase.act.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())}`];
  const state = stateOf(phrase);
  const mark = { conflict: "⚠ ", delivered: "✓ ", sent: "● ", waits: "● " }[state] ?? (phrase.weight === "repeats" ? "✓ " : "");
  const button = element("button", { type: "button", id: `say-${phrase.payload}`, textContent: mark + (act ?? phrase.words) });
  Object.assign(button.dataset, { act: phrase.act, payload: phrase.payload });
  phrases.set(phrase.payload, phrase);
  if (!act) button.dir = "auto";
  if (act && whom) button.setAttribute("aria-label", `${mark}${act}: ${whom}`);
  button.disabled = state !== undefined || phrase.weight === "repeats" || says.signs !== "yes";
  button.classList.toggle("waits", state !== undefined && state !== "delivered");
  if (phrase.weight === "repeats") button.title = says.saysIsSo;
  return button;
}

/** What is offered besides: what stands with its ride does not stand twice. */
function drawOffers() {
  const all = taken.rides.flatMap((ride) => [...ride.phrases, ...ride.people.flatMap((one) => one.phrases)]);
  const known = new Set(all.map((phrase) => phrase.payload));
  const offers = taken.offers.filter((offer) => !known.has(offer.payload));
  at("offers").hidden = offers.length === 0;
  settle(at("offers").querySelector("ul"), offers.map((offer) => {
    const button = phraseButton({ ...offer, act: "" });
    button.id = `offer-${offer.payload}`;
    return element("li", {}, button);
  }));
}

function drawRides() {
  const openBefore = new Set(Array.from(at("rides").querySelectorAll("details[open]"), (ride) => ride.id));
  const isFirst = at("rides").childElementCount === 0;
  if (taken.rides.length === 0) return at("rides").replaceChildren(element("p", { className: "quiet", textContent: says.saysNobody }));
  settle(at("rides"), taken.rides.map((ride, index) => {
    const people = ride.people.map((one) => {
      const buttons = one.phrases.map((phrase) => phraseButton(phrase, one.who));
      const who = element("p", { className: "who", textContent: one.who });
      const li = element("li", {}, who, element("div", { className: "says" }, ...buttons));
      li.dataset.unit = one.unit;
      return li;
    });
    const times = `${ride.departs.utc.slice(11)} (${ride.departs.local.slice(11)}) – ${ride.arrives.utc.slice(11)} (${ride.arrives.local.slice(11)})`;
    const part = (id, isOpen, ...inside) => element("details", { id, open: isFirst ? isOpen : openBefore.has(id) }, ...inside);
    const buttonsOf = (some) => element("div", { className: "says" }, ...some.map((phrase) => phraseButton(phrase, ride.name)));
    const isWork = (phrase) => phrase.act === "begun" || phrase.act === "ended";
    const works = ride.phrases.filter(isWork);
    const inside = [sentence("p", times), buttonsOf(ride.phrases.filter((phrase) => !isWork(phrase))), element("ul", { className: "people" }, ...people)];
    if (works.length > 0) inside.push(part(`works-${ride.number}`, false, element("summary", { textContent: says.saysWorks }), buttonsOf(works)));
    return part(`ride-${ride.number}`, index === 0, element("summary", {}, sentence("span", ride.name)), ...inside);
  }));
}

function word(state) {
  return { conflict: says.saysStateConflict, delivered: says.saysStateDelivered, dropped: says.saysStateDropped, sent: says.saysStateSent, waits: says.saysStateWaits }[state];
}

function choice(name, isSaid) {
  const button = element("button", { type: "button", id: `${isSaid ? "say" : "drop"}-${name}`, textContent: isSaid ? says.saysSay : says.saysDrop });
  Object.assign(button.dataset, { choice: isSaid ? "say" : "drop", row: name });
  return button;
}

function drawRecorded() {
  settle(at("recorded"), rows.toReversed().map(({ name, value }) => {
    const state = element("span", { className: "state", textContent: word(value.state) });
    const line = element("li", {}, sentence("span", value.words), ` · ${clockOf(value.time * 1000, taken.zone)} · `, state);
    line.dataset.state = value.state;
    line.dataset.time = value.time;
    line.dataset.sequence = value.sequence;
    if (value.renumbered && value.state === "delivered") line.append(` · ${says.saysRenumbered}`);
    // What was sent may be on the disk already; what never was is taken back.
    if (value.state === "waits") line.append(" ", choice(name, false));
    return line;
  }));
}

function drawConflicts() {
  const found = rows.filter((row) => row.value.state === "conflict");
  at("conflicts").hidden = found.length === 0;
  settle(at("conflicts").querySelector("ul"), found.map(({ name, value }) => {
    const why = { already: says.saysConflictAlready, irregular: says.saysConflictIrregular, stale: says.saysConflictStale }[value.kind] ?? says.saysConflictRefused;
    const sides = element("dl", {},
      element("dt", { textContent: says.saysHere }), element("dd", {}, sentence("span", value.words), ` · ${clockOf(value.time * 1000, taken.zone)}`),
      element("dt", { textContent: says.saysDesk }), element("dd", {}, ...value.told.map((one) => sentence("p", one))));
    return element("li", {}, element("p", { className: "wait", textContent: why }), sides, element("div", { className: "choice" }, choice(name, true), choice(name, false)));
  }));
}
