/**
 * What a test wants to know of a page, in one call: it does a random step if there is one, waits until the page rests, and
 * then looks.
 *
 * @param {{held: string[], step: [string, number] | null, root: string, computed: string[]}} options `held` names the calls
 *   that the test holds
 */
async (options) => {
  if (options.step) act(options.step);
  return {
    rests: await settle(options.held),
    seen: normalised(options),
    state: globalThis.facet?.state?.(),
    mutations: globalThis.facetTest?.mutations,
    violations: globalThis.facetTest?.violations ?? [],
    isReady: globalThis.facetTest?.isReady ?? false,
  };
}
