// Reads a sheet of paper back: finds the code in a photograph where the browser can, and signs the lines that come of what is ticked, with the
// time that is written on the paper. Without it the code is typed, and the lines are signed elsewhere.

import { decide, deliver, record, recorded } from "./field-deliver.js";
import { deviceOf, sign } from "./device.js";

/* The code in a photograph. */

const picture = document.getElementById("picture");
if (picture && "BarcodeDetector" in window) {
  document.getElementById("photo").hidden = false;
  picture.addEventListener("change", async () => {
    const told = picture.parentElement.querySelector("[role=status]");
    told.textContent = "";
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    const found = await createImageBitmap(picture.files[0]).then((image) => detector.detect(image)).catch(() => []);
    const text = found.map((one) => one.rawValue).find((one) => one.startsWith("takas.sheet/1\n"));
    if (!text) {
      told.textContent = picture.dataset.none;
      return;
    }
    document.getElementById("code").value = text;
    document.getElementById("read").requestSubmit();
  });
}

/* The lines. */

/** Rows as `field-deliver.js` keeps them, in memory: what is not delivered stands on the paper still. */
class Rows {
  #rows = [];

  async add(_, make) {
    const row = { name: String(this.#rows.length), value: await make() };
    this.#rows.push(row);
    return row;
  }

  async all() {
    return this.#rows;
  }

  async read(name) {
    return this.#rows[Number(name)].value;
  }

  async write(name, value) {
    this.#rows[Number(name)].value = value;
  }
}

const part = document.getElementById("lines");
const says = part?.dataset;
const rows = new Rows();
const next = new Map();
const signs = (bytes) => sign(says.account, bytes);

async function post(line, isSure) {
  const body = JSON.stringify({ format: 1, is_sure: isSure, line: JSON.parse(line) });
  const headers = { accept: "application/json", "content-type": "application/json", "x-takas-token": says.token };
  const path = `/api/v1/cases/${says.case}/field/deliveries`;
  const answer = await fetch(path, { method: "POST", headers, body, redirect: "error" });
  return { status: answer.status, told: await answer.json().catch(() => null) };
}

async function shown() {
  for (const { name, value } of await recorded(rows)) {
    const line = part.querySelectorAll("li")[Number(name)];
    const state = line.querySelector("[role=status]");
    line.dataset.state = value.state;
    if (value.state === "delivered") state.textContent = says.saysDelivered;
    if (value.state === "dropped") state.textContent = says.saysDropped;
    if (value.state !== "conflict") continue;
    const why = { already: says.saysAlready, irregular: says.saysIrregular }[value.kind] ?? says.saysRefused;
    const told = document.createElement("span");
    Object.assign(told, { dir: "auto", textContent: ` ${value.told.join("; ")} ` });
    state.replaceChildren(`${why} `, told, choice(name, true), " ", choice(name, false));
  }
}

function choice(name, isSaid) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: isSaid ? says.saysSay : says.saysDrop });
  button.dataset.choice = isSaid ? "say" : "drop";
  button.addEventListener("click", async () => {
    await decide(rows, name, isSaid, Number(part.querySelectorAll("li")[Number(name)].dataset.time), signs);
    await shown();
    await delivers();
  });
  return button;
}

async function delivers() {
  const said = document.getElementById("said");
  said.textContent = "";
  try {
    await deliver(rows, next, post, signs, () => {});
  } catch {
    said.textContent = says.saysNotReached;
  }
  await shown();
}

async function signed(button) {
  button.disabled = true;
  const device = await deviceOf(says.account).catch(() => undefined);
  if (device?.key !== says.key) {
    document.getElementById("said").textContent = says.saysNoKey;
    return;
  }
  next.set(says.record, Number(says.next));
  next.set(says.journal, Number(says.nextPrivate));
  const chains = Array.from(next, ([operation, number]) => ({ next: number, operation }));
  const taken = { chains, speaker: { author: says.author, case: says.of } };
  if ((await rows.all()).length === 0) {
    for (const line of part.querySelectorAll("li")) {
      const { payload, operation, time } = line.dataset;
      const words = line.querySelector(".words").textContent;
      await record(rows, taken, { act: "", operation, payload, words }, Number(time), signs);
    }
  }
  await delivers();
  button.hidden = Array.from(await rows.all()).every((row) => row.value.state !== "waits" && row.value.state !== "sent");
  button.disabled = false;
}

if (part) {
  const button = document.getElementById("sign");
  button.hidden = false;
  button.addEventListener("click", () => signed(button));
}
