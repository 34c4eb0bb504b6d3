"""What `facet build` has made is what pages load, and it works as the modules do."""

import shutil

import pytest

from Support.addresses import VARIANTS
from Support.facet import ROOT, Server, run
from Support.live import LiveVisit
from Support.wire import Client


@pytest.fixture(scope="module")
def bundled_shop(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled")
    shutil.copytree(seeded, folder / "shop")
    shutil.copytree(ROOT / "Public", folder / "Public", ignore=shutil.ignore_patterns("assets"))
    run("build", "--templates", ROOT / "Templates", "--out", folder / "Public")
    with Server("--clients", "--public", folder / "Public", "--data", folder / "shop") as server:
        yield server


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_bundled_page_is_alive(chromium, bundled_shop, variant):
    context = chromium.new_context()
    visit = LiveVisit(context, bundled_shop, variant)
    scripts = []
    visit.page.on("request", lambda request: request.resource_type == "script" and scripts.append(request.url))
    visit.open("/products")
    assert visit.mutations == []
    assert scripts and all(f"/assets/{variant}/" in url for url in scripts), scripts
    with visit.staying():
        visit.main.get_by_role("searchbox").press_sequentially("steel")
        visit.rest()
        assert "q=steel" in visit.path and "match" in visit.text
    visit.check()
    context.close()


@pytest.mark.parametrize("coding", [None, "gzip", "br"])
def test_a_bundle_is_whole_in_every_coding(bundled_shop, coding):
    """RFC 9110 §8.6: `Content-Length` is that of what is sent."""
    client = Client(bundled_shop)
    page = client.get("/svelte/products").text
    address = page.split('type="module" src="')[1].split('"')[0]
    plain = client.get(address)
    answer = client.get(address, headers={"Accept-Encoding": coding} if coding else {}, timeout=10)
    assert answer.status == 200 and int(answer.header("content-length")) == len(answer.body)
    assert answer.header("content-encoding") == coding
    if coding != "br":
        assert answer.text == plain.text
