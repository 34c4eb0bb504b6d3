"""Hostile values in every context: the tree keeps the shape that it has with a harmless value, and the value comes back
whole. Checked on what a running server sends, parsed by html5lib."""

import re
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from Html.contexts import CONTEXTS, URLS
from Html.tree import marked, parse, shape
from Html.vectors import ALL, STYLE
from Support.facet import Server

STYLE_PAGE = '<script>\n  query v: String = ""\n</script>\n<p data-at="1" style:width={v}>x</p>\n'


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contexts")
    pages = folder / "Templates" / "pages"
    pages.mkdir(parents=True)
    for context in CONTEXTS + URLS:
        (pages / f"{context.name}.facet").write_text(context.page(), encoding="utf-8")
    (pages / "style.facet").write_text(STYLE_PAGE, encoding="utf-8")
    (folder / "facet.yaml").write_text("auth: none\nhosts: [127.0.0.1]\n")
    with Server("--templates", folder / "Templates", "--config", folder / "facet.yaml") as server:
        yield server


def fetch(server, page, value):
    with urlopen(f"{server.url}/alpine/{page}?v={quote(value, safe='')}", timeout=30) as reply:
        return reply.read().decode("utf-8")


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda c: c.name)
def test_values_come_back_whole(server, context):
    harmless = shape(parse(fetch(server, context.name, "harmless")))
    for value in ALL:
        tree = parse(fetch(server, context.name, value))
        assert shape(tree) == harmless, f"{context.name}: {value!r} changed the tree"
        assert context.read(marked(tree)) == context.expect(value), f"{context.name}: {value!r}"


def test_an_address_with_a_null_is_refused(server):
    # HTML has no U+0000, so no page can give it back.
    with pytest.raises(HTTPError) as refusal:
        fetch(server, "text", "a\x00b")
    assert refusal.value.code == 400


def text_of(node):
    return "".join(node.itertext())


def scheme(url):
    """The scheme that a browser sees (WHATWG URL: C0 controls and space stripped at the ends, tab and newlines out)."""
    url = re.sub(r"[\t\r\n]", "", url.strip("".join(map(chr, range(0x21)))))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    return match[1].lower() if match else None


@pytest.mark.parametrize("context", URLS, ids=lambda c: c.name)
def test_urls_lead_nowhere_dangerous(server, context):
    harmless = shape(parse(fetch(server, context.name, "/harmless")))
    for value in ALL:
        tree = parse(fetch(server, context.name, value))
        assert shape(tree) == harmless, f"{context.name}: {value!r} changed the tree"
        found = scheme(context.read(marked(tree)))
        assert found in (None, "http", "https", "mailto", "tel", "about"), f"{context.name}: {value!r} gave {found}"


@pytest.mark.parametrize("url", ["/a?b=c&d=e", "https://example.com/x?y=z#w", "mailto:a@example.com", "tel:+41", "./x", "?q=1", "#a"])
def test_good_urls_pass(server, url):
    read = marked(parse(fetch(server, "url", url))).get("href")
    expected = "/alpine/x" if url == "./x" else url
    assert read == expected


@pytest.mark.parametrize("value", STYLE)
def test_style_values_stay_in_their_declaration(server, value):
    page = fetch(server, "style", value)
    assert shape(parse(page)) in (shape(parse(fetch(server, "style", "3px"))), shape(parse(fetch(server, "style", ""))))
    rules = "".join("".join(node.itertext()) for node in parse(page).iter("style"))
    assert "evil.example" not in rules and "position" not in rules and "display" not in rules
    assert rules.count("{") == rules.count("}") <= 1


def test_a_good_style_value_is_kept(server):
    rules = "".join("".join(node.itertext()) for node in parse(fetch(server, "style", "37.5%")).iter("style"))
    assert re.search(r"width:\s*37\.5%", rules)
