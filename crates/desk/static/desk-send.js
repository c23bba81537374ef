// What scripts of pages share: bytes as texts and back, and sending JSON to the desk with the page's token.

/** The bytes of a base64url text. */
export function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
}

/** Bytes as base64url, without padding. */
export function textOf(buffer) {
  const text = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Bytes as hexadecimal digits. */
export function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends JSON with the token of this page, and gives back what the desk answered; a refusal is an error in the desk's words. */
export async function send(path, what) {
  const token = document.querySelector("meta[name=takas-token]").content;
  const headers = { "accept": "application/json", "content-type": "application/json", "x-takas-token": token };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(what), redirect: "error" });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? told.title ?? String(answer.status));
  return told;
}
