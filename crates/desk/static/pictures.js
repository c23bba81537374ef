// The pictures of an operation, drawn anew whenever something was said. Without this script they are as they were when the page was loaded.

const place = document.getElementById("pictures");
// So long at least between two drawings: a map takes the desk a moment.
const PAUSE = 3000;
let waits = null;

const draw = async () => {
  waits = null;
  try {
    const answer = await fetch(place.dataset.parts, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focus = document.activeElement?.getAttribute("aria-labelledby");
    place.replaceChildren(...fresh.body.children);
    if (focus) place.querySelector(`.picture[aria-labelledby="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  } catch {
    // The next event tries again.
  }
};

const source = new EventSource(`${place.dataset.events}?after=${place.dataset.revision}`);
source.addEventListener("board", () => {
  waits ??= setTimeout(draw, PAUSE);
});
