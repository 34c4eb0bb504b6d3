"""Parses pages as browsers do (html5lib follows WHATWG HTML) and compares the shape of trees."""

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


def parse(markup):
    return html5lib.parse(markup, treebuilder="etree", namespaceHTMLElements=False)


def shape(node):
    """Names, attribute names and nesting: everything but text and values."""
    children = [shape(child) for child in node if isinstance(child.tag, str)]
    comments = sum(1 for child in node if not isinstance(child.tag, str))
    return (node.tag, tuple(sorted(node.attrib)), tuple(children), comments)


def marked(tree):
    """The one element that a test looks at."""
    found = [node for node in tree.iter() if isinstance(node.tag, str) and node.get("data-at") == "1"]
    assert len(found) == 1, f"{len(found)} marked elements"
    return found[0]
