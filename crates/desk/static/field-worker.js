// Keeps the field page in this browser, so that it opens without a network. The line before this says what is kept: `KEPT`. What the page takes
// along and records is not here: it is sealed elsewhere, and what is asked of the desk goes to the desk.

const { files, shell, version } = KEPT;
const NAME = `takas-field ${shell} ${version}`;

async function keep() {
  const cache = await caches.open(NAME);
  const put = async (path) => {
    const answer = await fetch(path, { cache: "no-store", credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    await cache.put(path, answer);
  };
  await Promise.all([shell, ...files].map(put));
  await self.skipWaiting();
}

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name.startsWith(`takas-field ${shell} `) && name !== NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isOurs = event.request.method === "GET" && origin === self.location.origin;
  if (isOurs && (pathname === shell || files.includes(pathname))) event.respondWith(kept(event.request, pathname));
});
