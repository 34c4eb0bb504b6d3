"""Every page of every variant parses to the tree that was meant, and the four variants are equal.

They are equal without clients. What each client needs in its variant's page is compared in a browser (Tests/Clients), which, unlike
html5lib, knows templates; here it is only parsed.
"""

import re
import shutil

import html5lib
import pytest

from Html.intended import NotStrict, difference, parsed, tree
from Support.accounts import signed_in
from Support.addresses import PAGES, STATUS, VARIANTS
from Support.facet import Server
from Support.pages import without_templates


@pytest.fixture(scope="module")
def admin(staffed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain") / "shop"
    shutil.copytree(staffed, folder)
    with Server("--auth", "users", "--no-clients", "--data", folder) as server:
        yield signed_in(server, "admin")


@pytest.fixture(scope="module")
def admin_with_clients(shared_users_shop):
    return signed_in(shared_users_shop, "admin")


def page(admin, variant, name):
    reply = admin.get(f"/{variant}{PAGES[name]}")
    assert reply.status == STATUS.get(name, 200)
    return reply.text


def parse(markup):
    return parsed(html5lib.parse(markup, treebuilder="etree", namespaceHTMLElements=False))


@pytest.mark.parametrize("name", PAGES)
def test_a_parser_builds_the_intended_tree(admin, name):
    trees = {}
    for variant in VARIANTS:
        markup = page(admin, variant, name)
        intended = tree(markup)
        assert difference(intended, parse(markup)) is None, variant
        trees[variant] = neutral(intended, variant)
    for variant in VARIANTS[1:]:
        assert difference(trees["alpine"], trees[variant]) is None, variant


@pytest.mark.parametrize("name", PAGES)
def test_what_clients_need_changes_no_tree(admin_with_clients, name):
    for variant in VARIANTS:
        markup = without_templates(page(admin_with_clients, variant, name))
        assert difference(tree(markup), parse(markup)) is None, variant


def neutral(node, variant):
    """Without what says which variant it is: the marker, the prefix of links, and what differs with each answer."""
    if isinstance(node, str):
        return node
    name, attributes, children = node
    if "data-variant" in attributes and name != "html":
        # The switcher and the cards name the variants; the mark on the present one moves.
        return (name, {}, [])
    kept = {}
    for key, value in attributes.items():
        if key in ("href", "action", "src"):
            value = re.sub(rf"^/{variant}(?=[/?#]|$)", "/VARIANT", value)
        if key in ("nonce", "data-variant"):
            value = ""
        kept[key] = value
    if name == "input" and attributes.get("name") == "key":
        kept["value"] = ""
    if name == "input" and attributes.get("name") == "_action":
        # Behind the form's name stands the session's token, in other words each time.
        kept["value"] = re.sub(r"~[\w-]{43}$", "", attributes["value"])
    return (name, kept, [neutral(child, variant) for child in children])


@pytest.mark.parametrize("markup", [
    "<p><div>x</div></p>", "<table><tr><td>x</td></tr></table>", "<ul><li>a<li>b</ul>", "<b><i>x</b></i>",
    "<a href=\"/a\">x<a href=\"/b\">y</a></a>", "<pre>\nx</pre>", "<select><div>x</div></select>",
    "<p id=\"a\" id=\"b\">x</p>", "<form><form></form></form>",
])
def test_what_a_parser_would_change_is_seen(markup):
    """The test above can fail."""
    document = f"<!doctype html><html><head><title>t</title></head><body>{markup}</body></html>"
    try:
        found = difference(tree(document), parse(document))
    except NotStrict:
        return
    assert found is not None
