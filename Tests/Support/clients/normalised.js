/**
 * The page as its targets and the server have to agree on it: "The normalised DOM" of the language's rules, as lines.
 *
 * @param {{root: string, computed: string[]}} options the variant's root; style properties to print of every element
 * @returns {{title: string, url: string, focus: string, notice: string, head: string[], body: string[]}}
 */
({ root, computed }) => {
  const LEFT_OUT = /^(x-|:|@|data-hk$|data-f-|data-facet-|style$|nonce$)/;
  const LIVE = {
    input: ["value", "checked"], option: ["selected"], textarea: ["value"], details: ["open"], dialog: ["open"],
  };

  /** Addresses below the variant's root begin with `./`, so that the targets' are equal. */
  const withoutRoot = (text) => {
    if (text !== root && !["/", "?", "#"].some((next) => text.startsWith(root + next))) return text;
    return "./" + text.slice(root.length).replace(/^\//, "");
  };

  const notice = document.querySelector("body > .facet-notice");

  const isLeftOut = (node) => {
    if (node.nodeType === Node.COMMENT_NODE) return true;
    if (node.nodeType !== Node.ELEMENT_NODE) return false;
    if (["template", "script", "style"].includes(node.localName)) return true;
    if (node === notice) return true;
    // What tells the server which form was posted: generated, and of no use to a client.
    return node.localName === "input" && node.type === "hidden" && node.name.startsWith("_");
  };

  // Attributes and what stands for them

  const isChoice = (element) => element.localName === "input" && ["checkbox", "radio"].includes(element.type);

  const liveNames = (element) => {
    if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") return [];
    const names = LIVE[element.localName] ?? [];
    // The server never writes what stands in a field for passwords.
    if (element.type === "password") return [];
    return names.filter((name) => element.localName !== "input" || (name === "checked") === isChoice(element));
  };

  const live = (element) =>
    liveNames(element).flatMap((name) => {
      const value = element[name];
      if (typeof value === "string") return [[name, value]];
      return value ? [[name, ""]] : [];
    });

  const written = (element) => {
    const names = liveNames(element);
    // A form's control named `attributes` stands in the place of the form's own property.
    return element
      .getAttributeNames()
      .filter((name) => !LEFT_OUT.test(name) && !names.includes(name))
      .map((name) => [name, withoutRoot(element.getAttribute(name))]);
  };

  const attributes = (element) =>
    [...written(element), ...live(element)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
      .join("");

  // Styles: the properties that a template sets, on the server in a rule, in the browser on the element

  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const namesIn = (style) => Array.from({ length: style.length }, (_, index) => style[index]);

  const styles = (element) => {
    const id = element.getAttribute("data-facet-style");
    const generated = rules.filter((rule) => id !== null && rule.selectorText?.includes(`[data-facet-style="${id}"]`));
    const set = [...namesIn(element.style), ...generated.flatMap((rule) => namesIn(rule.style))];
    const names = [...new Set([...set, ...computed])].sort();
    if (names.length === 0) return "";
    const values = getComputedStyle(element);
    return ` {${names.map((name) => `${name}: ${values.getPropertyValue(name).trim()}`).join("; ")}}`;
  };

  // Nodes

  const mark = (element) => (element.facetTestMark === undefined ? "" : ` #${element.facetTestMark}`);

  /** Elements and merged texts of a node. */
  const children = (parent) => {
    const result = [];
    for (const node of parent.childNodes) {
      if (isLeftOut(node)) continue;
      if (node.nodeType === Node.ELEMENT_NODE) result.push(node);
      else if (node.data === "") continue;
      else if (typeof result.at(-1) === "string") result.push(result.pop() + node.data);
      else result.push(node.data);
    }
    return result;
  };

  const name = (element) => {
    const space = { "http://www.w3.org/2000/svg": "svg:", "http://www.w3.org/1998/Math/MathML": "math:" };
    return (space[element.namespaceURI] ?? "") + element.localName;
  };

  const print = (node, depth, lines) => {
    const indent = "  ".repeat(depth);
    if (typeof node === "string") {
      lines.push(indent + JSON.stringify(node));
      return;
    }
    const tag = `${indent}<${name(node)}${attributes(node)}>${mark(node)}${styles(node)}`;
    const inner = node.localName === "textarea" ? [] : children(node);
    if (inner.length === 1 && typeof inner[0] === "string") {
      lines.push(`${tag} ${JSON.stringify(inner[0])}`);
      return;
    }
    lines.push(tag);
    for (const child of inner) print(child, depth + 1, lines);
  };

  const body = [];
  for (const node of children(document.body)) print(node, 0, body);

  const head = [...document.head.querySelectorAll("meta[name], link:not([rel=stylesheet])")]
    .filter((element) => element.name !== "viewport")
    .map((element) => `<${element.localName}${attributes(element)}>`)
    .sort();

  const path = (element) => {
    if (element === null || element === document.body) return "";
    const same = [...element.parentElement.children].filter((other) => other.localName === element.localName && !isLeftOut(other));
    const above = path(element.parentElement);
    const own = same.length > 1 ? `${element.localName}[${same.indexOf(element) + 1}]` : element.localName;
    return above ? `${above} ${own}` : own;
  };

  return {
    title: document.title,
    url: withoutRoot(location.pathname + location.search + location.hash),
    focus: path(document.activeElement),
    notice: notice?.textContent ?? "",
    head,
    body,
  };
}
