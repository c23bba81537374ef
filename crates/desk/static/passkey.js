// Registers passkeys and signs in with them: fetches a challenge from the desk, asks the authenticator for its answer, and hands that in.
//
// A part of a page that wants this says where it begins, data-passkey="/sign-in", and data-kind="enter" or "register"; it holds a button, a place
// for what is said (role="status") and, where something can be named, a field. Words for what goes wrong stand in its data-… attributes.

import { bytesOf, send, textOf } from "./desk-send.js";

const WORDS = { unsupported: "saysUnsupported", stopped: "saysStopped", waiting: "saysWaiting" };

/** What a browser hands to the authenticator: the desk's JSON with bytes in the place of texts. */
function asked({ publicKey }) {
  const options = { ...publicKey, challenge: bytesOf(publicKey.challenge) };
  // A passkey that is made may open the desk later (prf.js): that it can is settled now.
  if (publicKey.user) options.extensions = { ...publicKey.extensions, prf: {} };
  if (publicKey.user) options.user = { ...publicKey.user, id: bytesOf(publicKey.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (publicKey[list]) options[list] = publicKey[list].map((one) => ({ ...one, id: bytesOf(one.id) }));
  }
  return { publicKey: options };
}

/** What the authenticator answered, as JSON. */
function answered(credential) {
  const response = { clientDataJSON: textOf(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = textOf(credential.response[part]);
  }
  const rawId = textOf(credential.rawId);
  return { id: rawId, rawId, type: credential.type, response, extensions: {} };
}

/** Shows recovery codes, which the desk tells once, and leads on only when somebody says that they are written down. */
function showCodes(part, codes, next) {
  const shown = part.querySelector("[data-codes]");
  const list = shown.querySelector("ol");
  list.replaceChildren(...codes.map((code) => Object.assign(document.createElement("li"), { textContent: code })));
  shown.querySelector("a").href = next;
  part.querySelector("[data-before]").hidden = true;
  shown.hidden = false;
  shown.querySelector("h1").focus();
}

async function run(part) {
  const status = part.querySelector("[role=status]");
  const say = (word) => { status.textContent = part.dataset[WORDS[word]] ?? ""; };
  if (!window.PublicKeyCredential) return say("unsupported");
  const { passkey: path, kind, next } = part.dataset;
  try {
    // Whoever sets up the desk says under which name.
    const name = part.querySelector("input[name=name]")?.value;
    const options = asked(await send(`${path}/start`, { name }));
    say("waiting");
    const credential = kind === "enter"
      ? await navigator.credentials.get(options)
      : await navigator.credentials.create(options);
    const label = part.querySelector("input[name=label]")?.value;
    const told = await send(`${path}/finish`, { credential: answered(credential), label, name, next });
    status.textContent = "";
    if (told.codes) showCodes(part, told.codes, told.next);
    else location.assign(told.next);
  } catch (error) {
    // Whoever closed the window, or has no passkey here, is told so; all else the desk has put into words.
    if (error instanceof DOMException) say("stopped");
    else status.textContent = error.message;
  }
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  const button = part.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    button.disabled = true;
    await run(part);
    button.disabled = false;
  });
}
