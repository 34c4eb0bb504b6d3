"""Makes cases.json: small trees, and whether a parser keeps them as they are written.

The verdict is html5lib's (1.1): a tree is kept when the document that holds it has the same tree again. Changed trees
are made as small as they can be, so that each shows one rule. Run it with the tests' Python environment:

    python Tests/Fixtures/nesting/generate.py > Tests/Fixtures/nesting/cases.json

Elements that html5lib 1.1 does not know as current browsers do (`dialog`, `search`, `rb`, `rtc`) are left out.
"""

import json
import random

import html5lib

HTML = (
    "a abbr address article b blockquote button caption code col colgroup datalist dd details div dl dt em fieldset "
    "figure footer form h1 h3 header i img input label legend li main nav ol optgroup option p pre ruby rt rp section "
    "select small span strong summary table tbody td textarea tfoot th thead tr u ul br hr"
).split()
SVG = "svg g circle text foreignObject title desc a".split()
TABLE = {"table", "thead", "tbody", "tfoot", "tr", "colgroup"}
VOID = {"br", "hr", "img", "input", "col"}
LIKELY = {
    "table": ["tbody", "thead", "caption", "colgroup"], "tbody": ["tr"], "thead": ["tr"], "tfoot": ["tr"],
    "tr": ["td", "th"], "colgroup": ["col"], "select": ["option", "optgroup"], "optgroup": ["option"],
    "ul": ["li"], "ol": ["li"], "dl": ["dt", "dd", "div"], "ruby": ["rt", "rp"], "datalist": ["option"],
    "svg": ["g", "circle", "text", "foreignObject"], "g": ["circle", "text", "g"],
}


def tree(random_source, depth, parent, is_drawing=False):
    """(name, children); text is a string."""
    pool = HTML + ["svg"]
    if parent in LIKELY and random_source.random() < 0.75:
        pool = LIKELY[parent]
    elif is_drawing and parent not in ("foreignObject", "title", "desc"):
        pool = SVG[1:] + ["div", "p", "span"]
    # An empty form in a table is kept by accident; Facet refuses any.
    name = random_source.choice([name for name in pool if name != "form" or parent not in TABLE])
    if name in VOID or name in ("circle",):
        return (name, [])
    if name == "textarea":
        return (name, ["x"])
    children = []
    for _ in range(random_source.choice([0, 1, 1, 1, 2]) if depth else 0):
        if random_source.random() < 0.25:
            if not children or not isinstance(children[-1], str):
                children.append("x")
        else:
            inside = name == "svg" or (is_drawing and name in SVG and name not in ("foreignObject", "title", "desc"))
            children.append(tree(random_source, depth - 1, name, inside))
    return (name, children)


def write(node):
    if isinstance(node, str):
        return node
    name, children = node
    if name in VOID:
        return f"<{name}>"
    return f"<{name}>" + "".join(write(child) for child in children) + f"</{name}>"


def read(element):
    nodes = [element.text] if element.text else []
    for child in element:
        name = child.tag.split("}")[-1] if isinstance(child.tag, str) else "#"
        nodes.append((name, read(child)))
        if child.tail:
            nodes.append(child.tail)
    return nodes


def is_kept(node):
    document = html5lib.parse("<!doctype html><html><head></head><body>" + write(node) + "</body></html>")
    body = document.find("{http://www.w3.org/1999/xhtml}body")
    return body is not None and read(body) == [node]


def smaller(node):
    """Trees with one node less."""
    name, children = node
    for index, child in enumerate(children):
        yield (name, children[:index] + children[index + 1:])
        if not isinstance(child, str):
            for inner in child[1]:
                yield (name, children[:index] + [inner] + children[index + 1:])
            for less in smaller(child):
                yield (name, children[:index] + [less] + children[index + 1:])
    for child in children:
        if not isinstance(child, str):
            yield child


def has_adjacent_text(node):
    if isinstance(node, str):
        return False
    texts = [isinstance(child, str) for child in node[1]]
    return any(a and b for a, b in zip(texts, texts[1:])) or any(has_adjacent_text(child) for child in node[1])


def shrink(node):
    while True:
        for less in smaller(node):
            if not has_adjacent_text(less) and not is_kept(less):
                node = less
                break
        else:
            return node


def main():
    source = random.Random(20261122)
    kept, changed = {}, {}
    for _ in range(12000):
        node = tree(source, 5, None)
        if is_kept(node):
            if len(write(node)) > 30 and len(kept) < 700:
                kept[write(node)] = True
        elif len(changed) < 900:
            changed[write(shrink(node))] = False
    cases = [{"markup": markup, "isKept": verdict} for markup, verdict in sorted({**kept, **changed}.items())]
    print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")


main()
