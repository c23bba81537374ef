// Opens the desk with a passkey, and makes a passkey a way to open it: by its pseudo-random function (the WebAuthn extension prf), which gives
// 32 bytes for a salt that nobody foresees and nobody else can have. Nothing of them is kept in the browser.
//
// A part of a page with data-prf="unlock" names the ways (data-ways: id, passkey and salt of each, in hexadecimal digits, base64url and
// hexadecimal digits, with colons between and blanks between two); one with data-prf="add" the passkeys of whoever reads it (data-credentials).

import { bytesOf, hexOf, send, textOf } from "./desk-send.js";

/** The bytes of hexadecimal digits. */
function bytesOfHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What a passkey gives: which it was, and the bytes; nothing where it cannot. */
async function ask(credentials, prf) {
  const publicKey = {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    allowCredentials: credentials.map((id) => ({ type: "public-key", id: bytesOf(id) })),
    userVerification: "required",
    extensions: { prf },
  };
  const given = await navigator.credentials.get({ publicKey });
  const first = given.getClientExtensionResults().prf?.results?.first;
  return first ? { credential: textOf(given.rawId), secret: hexOf(first) } : undefined;
}

/** Opens the desk. */
async function unlock(part) {
  const ways = part.dataset.ways.split(" ").map((way) => way.split(":"));
  const salts = ways.map(([, credential, salt]) => [credential, { first: bytesOfHex(salt) }]);
  const given = await ask(ways.map(([, credential]) => credential), { evalByCredential: Object.fromEntries(salts) });
  const way = given && ways.find(([, credential]) => credential === given.credential);
  return way && send("/unlock/passkey", { way: way[0], secret: given.secret });
}

/** Adds a way. */
async function add(part) {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const given = await ask(part.dataset.credentials.split(" "), { eval: { first: salt } });
  const opens = part.querySelector("select").value;
  return given && send("/keys/passkey", { ...given, salt: hexOf(salt), opens });
}

for (const part of document.querySelectorAll("[data-prf]")) {
  const [button, status] = [part.querySelector("button"), part.querySelector("[role=status]")];
  const does = part.dataset.prf === "unlock" ? unlock : add;
  const run = async () => {
    if (!window.PublicKeyCredential) return part.dataset.saysUnsupported;
    status.textContent = part.dataset.saysWaiting;
    try {
      const told = await does(part);
      if (!told) return part.dataset.saysUnsupported;
      location.assign(told.next);
      return "";
    } catch (error) {
      return error instanceof DOMException ? part.dataset.saysStopped : error.message;
    }
  };
  button.hidden = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    button.disabled = true;
    status.textContent = await run();
    button.disabled = false;
  });
}
