"""The tree that a page's markup was meant to be: every element closed by its own end tag, nothing implied, nothing moved.
A parser that follows the HTML standard has to build the same one."""

import re
from html import unescape

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
RAW = {"script", "style"}
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"([^\s=/]+)(?:=\"([^\"]*)\")?")
DOCTYPE = "<!doctype html>"


class NotStrict(AssertionError):
    """The markup leaves something to the parser."""


def tree(markup):
    """`(name, attributes, children)`, children being trees and text."""
    if not markup.startswith(DOCTYPE):
        raise NotStrict("no doctype")
    root = ("#document", {}, [])
    stack, at = [root], len(DOCTYPE)
    while at < len(markup):
        if markup.startswith("<!--", at):
            at = markup.index("-->", at) + 3
            continue
        match = TAG.match(markup, at)
        if match is None:
            end = markup.find("<", at + 1)
            end = len(markup) if end < 0 else end
            append_text(stack[-1], unescape(markup[at:end]))
            at = end
            continue
        at = match.end()
        closing, name, rest = match[1], match[2], match[3]
        if closing:
            if stack[-1][0] != name:
                raise NotStrict(f"</{name}> closes <{stack[-1][0]}>")
            stack.pop()
            continue
        node = (name, attributes(name, rest), [])
        stack[-1][2].append(node)
        if name in RAW:
            end = markup.index(f"</{name}>", at)
            append_text(node, markup[at:end])
            at = end + len(f"</{name}>")
        elif not rest.endswith("/") and name not in VOID:
            stack.append(node)
    if len(stack) != 1:
        raise NotStrict(f"<{stack[-1][0]}> is not closed")
    return strip_end(root)


def attributes(name, text):
    found = {}
    for match in ATTRIBUTE.finditer(text.rstrip("/")):
        if match[1] in found:
            raise NotStrict(f"<{name}> has {match[1]} twice")
        found[match[1]] = unescape(match[2] or "")
    return found


def append_text(node, text):
    children = node[2]
    if children and isinstance(children[-1], str):
        children[-1] += text
    elif text:
        children.append(text)


def strip_end(root):
    """A line feed behind `</html>` belongs to no element; parsers put it into `body`."""
    if root[2] and root[2][-1] == "\n":
        root[2].pop()
    return root


def parsed(node):
    """The same form of what html5lib built (as etree, without namespaces)."""
    def convert(element):
        children = []
        result = (element.tag.rsplit("}", 1)[-1], dict(element.attrib), children)
        append_text(result, element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                children.append(convert(child))
            append_text(result, child.tail or "")
        return result
    return ("#document", {}, [convert(node)])


def difference(one, other, path=""):
    """The first place where two trees differ, or nothing."""
    if isinstance(one, str) or isinstance(other, str):
        return None if one == other else f"{path}: {str(one)[:200]!r} and {str(other)[:200]!r}"
    where = f"{path}/{one[0]}"
    if one[0] != other[0]:
        return f"{path}: <{one[0]}> and <{other[0]}>"
    if one[1] != other[1]:
        return f"{where}: {one[1]} and {other[1]}"
    for number, (a, b) in enumerate(zip(one[2], other[2])):
        if found := difference(a, b, f"{where}[{number}]"):
            return found
    if len(one[2]) != len(other[2]):
        return f"{where}: {len(one[2])} children and {len(other[2])}"
    return None
