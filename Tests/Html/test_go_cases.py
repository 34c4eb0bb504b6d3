"""Go's table of escaping cases, on served pages and on `facet check`."""

import json
import re

import pytest

from Html.go_cases import REFUSALS, RENDERED, SCRIPT, STYLED
from Html.tree import marked, parse
from Html.test_escaping import fetch, text_of
from Support.facet import Server, run


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("go")
    pages = folder / "Templates" / "pages"
    pages.mkdir(parents=True)
    for name, markup, _ in RENDERED:
        (pages / f"{slug(name)}.facet").write_text(f"{SCRIPT}<main>{markup}</main>\n")
    for name, property, _, _ in STYLED:
        script = '<script>\n  query v: String = ""\n</script>\n'
        (pages / f"{slug(name)}.facet").write_text(f'{script}<p data-at="1" style:{property}={{v}}>x</p>\n')
    (folder / "facet.yaml").write_text("auth: none\nhosts: [127.0.0.1]\n")
    with Server("--templates", folder / "Templates", "--config", folder / "facet.yaml") as server:
        yield server


@pytest.mark.parametrize("case", RENDERED, ids=lambda c: c[0])
def test_rendered(server, case):
    name, _, (attribute, expected) = case
    node = marked(parse(fetch(server, slug(name), "")))
    assert (text_of(node) if attribute is None else node.get(attribute)) == expected


@pytest.mark.parametrize("case", STYLED, ids=lambda c: c[0])
def test_style_properties(server, case):
    name, property, value, expected = case
    page = parse(fetch(server, slug(name), value))
    rules = "".join(text_of(node) for node in page.iter("style"))
    found = re.search(rf"{property}:\s*([^;}}]*)", rules)
    assert (found[1] if found else None) == expected


@pytest.mark.parametrize("case", REFUSALS, ids=lambda c: c[0])
def test_refused(tmp_path, case):
    name, markup = case
    pages = tmp_path / "Templates" / "pages"
    pages.mkdir(parents=True)
    (pages / "index.facet").write_text(f"{SCRIPT}<main>{markup}</main>\n")
    done = run("check", "--format", "json", tmp_path / "Templates", check=False)
    assert done.returncode == 1, f"{name} was accepted"
    errors = [d for d in map(json.loads, done.stdout.splitlines()) if d["severity"] == "error"]
    assert errors and all(d["file"] and d["line"] >= 1 and d["message"] for d in errors)
