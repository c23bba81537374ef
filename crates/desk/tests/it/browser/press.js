// Presses what the board offers, one after the other, each when it is there, and waits until the desk has it and the board says so.
// What came too late is said again: the clock had gone on before the board was there. arguments: the payloads; whether the first was pressed
// already, by a hand. Gives null, or what the page said instead.

const PATIENCE_MILLISECONDS = 120_000;
const [payloads, isPressed] = arguments;
const said = document.getElementById("said");
const offer = (payload) => document.querySelector(`button.offer[data-payload="${payload}"]:not([disabled])`);
const offers = () => Array.from(document.querySelectorAll("button.offer"), (button) => button.textContent).join(" · ");

async function until(is, what) {
  const begun = Date.now();
  for (;;) {
    const got = is();
    if (got) return got;
    if (Date.now() - begun > PATIENCE_MILLISECONDS) throw new Error(`${what}; "${said.textContent}"; offered: ${offers()}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

return (async () => {
  let isThere = isPressed;
  for (const payload of payloads) {
    do {
      if (!isThere) {
        const button = await until(() => offer(payload), `never offered: ${atob(payload)}`);
        said.textContent = "";
        button.click();
      }
      isThere = false;
      await until(() => said.textContent !== "" && said.textContent !== said.dataset.signing, "never answered");
    } while (said.textContent === said.dataset.stale);
    if (said.textContent !== said.dataset.accepted) return said.textContent;
    await until(() => !offer(payload), `still offered: ${atob(payload)}`);
  }
  return null;
})();
