// Verifies an entry of a record by its receipt, in the reader's own browser: that the entry stands in the log (RFC 6962, section 2.1), that the
// log signed the checkpoint (c2sp.org/signed-note), and that what the entry is said to say is what its author committed to. What is verified
// comes from the desk and so does this script: whoever trusts neither uses another program (docs/reference/record.md). Touches neither page
// nor network.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The bytes of a base64 text, of which no other text is another way to write them. */
export function bytesOf(text) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new Error("not base64");
  const raw = atob(text);
  // Bits that no byte uses are zero: else two texts would be one.
  if (btoa(raw) !== text) throw new Error("not base64");
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
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

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

function isSame(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The key of a verifier line `NAME+HASH+BASE64`: its name, its id and its 32 bytes, if it is of Ed25519 and its id is its own. */
export async function verifierKey(text) {
  const [name, id, ...rest] = text.split("+");
  const key = bytesOf(rest.join("+"));
  if (!name || key.length !== 33 || key[0] !== 1) throw new Error("the log's key cannot be read");
  const own = (await sha256(encoder.encode(`${name}\n`), key)).slice(0, 4);
  if (Array.from(own, (byte) => byte.toString(16).padStart(2, "0")).join("") !== id) throw new Error("the log's key is not its own");
  return { name, id: own, key: key.slice(1) };
}

/** A checkpoint that this key has signed: origin, size, root. */
export async function checkpointOf(note, verifier) {
  const end = note.lastIndexOf("\n\n");
  if (end < 0) throw new Error("the checkpoint has no signature");
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split("\n");
  if (origin !== verifier.name) throw new Error("the checkpoint is of another log");
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size)) throw new Error("the checkpoint has no size");
  const key = await crypto.subtle.importKey("raw", verifier.key, "Ed25519", false, ["verify"]);
  let isSigned = false;
  for (const line of note.slice(end + 2).split("\n").filter(Boolean)) {
    const [, name, signature] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    if (name !== verifier.name) continue;
    const bytes = bytesOf(signature);
    if (bytes.length !== 68 || !isSame(bytes.slice(0, 4), verifier.id)) continue;
    if (!(await crypto.subtle.verify("Ed25519", key, bytes.slice(4), encoder.encode(text)))) throw new Error("the log has not signed the checkpoint");
    isSigned = true;
  }
  if (!isSigned) throw new Error("the log has not signed the checkpoint");
  const bytes = bytesOf(root);
  if (bytes.length !== 32) throw new Error("the checkpoint has no root");
  return { origin, size: BigInt(size), root: bytes };
}

/** The root to which a proof leads from a leaf (RFC 9162, section 2.1.3.2). */
async function rootFrom(leaf, index, size, proof) {
  if (index >= size) throw new Error("the entry is beyond the checkpoint");
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) throw new Error("the proof is too long");
    if (at & 1n || at === last) {
      hash = await sha256([1], sibling, hash);
      while (!(at & 1n) && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256([1], hash, sibling);
    }
    at >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw new Error("the proof is too short");
  return hash;
}

/** A receipt in its parts; nothing of it is verified. */
export function receiptOf(text) {
  const cut = text.indexOf("\n\n");
  const lines = text.slice(0, cut).split("\n");
  if (cut < 0 || lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Error("the receipt cannot be read");
  if (lines[0]?.startsWith("extra ")) lines.shift();
  const [, index] = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? "") ?? [];
  if (index === undefined) throw new Error("the receipt has no index");
  return { index: BigInt(index), proof: lines.map(bytesOf), note: text.slice(cut + 2) };
}

/** The envelope in the bytes of an entry, and its number. */
export function entryOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (decoder.decode(bytes.slice(0, 14)) !== "takas.entry/1\n") throw new Error("the entry cannot be read");
  const number = view.getBigUint64(31);
  const length = view.getUint16(47);
  return { number, envelope: JSON.parse(decoder.decode(bytes.slice(49, 49 + length))) };
}

/** Verifies an entry by its receipt; says of what log and size, or throws why not. */
export async function verifyEntry(entry, receipt, logKey) {
  const verifier = await verifierKey(logKey);
  const { index, proof, note } = receiptOf(receipt);
  const checkpoint = await checkpointOf(note, verifier);
  if (entryOf(entry).number !== index) throw new Error("the receipt is of another entry");
  const root = await rootFrom(await sha256([0], entry), index, checkpoint.size, proof);
  if (!isSame(root, checkpoint.root)) throw new Error("the proof does not lead to the checkpoint");
  return { origin: checkpoint.origin, size: checkpoint.size, index };
}

/** Verifies that a disclosure is what the entry's author committed to; gives the payload. */
export async function verifyDisclosure(entry, disclosure) {
  const { number, envelope } = entryOf(entry);
  const said = /^takas\.disclosure\/1\nentry ([0-9]+)\nsalt (\S+)\npayload (\S*)\n$/.exec(disclosure);
  if (!said || BigInt(said[1]) !== number) throw new Error("the disclosure is of another entry");
  const [salt, payload] = [bytesOf(said[2]), bytesOf(said[3])];
  const digest = await sha256(encoder.encode("takas.payload/1\n"), salt, payload);
  const commitment = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (commitment !== envelope.commitment) throw new Error("what it says is not what its author committed to");
  return decoder.decode(payload);
}
