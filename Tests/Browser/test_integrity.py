"""What pages load is what was built: browsers compare it (Subresource Integrity), in all four variants."""

import base64
import hashlib
import os
import re
import shutil

import pytest
from playwright.sync_api import expect

from Support.accounts import signed_in
from Support.addresses import PAGES, STATUS, VARIANTS
from Support.facet import ROOT
from Support.live import LiveVisit
from Support.services import serve_shop
from Support.wire import Client

ELEMENT = re.compile(r"<(?:script type=\"module\" src|link rel=\"(?:stylesheet|modulepreload)\" href)=\"([^\"]+)\"[^>]*>")


@pytest.fixture(scope="module", params=["bundles", "modules"])
def shop(request, staffed, bundles, tmp_path_factory):
    """With bundles, and with the modules that are served without them."""
    folder = tmp_path_factory.mktemp("integrity")
    shutil.copytree(staffed, folder / "shop")
    public = bundles if request.param == "bundles" else folder / "Public"
    if request.param == "modules":
        shutil.copytree(ROOT / "Public", public, ignore=shutil.ignore_patterns("assets"))
    with serve_shop("--clients", "--public", public, "--data", folder / "shop", "--auth", "users") as server:
        server.kind = request.param
        yield server


def visiting(chromium, shop, variant):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    client = signed_in(shop, "admin")
    context.add_cookies([{"name": name, "value": value, "url": shop.url} for name, value in client.cookies.items()])
    return LiveVisit(context, shop, variant)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_page_says_what_its_files_hold(shop, variant):
    client, seen = signed_in(shop, "admin"), {}
    for name, path in PAGES.items():
        page = client.get(f"/{variant}{path}").text
        found = list(ELEMENT.finditer(page))
        assert found, name
        for element in found:
            text = re.search(r' integrity="sha384-([A-Za-z0-9+/=]{64})"', element[0])
            assert text, (name, element[0])
            seen.setdefault(element[1], set()).add(text[1])
    assert len(seen) > len(PAGES) / 2
    for address, digests in seen.items():
        answer = Client(shop).get(address)
        assert digests == {base64.b64encode(hashlib.sha384(answer.body).digest()).decode()}, address


def loaded(shop):
    """Separate modules take a browser long, and every page has them in the same way: a few pages show it."""
    if shop.kind == "bundles" or os.environ.get("FACET_DEEP") == "1":
        return PAGES
    return {name: path for name, path in PAGES.items() if path in ("", "/products", "/orders/new")}


@pytest.mark.parametrize("variant", VARIANTS)
def test_browsers_load_every_page_with_it(shop, chromium, variant):
    visit = visiting(chromium, shop, variant)
    for name, path in loaded(shop).items():
        visit.open(path, STATUS.get(name, 200))
        assert visit.page.evaluate("document.styleSheets.length") >= 1, name
        visit.check()
    visit.context.close()


# Separate modules are not preloaded.
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("shop, kind", [
    ("bundles", "script"), ("bundles", "preload"), ("bundles", "style"), ("modules", "script"), ("modules", "style"),
], indirect=["shop"], scope="module")
def test_another_content_is_not_taken(shop, chromium, variant, kind):
    """Somebody who can write to the folder of files, or stands between it and the browser."""
    page = signed_in(shop, "admin").get(f"/{variant}/products").text
    wanted = {"script": "<script type=\"module\"", "preload": "<link rel=\"modulepreload\"", "style": "<link rel=\"stylesheet\""}[kind]
    address = next(element[1] for element in ELEMENT.finditer(page) if element[0].startswith(wanted))
    visit = visiting(chromium, shop, variant)
    changed = []

    def change(route):
        answer = route.fetch()
        changed.append(route.request.url)
        route.fulfill(response=answer, body=answer.text() + "\n/* */")

    visit.page.route(f"**{address}", change)
    visit.page.goto(f"{shop.url}/{variant}/products")
    # The page works on as one of links and forms.
    expect(visit.main.get_by_role("heading", level=1)).to_have_text("Products")
    visit.page.wait_for_load_state("networkidle")
    assert changed
    if kind == "style":
        assert visit.page.evaluate("document.styleSheets.length") == 0 or visit.page.evaluate(
            "[...document.styleSheets].every((sheet) => !sheet.href)")
    else:
        assert not visit.page.evaluate("Boolean(globalThis.facetTest?.isReady)")
    assert any("integrity" in line for line in visit.complaints), visit.complaints
    visit.context.close()


def test_in_development_files_change_and_nothing_is_said_of_them(shop_folder):
    with serve_shop("--dev", "--data", shop_folder) as server:
        assert "integrity=" not in Client(server).get("/solid/products").text
