// What is signed in the browser, byte by byte as docs/reference/record.md fixes it: payload commitment, envelope, signature. Touches neither
// page nor network, so that it can be tried anywhere.

const encoder = new TextEncoder();

/** Bytes as hexadecimal digits. */
export function hexOf(bytes) {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Bytes as base64 with padding. */
export function base64Of(bytes) {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
}

/** The bytes of a base64 text. */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function joined(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A moment in seconds since 1970 as an envelope has it: `2024-08-01T12:00:00Z`. */
export function timeOf(seconds) {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * The bytes of an envelope around a payload, its keys in the order that is fixed.
 * `offer`: { author, case, operation, sequence, payload (bytes) }.
 */
export async function envelopeOf(offer, salt, seconds) {
  const committed = joined(encoder.encode("takas.payload/1\n"), salt, offer.payload);
  const commitment = hexOf(await crypto.subtle.digest("SHA-256", committed));
  const { author, operation, sequence } = offer;
  const envelope = { author, case: offer.case, commitment, format: 1, operation, sequence, time: timeOf(seconds) };
  return encoder.encode(JSON.stringify(envelope));
}

/** The line that is posted. `sign` takes bytes and gives the 64 bytes of a signature. */
export async function signedLine(offer, seconds, sign, salt = crypto.getRandomValues(new Uint8Array(32))) {
  const envelope = await envelopeOf(offer, salt, seconds);
  const signature = await sign(joined(encoder.encode("takas.command/1\n"), envelope));
  return JSON.stringify({
    envelope: base64Of(envelope),
    format: 1,
    payload: base64Of(offer.payload),
    salt: base64Of(salt),
    signature: base64Of(signature),
  });
}
