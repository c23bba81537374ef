// Deciding about pairs by keys, and seeing what others decide: a key presses the button that bears it, so that everything that is done here is done
// by the forms of the page. Keys go by their place on the keyboard, whatever letters are written on them; they can be put away. What was
// decided elsewhere is told by an event, and the parts of the page that say it are fetched anew.

const review = document.getElementById("review");
const toggle = document.getElementById("keys");
const KEYS = "takas-review-keys";

/* Keys. */

function areOn() {
  return sessionStorage.getItem(KEYS) !== "off";
}

function showKeys() {
  toggle.setAttribute("aria-pressed", String(areOn()));
  document.body.classList.toggle("keys-off", !areOn());
}

function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const isWriting = event.target.matches("input, textarea, select");
  if (isWriting && event.code === "Escape") event.target.blur();
  if (isWriting || !areOn()) return;
  const field = document.querySelector(`[data-focus="${event.code}"]`);
  const used = document.querySelector(`[data-key="${event.code}"]`);
  if (!field && !used) return;
  event.preventDefault();
  if (field) field.focus();
  // What is pressed twice is said once.
  else if (!review.dataset.busy) {
    if (used.matches("button")) review.dataset.busy = "yes";
    used.click();
  }
}

if (toggle) {
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    sessionStorage.setItem(KEYS, areOn() ? "off" : "on");
    showKeys();
  });
  showKeys();
  document.addEventListener("keydown", press);
}
addEventListener("pageshow", () => {
  if (review) delete review.dataset.busy;
});

/* What others decide. */

const connection = document.getElementById("connection");
let isFetching = false;
let isAsked = false;

function stands(how) {
  connection.hidden = false;
  connection.dataset.how = how;
  connection.textContent = review.dataset[how];
}

async function refresh() {
  isAsked = true;
  if (isFetching) return;
  isFetching = true;
  try {
    while (isAsked) {
      isAsked = false;
      const answer = await fetch(review.dataset.parts, { headers: { accept: "text/html" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  } catch {
    stands("gone");
    setTimeout(refresh, 2000);
  }
  isFetching = false;
}

function put(fresh) {
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = review.querySelector(`[data-part="${part.dataset.part}"]`);
    const next = document.importNode(part, true);
    if (old && !old.isEqualNode(next)) old.replaceWith(next);
  }
}

function listen() {
  const source = new EventSource(`${review.dataset.events}?after=${review.dataset.revision}`);
  source.addEventListener("open", () => stands("live"));
  source.addEventListener("error", () => {
    stands("gone");
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
  source.addEventListener("lists", (event) => {
    review.dataset.revision = String(Number(event.lastEventId));
    refresh();
  });
}

if (review) listen();
