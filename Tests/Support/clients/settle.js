/**
 * Waits until the page rests: no call is under way but those that are held, and nothing changed for three turns of the
 * event loop. Turns are messages, since a test may hold the page's clock.
 *
 * @param {string[]} held calls that the test holds: `POST /api/x`
 * @returns {Promise<boolean>} false when it never rests
 */
async (held) => {
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  // No clock of a test holds this one.
  const patience = AbortSignal.timeout(60_000);
  const isOver = new Promise((resolve) => patience.addEventListener("abort", resolve));
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // A page that goes on changing by itself has no rest; one that asks again and again has as little.
  for (let turns = 0; quiet < 3 && turns < 5000 && !patience.aborted; turns += 1) {
    const awaited = globalThis.facetTest?.calls.find(({ name }) => !held.includes(name));
    if (awaited) {
      quiet = 0;
      await Promise.race([awaited.answer.catch(() => {}), isOver]);
    }
    await turn();
    if (!awaited) quiet += 1;
  }
  observer.disconnect();
  return quiet >= 3;
}
