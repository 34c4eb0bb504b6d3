"""The shop with a module that is down: pages that need it say so in place, and everything else is as it was."""

import pytest

from Support.facet import Server, wait_until
from Support.fault_proxy import FaultProxy, never
from Support.pages import has_whole_document, words
from Support.proxied import ask


@pytest.fixture(params=["gone", "stands still"])
def shop_without_analytics(request, shop_folder, bundles, tmp_path):
    with FaultProxy(never) as module:
        if request.param == "gone":
            module.refuse()
        (tmp_path / "service.key").write_text("0123456789abcdef" * 4)
        (tmp_path / "service.key").chmod(0o600)
        names = ("users", "products", "orders", "notifications")
        (tmp_path / "facet.yaml").write_text(
            "auth: demo\nservice_key: service.key\nlimits: {timeout: 2}\nbackends:\n"
            + "".join(f"  {name}: embedded\n" for name in names) + f"  analytics: {module.url}\n")
        with Server("--config", tmp_path / "facet.yaml", "--data", shop_folder, "--public", bundles,
                    "--templates", "Templates") as server:
            yield server


def test_the_dashboard_without_analytics(shop_without_analytics):
    server = shop_without_analytics
    for target in ("alpine", "svelte", "preact", "solid"):
        page = ask(server.port, path=f"/{target}/dashboard")
        assert page.status == 200 and has_whole_document(page.text)
        text = words(page.text)
        assert "Dashboard" in text and "The key figures" in text and "Revenue over time" in text
        for path in ("", "/products", "/products/1", "/orders", "/users", "/users/3", "/notifications"):
            assert ask(server.port, path=f"/{target}{path}").status == 200, path
    assert ask(server.port, path="/api/products").status == 200
    # The checks have found out, so nobody waits.
    wait_until(lambda: ask(server.port, path="/api/analytics/summary").status == 503)
    refused = ask(server.port, path="/api/analytics/summary")
    assert refused.media_type == "application/problem+json" and int(refused.header("retry-after")) >= 1
    assert ask(server.port, path="/health/ready").json() == {"status": "ok", "backends": {"analytics": "unavailable"}}
