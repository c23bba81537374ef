// What is done in the background, told while it lasts: as long as anything of it is open, the list is fetched anew every second or two and put in
// where it is other, without taking the focus away. Without this the page says the same and is loaded anew by hand. A page that waits for one
// work (`data-until`) is loaded anew when that has ended, unless somebody is writing on it.

const place = document.getElementById("work");
const PAUSE = 1500;

async function look() {
  try {
    const answer = await fetch(place.dataset.parts, { headers: { accept: "text/html" }, redirect: "error" });
    if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The network is away: it is looked again.
  }
  go();
}

function put(fresh) {
  const part = fresh.querySelector("[data-part]");
  const old = place.querySelector("[data-part]");
  if (!part || !old) return;
  const wasOpen = place.querySelector("[data-open]") !== null;
  const next = document.importNode(part, true);
  if (!old.isEqualNode(next)) {
    const focused = document.activeElement?.id;
    old.replaceWith(next);
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
  const isWriting = document.activeElement?.matches("main input, main select, main textarea");
  if (wasOpen && place.dataset.until && !place.querySelector("[data-open]") && !isWriting) location.reload();
}

function go() {
  if (place.querySelector("[data-open]")) setTimeout(look, PAUSE);
}

if (place) go();
