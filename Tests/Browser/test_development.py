"""`facet serve --dev`: a page follows its templates, keeps what was typed, and shows what is wrong with them."""

import re
import time

import pytest
from playwright.sync_api import expect

from Support.facet import Server

PAGE = """<script>
  state text = ""
  query q: String = ""
</script>

<h1>Before</h1>
<form method="get">
  <label>Search <input name="q" value={q}></label>
  <label>Text <input id="text" bind:value={text}></label>
  <label><input id="box" type="checkbox"> Box</label>
  <select id="choice"><option>one</option><option>two</option></select>
</form>
<p>{text}</p>

<style> h1 { color: rgb(1 2 3) } </style>
"""
PLAIN = "<h1>Plain</h1>\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in {"pages/index.facet": PAGE, "pages/plain.facet": PLAIN}.items():
        (tmp_path / "Templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Templates" / name).write_text(text)
    (tmp_path / "facet.yaml").write_text("auth: none\ntemplates: Templates\npublic: Public\n")
    (tmp_path / "Public").mkdir()
    (tmp_path / "Public/favicon.ico").write_bytes(b"")
    return tmp_path


@pytest.fixture
def server(folder):
    with Server("--config", folder / "facet.yaml", "--dev", cwd=folder) as server:
        yield server


@pytest.fixture
def page(chromium):
    """Fails when the policy is violated or the console says an error."""
    context = chromium.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not said, said


def change(folder, old, new, name="pages/index.facet"):
    path = folder / "Templates" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize("variant", ["alpine", "svelte", "preact", "solid"])
def test_a_page_follows_its_template_and_keeps_what_was_typed(folder, server, page, variant):
    page.goto(f"{server.url}/{variant}")
    page.fill("[name=q]", "query")
    page.fill("#text", "typed")
    page.check("#box")
    page.select_option("#choice", "two")
    page.focus("#text")
    page.locator("p", has_text="typed").wait_for()
    change(folder, "Before", "After")
    page.locator("h1", has_text="After").wait_for()
    page.locator("p", has_text="typed").wait_for()
    assert page.input_value("[name=q]") == "query"
    assert page.input_value("#text") == "typed"
    assert page.is_checked("#box")
    assert page.input_value("#choice") == "two"
    assert page.evaluate("document.activeElement.id") == "text"


def test_a_page_without_a_client_follows_too(folder, server, page):
    page.goto(f"{server.url}/svelte/plain")
    change(folder, "Plain", "Changed", "pages/plain.facet")
    page.locator("h1", has_text="Changed").wait_for()


def test_styles_follow(folder, server, page):
    page.goto(f"{server.url}/svelte")
    change(folder, "rgb(1 2 3)", "rgb(4 5 6)")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")


def test_a_file_that_is_empty_while_it_is_written_is_not_shown(folder, server, page):
    page.goto(f"{server.url}/solid")
    page.fill("#text", "typed")
    path = folder / "Templates/pages/index.facet"
    text = path.read_text()
    with path.open("w") as file:
        # The server looks every 10 ms. No condition tells that it has looked.
        time.sleep(0.3)
        file.write(text.replace("Before", "After"))
    page.locator("h1", has_text="After").wait_for()
    assert page.input_value("#text") == "typed"


def test_a_file_that_stays_empty_is_shown(folder, server, page):
    page.goto(f"{server.url}/svelte/plain")
    (folder / "Templates/pages/plain.facet").write_text("")
    page.locator("h1").wait_for(state="detached")


def test_wrong_templates_are_shown_above_the_last_right_page(folder, server, page):
    page.goto(f"{server.url}/solid")
    page.fill("#text", "typed")
    change(folder, "<p>{text}</p>", "<p>{txt}</p>")
    problem = page.locator("facet-problem section")
    problem.wait_for()
    said = problem.inner_text()
    assert re.search(r"index\.facet:\d+:\d+", said) and "txt" in said, said
    assert page.input_value("#text") == "typed"

    other = page.context.new_page()
    other.goto(f"{server.url}/alpine")
    other.locator("facet-problem section").wait_for()
    assert other.locator("h1", has_text="Before").count() == 1, "the last right page is served"
    other.close()

    change(folder, "<p>{txt}</p>", "<p>{text}</p>")
    problem.wait_for(state="detached")
    assert page.input_value("#text") == "typed"


def test_without_dev_nothing_is_followed(folder, page):
    with Server("--config", folder / "facet.yaml", cwd=folder) as server:
        page.goto(f"{server.url}/svelte")
        assert "facet-site" not in page.content() and "/development/" not in page.content()
        assert page.request.get(f"{server.url}/facet/changes").status == 404
