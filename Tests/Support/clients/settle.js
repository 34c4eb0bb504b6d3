/**
 * Waits until the page rests: no call is under way but those that are held, and nothing changed for three turns of the
 * event loop. Turns are messages, since a test may hold the page's clock.
 *
 * @param {number} held calls that the test holds
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
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let count = 0; quiet < 3; count += 1) {
    if (count > 200_000) return false;
    await turn();
    quiet = (globalThis.facetTest?.pending ?? 0) > held ? 0 : quiet + 1;
  }
  observer.disconnect();
  return true;
}
