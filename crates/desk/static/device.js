// The key with which this browser signs what its owner says: made here, kept here (IndexedDB), and never readable, not even by this script.
//
// Other scripts import `deviceOf` and `sign`. A part of a page with data-device="/account/devices" offers to make the key; it names the account
// (data-account) and holds a button, a field for a name and a place for what is said.

import { hexOf, send } from "./desk-send.js";

const STORE = "devices";

/** The database of this browser, with one store: a device for each account. */
function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("takas", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Does one thing with the store, and waits until it is on the disk. */
async function within(mode, does) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = does(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The device that this browser is for an account: `{ device, key }`, its id and its public key in hexadecimal digits; none where it is none. */
export async function deviceOf(account) {
  const kept = await within("readonly", (store) => store.get(account));
  return kept?.device ? { device: kept.device, key: kept.key } : undefined;
}

/** Signs bytes with the key of this browser; 64 bytes. */
export async function sign(account, bytes) {
  const kept = await within("readonly", (store) => store.get(account));
  return new Uint8Array(await crypto.subtle.sign("Ed25519", kept.pair.privateKey, bytes));
}

/** Makes a key, shows the desk that it is here, and keeps it. */
async function add(path, account, label) {
  const { challenge } = await send(`${path}/start`, {});
  const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  const key = hexOf(await crypto.subtle.exportKey("raw", pair.publicKey));
  // Names what it is for: the desk cannot have anything else signed in its place.
  const message = new TextEncoder().encode(`takas.device/1\n${account}\n${challenge}\n`);
  const signature = hexOf(await crypto.subtle.sign("Ed25519", pair.privateKey, message));
  // Kept before the desk knows of it: a device that the desk knows and nobody has would have to be struck off by hand.
  const before = await within("readonly", (store) => store.get(account));
  await within("readwrite", (store) => store.put({ pair, key }, account));
  try {
    const { device } = await send(`${path}/finish`, { label, key, signature });
    await within("readwrite", (store) => store.put({ pair, key, device }, account));
  } catch (error) {
    if (before) await within("readwrite", (store) => store.put(before, account));
    throw error;
  }
  // A browser that is short of room may throw away what it was not asked to keep.
  await navigator.storage?.persist?.();
}

async function show(part) {
  const { account } = part.dataset;
  const own = await deviceOf(account).catch(() => undefined);
  const row = own && document.querySelector(`[data-device-id="${own.device}"]`);
  const isHere = Boolean(row && !row.hasAttribute("data-struck-off"));
  if (row) row.querySelector("[data-here]").hidden = false;
  part.querySelector("[data-offer]").hidden = isHere;
}

for (const part of document.querySelectorAll("[data-device]")) {
  const { device: path, account } = part.dataset;
  const status = part.querySelector("[role=status]");
  const button = part.querySelector("button");
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      await add(path, account, part.querySelector("input[name=label]").value);
      location.reload();
    } catch (error) {
      // A browser that does not know these keys says so by an exception of its own.
      status.textContent = error instanceof DOMException ? part.dataset.saysUnsupported : error.message;
      button.disabled = false;
    }
  });
  show(part);
}
