// While somebody writes a position or a book of contacts: what is wrong with the text is asked of the desk after a pause, and shown beside it; a
// finding leads to its place. Fields that a kind of line does not need are put away. Without this script the buttons of the page do the same.

import { send } from "./desk-send.js";

const PAUSE = 500;
const form = document.querySelector("#sheet");
const text = form.querySelector("#text");
const state = form.querySelector("#state");
const list = form.querySelector("#findings");
let asked = 0;
let waiting = 0;

/** The place in the text at which a count of characters ends: strings count by pairs what is one character here. */
function place(value, characters) {
  return Array.from(value).slice(0, characters).join("").length;
}

function finding(one, value) {
  const item = document.createElement("li");
  item.className = one.severity === "error" ? "fault" : "wait";
  const go = document.createElement("button");
  go.type = "button";
  go.textContent = `${one.line}:${one.column} ${one.code}`;
  go.addEventListener("click", () => {
    text.focus();
    text.setSelectionRange(place(value, one.from), place(value, Math.max(one.until, one.from + 1)));
  });
  const words = document.createElement("bdi");
  words.textContent = `${one.message}; ${one.help}`;
  words.lang = "en";
  words.dir = "ltr";
  item.append(go, " ", words);
  if (document.documentElement.lang !== "en") {
    const title = document.createElement("b");
    title.textContent = one.title;
    words.before(title, " ");
  }
  return item;
}

function show(found, value) {
  list.replaceChildren(...found.diagnostics.map((one) => finding(one, value)));
  const isFine = found.is_fit && found.diagnostics.length === 0;
  state.className = isFine ? "done" : "wait";
  const words = found.is_for_the_mediators ? "mediators" : isFine ? "nothing" : "found";
  state.textContent = words === "found" ? `${form.dataset.found} ${found.diagnostics.length}` : form.dataset[words];
  form.dataset.checked = String(found.diagnostics.length);
}

async function check() {
  const value = text.value;
  const own = ++asked;
  try {
    const found = await send(form.dataset.check, { format: 1, text: value });
    // Only the last answer counts, and only for the text that it is about.
    if (own === asked && value === text.value) show(found, value);
  } catch {
    if (own === asked) {
      state.className = "wait";
      state.textContent = form.dataset.away;
    }
  }
}

text.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
});

const kind = form.querySelector("#kind");
function fit() {
  for (const field of form.querySelectorAll("[data-for]")) {
    field.hidden = !field.dataset.for.split(" ").includes(kind.value);
  }
}
if (kind) {
  kind.addEventListener("change", fit);
  fit();
}
