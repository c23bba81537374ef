// What the field page keeps in this browser, sealed: what was taken along, and what was recorded. Neither page nor network is touched here.
//
// Everything is sealed under one key (AES-GCM, 256 bits). That key is kept sealed twice: under a key that follows from the passphrase (PBKDF2),
// and around that under one of this browser, which no script can read. Neither opens it alone. In the clear stand how many things are kept, how
// large they are to a kilobyte, and the ids by which the desk is asked whether this device may keep them.

const ROUNDS = 600_000;
const WRONG_MAX = 10;
const PASSPHRASE_MIN = 8;
const STORE = "kept";
const PREFIX = "takas-field-";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What somebody can type wrong, by the word for it. */
export class Wrong extends Error {
  constructor(word, left) {
    super(word);
    this.word = word;
    this.left = left;
  }
}

function opened(name) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Once everything is forgotten nothing is kept any more, whoever is in the middle of it. */
let isForgotten = false;

/** Does things with the rows, all or none, and waits until they are on the disk. */
async function within(name, mode, does) {
  if (isForgotten) throw new Error("forgotten");
  return anyhow(name, mode, does);
}

async function anyhow(name, mode, does) {
  const database = await opened(name);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const asked = does(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const gcm = (nonce, label) => ({ name: "AES-GCM", iv: nonce, additionalData: encoder.encode(`takas.field/1\n${label}`) });
const fresh = (count) => crypto.getRandomValues(new Uint8Array(count));

async function seal(key, label, bytes) {
  const nonce = fresh(12);
  return { nonce, sealed: new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, label), key, bytes)) };
}

async function unseal(key, label, { nonce, sealed }) {
  return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, label), key, sealed));
}

/** A text filled up with spaces to whole kilobytes, so that its length tells little. */
function filled(text) {
  const bytes = encoder.encode(text);
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / 1024) * 1024).fill(32);
  whole.set(bytes);
  return whole;
}

async function keyOf(passphrase, salt, rounds) {
  const typed = await crypto.subtle.importKey("raw", encoder.encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** What one case keeps here. */
export class Kept {
  #name;
  #key = null;

  constructor(place) {
    this.#name = PREFIX + place;
  }

  get isOpen() {
    return this.#key !== null;
  }

  /** Whether anything is kept: opened or not. */
  async isThere() {
    return (await within(this.#name, "readonly", (store) => store.get("lock"))) !== undefined;
  }

  /** Begins to keep, under a new passphrase. */
  async choose(passphrase, again) {
    if (Array.from(passphrase).length < PASSPHRASE_MIN) throw new Wrong("short");
    if (passphrase !== again) throw new Wrong("differs");
    const [salt, secret] = [fresh(16), fresh(32)];
    const browser = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const inner = await seal(await keyOf(passphrase, salt, ROUNDS), "passphrase", secret);
    const around = await seal(browser, "browser", new Uint8Array([...inner.nonce, ...inner.sealed]));
    const lock = { browser, rounds: ROUNDS, salt, secret: around, wrong: 0 };
    await within(this.#name, "readwrite", (store) => store.put(lock, "lock"));
    this.#key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
    secret.fill(0);
    // A browser that is short of room may throw away what it was not asked to keep.
    await navigator.storage?.persist?.();
  }

  /** Opens what is kept. After so many wrong passphrases everything is forgotten. */
  async open(passphrase) {
    const lock = await within(this.#name, "readonly", (store) => store.get("lock"));
    // Counted before it is tried: who ends the page meanwhile has tried, too.
    await within(this.#name, "readwrite", (store) => store.put({ ...lock, wrong: lock.wrong + 1 }, "lock"));
    const inner = await unseal(lock.browser, "browser", lock.secret);
    const parts = { nonce: inner.slice(0, 12), sealed: inner.slice(12) };
    let secret;
    try {
      secret = await unseal(await keyOf(passphrase, lock.salt, lock.rounds), "passphrase", parts);
    } catch {
      const left = WRONG_MAX - lock.wrong - 1;
      if (left <= 0) await forget();
      throw new Wrong(left <= 0 ? "forgotten" : "wrong", left);
    }
    this.#key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
    secret.fill(0);
    await within(this.#name, "readwrite", (store) => store.put({ ...lock, wrong: 0 }, "lock"));
  }

  /** Forgets the key: what is kept stays, sealed. */
  shut() {
    this.#key = null;
  }

  async read(name) {
    const row = await within(this.#name, "readonly", (store) => store.get(name));
    return row && JSON.parse(decoder.decode(await unseal(this.#key, name, row)));
  }

  async write(name, value) {
    const row = await seal(this.#key, name, filled(JSON.stringify(value)));
    await within(this.#name, "readwrite", (store) => store.put(row, name));
  }

  /** Adds a row after all others of its kind, and says under which name; `make` is told the number. */
  async add(kind, make) {
    return navigator.locks.request(`${this.#name}/${kind}`, async () => {
      const last = (await this.#names(kind)).at(-1);
      const number = last ? Number(last.slice(kind.length + 1)) + 1 : 1;
      const name = `${kind}/${String(number).padStart(6, "0")}`;
      const value = await make(number);
      await this.write(name, value);
      return { name, value };
    });
  }

  /** Every row of a kind, in order. */
  async all(kind) {
    const names = await this.#names(kind);
    return Promise.all(names.map(async (name) => ({ name, value: await this.read(name) })));
  }

  #names(kind) {
    const range = IDBKeyRange.bound(`${kind}/`, `${kind}/\uffff`);
    return within(this.#name, "readonly", (store) => store.getAllKeys(range));
  }

  /** The ids by which the desk is asked; in the clear, for it is asked while all else is sealed, too. */
  async who() {
    return within(this.#name, "readonly", (store) => store.get("who"));
  }

  async setWho(who) {
    await within(this.#name, "readwrite", (store) => store.put(who, "who"));
  }
}

function dropped(name) {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}

/** Forgets everything that this browser has of the desk: what is kept, the keys first, the key that signs, pages and their worker. */
export async function forget() {
  isForgotten = true;
  const known = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const ours = known.map((one) => one.name).filter((name) => name.startsWith("takas"));
  // The keys first: without them nothing that is left can be read, should this be cut off.
  await Promise.all(ours.filter((name) => name.startsWith(PREFIX)).map((name) => anyhow(name, "readwrite", (store) => store.clear()).catch(() => {})));
  await Promise.all(ours.map(dropped));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  const workers = (await navigator.serviceWorker?.getRegistrations?.()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}
