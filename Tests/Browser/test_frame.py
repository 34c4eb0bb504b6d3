"""What stands around every page, with scripting off: the variant switcher, navigation, notifications, and errors."""

import pytest

from Support.addresses import PAGES, STATUS
from Support.browser import Visit, posted_then_led
from Support.facet import Server
from Support.wire import Client


@pytest.fixture
def reading(no_script_page, shared_shop):
    return Visit(no_script_page, shared_shop)


@pytest.mark.parametrize("path", ["", "/products?q=oak&sort=-price", "/orders/12", "/users?role=viewer&page=2"])
def test_the_switcher_stays_on_the_page(reading, path):
    reading.open(path)
    heading = reading.heading
    for variant in ("Svelte", "Preact", "Solid", "Alpine"):
        switcher = reading.page.get_by_role("navigation", name="Variant")
        reading.variant = variant.lower()
        reading.link(variant, within=switcher)
        assert reading.path == path and reading.heading == heading
        assert reading.page.locator("html").get_attribute("data-variant") == variant.lower()
        assert switcher.locator("[aria-current=true]").inner_text() == variant


def test_links_stay_within_the_variant(no_script_page, shared_shop):
    visit = Visit(no_script_page, shared_shop, "solid")
    visit.open()
    sections = visit.page.get_by_role("navigation", name="Sections")
    for name in ("Dashboard", "Products", "Orders", "Users", "Analytics"):
        visit.link(name, within=sections)
        assert visit.path == f"/{name.lower()}" and visit.heading == name
        assert sections.locator("[aria-current=page]").inner_text() == name


def test_the_home_page_leads_to_the_variants(reading):
    reading.open()
    cards = reading.main.get_by_role("list", name="Variants")
    assert cards.get_by_role("link").count() == 4
    reading.variant = "preact"
    reading.follow(cards.get_by_role("link").filter(has_text="Preact"))
    assert reading.path == ""


def test_the_banner_says_demo(reading, no_script_page, shared_users_shop):
    reading.open()
    assert reading.page.get_by_role("complementary", name="Demo mode").count() == 1
    other = Visit(no_script_page, shared_users_shop)
    other.open()
    assert other.page.get_by_role("complementary").count() == 0


def test_addresses_at_the_edge(shared_shop):
    assert Client(shared_shop).get("/").status == 303
    slash = Client(shared_shop).get("/alpine/")
    assert slash.status == 308 and slash.header("Location") == "/alpine"
    for path in ("/angular", "/angular/products"):
        assert Client(shared_shop).get(path).status == 404


@pytest.mark.parametrize("path", ["/nothing/here", "/orders/999999", "/products/abc", "/users/-1", "/403", "/error"])
def test_what_is_not_there(reading, path):
    reading.open(path, status=404)
    assert reading.heading == "There is nothing at this address"
    reading.link("Browse the products")
    assert reading.path == "/products"


def test_a_form_of_another_site_is_refused(shared_shop):
    reply = Client(shared_shop, headers={"Sec-Fetch-Site": "cross-site"}).post("/alpine/products/1", form={"_action": "x"})
    assert reply.status == 403


def test_an_error_of_a_page_is_a_page(tmp_path, no_script_page):
    pages = tmp_path / "Templates" / "pages"
    pages.mkdir(parents=True)
    (pages / "index.facet").write_text("<script>\n  query n: Int = 1\n</script>\n<h1>{10 / n}</h1>\n")
    (pages / "error.facet").write_text("<h1>Trouble {route.status}</h1><p>{route.message}</p>\n")
    (tmp_path / "facet.yaml").write_text("auth: none\nhosts: [127.0.0.1]\n")
    with Server("--templates", tmp_path / "Templates", "--config", tmp_path / "facet.yaml") as server:
        visit = Visit(no_script_page, server)
        visit.open("?n=5")
        assert visit.heading == "2"
        visit.open("?n=0", status=500)
        # In production the page says that it failed, not where.
        assert visit.heading == "Trouble 500" and ".facet" not in visit.page.content()
        assert any("index.facet:4" in line for line in server.log)
        visit.open("?n=2")
        assert visit.heading == "5"


def test_every_page_has_its_title_and_one_heading(chromium, shared_users_shop, admin_state):
    context = chromium.new_context(java_script_enabled=False, storage_state=admin_state)
    visit = Visit(context.new_page(), shared_users_shop)
    titles = set()
    for name, path in PAGES.items():
        visit.open(path, STATUS.get(name, 200))
        assert visit.page.get_by_role("heading", level=1).count() == 1, name
        title = visit.page.title()
        assert title.endswith(" · Facet"), name
        titles.add(title)
    assert len(titles) >= 18
    context.close()


def test_notifications_are_marked_read(visit):
    visit.open("/notifications")
    unread = lambda: visit.api.get("/api/notifications/unread").json()["count"]
    before = unread()
    assert before > 3
    first = visit.main.get_by_role("listitem").first
    response = visit.follow(first.get_by_role("button"))
    assert posted_then_led(response) and unread() == before - 1
    assert first.get_by_role("button").count() == 0

    tabs = visit.main.get_by_role("navigation", name="Which notifications")
    visit.link("Unread", within=tabs)
    assert visit.path == "/notifications?unread=true" and f"of {before - 1}" in visit.text
    visit.follow(visit.main.get_by_role("listitem").nth(1).get_by_role("button"))
    assert visit.path == "/notifications?unread=true&page=1" and unread() == before - 2

    visit.press("Mark all as read")
    assert unread() == 0
    visit.link("Unread", within=tabs)
    assert "Everything is read" in visit.text
    assert visit.page.get_by_role("banner").get_by_role("link", name="Notifications", exact=True).count() == 1


def test_the_figures_of_a_time(reading):
    reading.open("/dashboard")
    for label in ("Revenue", "Orders", "Average order", "Customers"):
        assert reading.main.locator("dt", has_text=label).count() >= 1
    assert reading.main.get_by_role("img").count() == 1
    reading.open("/analytics")
    reading.fill(From="2026-03-01", To="2026-04-01")
    reading.main.get_by_label("One point for each").select_option("week")
    reading.press("Apply")
    assert reading.path == "/analytics?from=2026-03-01&to=2026-04-01&bucket=week"
    assert reading.main.get_by_role("heading", name="Revenue by week").count() == 1
    summary = reading.api.get("/api/analytics/summary?from=2026-03-01&to=2026-04-01").json()
    assert str(summary["orders"]) in reading.main.locator("dd").all_inner_texts()
    reading.open("/analytics?from=garbage")
    assert "cannot be shown right now" in reading.text


def test_pages_say_what_they_are_to_caches_and_machines(shared_shop):
    page = Client(shared_shop).get("/alpine/products")
    assert page.header("Cache-Control") == "no-store" and "Accept" in page.header("Vary")
    state = Client(shared_shop).get("/alpine/products", headers={"Accept": "application/vnd.facet+json"})
    assert state.header("Content-Type").startswith("application/vnd.facet+json") and isinstance(state.json(), dict)
    assert Client(shared_shop).request("HEAD", "/alpine/products").body == b""
    assert Client(shared_shop).request("PUT", "/alpine/products").status == 405
