/**
 * What a test wants to know of a page, in one call: it waits until the page rests, and then looks.
 *
 * @param {{held: number, root: string, computed: string[]}} options `held` counts the calls that the test holds
 */
async (options) => ({
  rests: await settle(options.held),
  seen: normalised(options),
  state: globalThis.facet?.state?.(),
  mutations: globalThis.facetTest?.mutations,
  violations: globalThis.facetTest?.violations ?? [],
  isReady: globalThis.facetTest?.isReady ?? false,
})
