"""Pages as a browser without script sees them: forms with what they would post."""

import re

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
INNERMOST = re.compile(r"<template\b[^>]*>(?:(?!<template\b).)*?</template>", re.S)


def without_templates(text):
    """What stands in a template is not in the page. html5lib does not know the element, so it has to go before."""
    while (less := INNERMOST.sub("", text)) != text:
        text = less
    return text


def tree(text):
    return html5lib.parse(without_templates(text))


def words(text):
    """The text of a page's main part, with single spaces."""
    main = next(tree(text).iter(XHTML + "main"), None)
    found = main if main is not None else tree(text)
    return " ".join("".join(shown(found)).split())


def shown(element):
    """The texts of an element that a browser shows; clients' comments and scripts are none."""
    if not isinstance(element.tag, str) or element.tag in (XHTML + "script", XHTML + "style"):
        return
    yield element.text or ""
    for child in element:
        yield from shown(child)
        yield child.tail or ""


def has_whole_document(text):
    document = tree(text)
    return text.rstrip().endswith("</html>") and next(document.iter(XHTML + "title"), None) is not None


class Form:
    """A form of a page and its fields, as name and value pairs in the order of the document."""

    def __init__(self, element):
        self.method = element.get("method", "get")
        self.fields = [pair for control in element.iter() for pair in _pairs(control)]
        self.label = " ".join(
            _label(button) for button in element.iter(XHTML + "button") if button.get("type", "submit") == "submit")

    def __repr__(self):
        return f"<form {self.label!r} {self.fields}>"

    @property
    def action(self):
        return dict(self.fields)["_action"]

    def filled(self, **values):
        """The fields with some values replaced; names that the form does not have are a failure of the test. A name that was
        made for a control also says where it stands: `quantity@0.s1.18`."""
        missing = values.keys() - {_bare(name) for name, _ in self.fields}
        assert not missing, (missing, self)
        return [(name, values.get(_bare(name), value)) for name, value in self.fields]


def _bare(name):
    return name.split("@")[0]


def forms(text, method="post"):
    return [form for form in map(Form, tree(text).iter(XHTML + "form")) if form.method == method]


def form(text, label):
    """The one posted form whose submit button says so."""
    found = [each for each in forms(text) if label in each.label]
    assert len(found) == 1, (label, [each.label for each in forms(text)])
    return found[0]


def _label(button):
    return (button.get("aria-label") or "".join(button.itertext())).strip()


def _pairs(control):
    name = control.get("name")
    if not name or control.get("disabled") is not None:
        return []
    tag = control.tag.removeprefix(XHTML)
    if tag == "textarea":
        return [(name, "".join(control.itertext()))]
    if tag == "select":
        options = list(control.iter(XHTML + "option"))
        chosen = [o for o in options if o.get("selected") is not None] or options[:1]
        return [(name, o.get("value", "".join(o.itertext()))) for o in chosen]
    if tag == "input":
        if control.get("type") in ("checkbox", "radio") and control.get("checked") is None:
            return []
        return [(name, control.get("value", "on" if control.get("type") == "checkbox" else ""))]
    return []
