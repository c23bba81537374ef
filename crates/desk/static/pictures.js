// The pictures of an operation, drawn anew whenever something was said. Without this script they are as they were when the page was loaded.

const place = document.getElementById("pictures");
// So long at least between two drawings: a map takes the desk a moment.
const PAUSE = 3000;
let waits = null;

const draw = async () => {
  waits = null;
  try {
    // Another desk may answer than the one that told of it.
    const answer = await fetch(`${place.dataset.parts}&after=${place.dataset.revision}`, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focus = document.activeElement?.getAttribute("aria-labelledby");
    place.replaceChildren(...fresh.body.children);
    if (focus) place.querySelector(`.picture[aria-labelledby="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  } catch {
    // The desk may be gone, and another there soon.
    waits ??= setTimeout(draw, PAUSE);
  }
};

const source = new EventSource(`${place.dataset.events}?after=${place.dataset.revision}`);
source.addEventListener("board", (event) => {
  place.dataset.revision = String(Number(event.lastEventId));
  waits ??= setTimeout(draw, PAUSE);
});
