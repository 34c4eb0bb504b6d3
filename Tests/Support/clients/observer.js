/**
 * The last script of a document, before any module runs. Records what changes until the page's client is ready, and
 * knows the calls that are under way.
 */
(() => {
  /** Where a node stands, for people. */
  const where = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return `the text ${JSON.stringify(node.data)} in ${where(node.parentNode ?? document)}`;
    if (node.nodeType === Node.COMMENT_NODE) return `a comment in ${where(node.parentNode ?? document)}`;
    if (node.nodeType !== Node.ELEMENT_NODE) return "the document";
    const id = node.id ? `#${node.id}` : "";
    return node.parentElement ? `${where(node.parentElement)} > ${node.localName}${id}` : node.localName;
  };
  const listed = (nodes) => [...nodes].map((node) => node.outerHTML ?? where(node)).join(", ");

  const described = (record) => {
    switch (record.type) {
      case "attributes": {
        const value = record.target.getAttribute(record.attributeName);
        return `${record.attributeName} of ${where(record.target)}: ${JSON.stringify(record.oldValue)} → ${JSON.stringify(value)}`;
      }
      case "characterData":
        return `${where(record.target)}: it was ${JSON.stringify(record.oldValue)}`;
      default:
        return `in ${where(record.target)}: added ${listed(record.addedNodes) || "nothing"}, removed ${listed(record.removedNodes) || "nothing"}`;
    }
  };

  const test = { mutations: [], violations: [], calls: [], isReady: false };
  globalThis.facetTest = test;

  // `data-ready` on the root element is how a client says that it is ready; what comes after it is replay.
  const isMark = (record) => record.target === document.documentElement && record.attributeName === "data-ready";
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (isMark(record)) {
        test.isReady = true;
        observer.disconnect();
        return;
      }
      test.mutations.push(described(record));
    }
  });
  observer.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true,
    characterDataOldValue: true,
  });

  document.addEventListener("securitypolicyviolation", (event) => {
    test.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });

  // An answer counts as under way until its body is here, so that a test can wait until nothing is.
  const send = globalThis.fetch;
  globalThis.fetch = (target, options) => {
    const { pathname } = new URL(target, location.href);
    const call = { name: `${options?.method ?? "GET"} ${pathname}` };
    call.answer = (async () => {
      try {
        const response = await send(target, options);
        await response.clone().arrayBuffer();
        return response;
      } finally {
        test.calls.splice(test.calls.indexOf(call), 1);
      }
    })();
    test.calls.push(call);
    return call.answer;
  };
})();
