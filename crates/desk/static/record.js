// The page of the record: fetches each entry with its receipt and what it says, and verifies them here.

const part = document.getElementById("verify");
const button = document.getElementById("verify-all");
const verdict = document.getElementById("verdict");
const logKey = document.getElementById("log-key").textContent.trim();

async function fetched(name) {
  const answer = await fetch(part.dataset.base + name, { redirect: "error" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

async function verifyRow(row, { verifyEntry, verifyDisclosure }) {
  const number = row.dataset.entry;
  const has = (ending) => row.querySelector(`a[href$="/${number}.${ending}"]`) !== null;
  if (!has("entry") || !has("tlog-proof")) return undefined;
  const entry = new Uint8Array(await (await fetched(`${number}.entry`)).arrayBuffer());
  await verifyEntry(entry, await (await fetched(`${number}.tlog-proof`)).text(), logKey);
  if (has("disclosure")) await verifyDisclosure(entry, await (await fetched(`${number}.disclosure`)).text());
  return true;
}

button.hidden = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  verdict.textContent = part.dataset.doing;
  let [good, bad] = [0, 0];
  try {
    const verifier = await import(part.dataset.verify);
    for (const row of document.querySelectorAll("tr[data-entry]")) {
      const cell = row.querySelector(".verdict");
      try {
        if (await verifyRow(row, verifier)) {
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
