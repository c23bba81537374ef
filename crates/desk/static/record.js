// The page of the record: fetches its entries with their receipts and what they say, all at once, and verifies them here.

const part = document.getElementById("verify");
const button = document.getElementById("verify-all");
const verdict = document.getElementById("verdict");
const logKey = document.getElementById("log-key").textContent.trim();

/** The entries of this page by their numbers; none where nothing of them is handed out. */
async function fetched() {
  if (!document.querySelector('tr[data-entry] a[href$=".entry"]')) return new Map();
  const answer = await fetch(part.dataset.entries, { redirect: "error" });
  if (!answer.ok) throw new Error(`${part.dataset.entries}: ${answer.status}`);
  const { entries } = await answer.json();
  return new Map(entries.map((one) => [String(one.number), one]));
}

/** Verifies the entry of a row; whether there was one to verify. */
async function verifyRow(row, entries, { bytesOf, verifyEntry, verifyDisclosure }) {
  const has = (ending) => row.querySelector(`a[href$="/${row.dataset.entry}.${ending}"]`) !== null;
  if (!has("entry") || !has("tlog-proof")) return false;
  const own = entries.get(row.dataset.entry);
  // What is said to be there, and is not handed out, is no better than what is wrong.
  if (!own?.receipt || (has("disclosure") && !own.disclosure)) throw new Error("not handed out");
  const entry = bytesOf(own.entry);
  await verifyEntry(entry, own.receipt, logKey);
  if (own.disclosure) await verifyDisclosure(entry, own.disclosure);
  return true;
}

button.hidden = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  verdict.textContent = part.dataset.doing;
  let [good, bad] = [0, 0];
  try {
    const [verifier, entries] = await Promise.all([import(part.dataset.verify), fetched()]);
    for (const row of document.querySelectorAll("tr[data-entry]")) {
      const cell = row.querySelector(".verdict");
      try {
        if (await verifyRow(row, entries, verifier)) {
          good += 1;
          cell.textContent = "✓";
        }
      } catch (error) {
        bad += 1;
        cell.textContent = `✗ ${error.message}`;
        row.classList.add("stands");
      }
    }
    verdict.textContent = `${bad ? part.dataset.unsound : part.dataset.sound} ${good}${bad ? ` / ${good + bad}` : ""}`;
  } catch (error) {
    verdict.textContent = error.message;
  }
  button.disabled = false;
});
