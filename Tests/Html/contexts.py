"""Every place where a template may put a value, as a page that takes it from its query, and how the value is read back
out of the parsed tree. What is found by `read` has to be the value, whole."""

from urllib.parse import parse_qs, unquote, urlsplit


def text(node):
    return "".join(node.itertext())


def attribute(name):
    return lambda node: node.get(name)


def whole(value):
    return value


class Context:
    def __init__(self, name, markup, read, expect=whole, head=""):
        self.name, self.markup, self.read, self.expect, self.head = name, markup, read, expect, head

    def page(self):
        return f'<script>\n  query v: String = ""\n</script>\n{self.head}<main>{self.markup}</main>\n'


def query_value(node):
    return parse_qs(urlsplit(node.get("href")).query, keep_blank_values=True)["q"][0]


CONTEXTS = [
    Context("text", '<p data-at="1">{v}</p>', text),
    Context("text-joined", '<p data-at="1">a {v} b</p>', text, lambda v: f"a {v} b"),
    Context("title", '<p>x</p>', text, head='<head><title data-at="1">{v}</title></head>\n'),
    Context("textarea", '<form><textarea data-at="1" name="n">{v}</textarea></form>', text),
    Context("option", '<form><select name="n"><option data-at="1">{v}</option></select></form>', text),
    Context("attribute", '<p data-at="1" title={v}>x</p>', attribute("title")),
    Context("attribute-quoted", '<p data-at="1" title="a {v} b">x</p>', attribute("title"), lambda v: f"a {v} b"),
    Context("attribute-single", "<p data-at=\"1\" title='{v}'>x</p>", attribute("title")),
    Context("aria", '<p data-at="1" aria-label={v}>x</p>', attribute("aria-label")),
    Context("data", '<p data-at="1" data-x={v}>x</p>', attribute("data-x")),
    Context("value", '<form><input data-at="1" name="n" value={v}></form>', attribute("value")),
    Context("bound", '<form method="get"><input data-at="1" bind:value={v}></form>', attribute("value")),
    Context("spread", '<p data-at="1" {...["title": v]}>x</p>', attribute("title")),
    Context("class", '<p data-at="1" class="a {v}">x</p>', attribute("class"), lambda v: f"a {v}"),
    Context("url-path", '<a data-at="1" href="/a/{v}/b">x</a>', lambda n: unquote(n.get("href"))[3:-2], lambda v: v),
    Context("url-query", '<a data-at="1" href="/a?q={v}&amp;z=1">x</a>', query_value, lambda v: v),
    Context("url-fragment", '<a data-at="1" href="/a#{v}">x</a>', lambda n: unquote(n.get("href"))[3:], lambda v: v),
    Context("svg-text", '<svg viewBox="0 0 9 9"><text data-at="1">{v}</text></svg>', text),
    Context("svg-attribute", '<svg viewBox="0 0 9 9"><g data-at="1" aria-label={v}></g></svg>', attribute("aria-label")),
]

# Where a value is judged, not only encoded: it comes back whole or is replaced by something harmless.
URLS = [
    Context("url", '<a data-at="1" href={v}>x</a>', attribute("href")),
    Context("url-quoted", '<a data-at="1" href="{v}">x</a>', attribute("href")),
    Context("url-image", '<img data-at="1" src={v} alt="">', attribute("src")),
    Context("url-action", '<form data-at="1" action={v}></form>', attribute("action")),
    Context("url-svg", '<svg viewBox="0 0 9 9"><a data-at="1" href={v}><text>x</text></a></svg>', attribute("href")),
    Context("url-spread", '<a data-at="1" {...["href": v]}>x</a>', attribute("href")),
]
