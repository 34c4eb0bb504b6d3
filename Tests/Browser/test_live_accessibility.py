"""axe-core finds nothing against WCAG 2.2 AA in what only script shows, and nothing of it is wider than a narrow window."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from Support.addresses import VARIANTS
from Support.live import LiveVisit
from Support.shop import made, order, product

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def advice(visit):
    visit.open("/products/new")
    visit.fill(Name="  ", In_stock="2000000")
    expect(visit.main.locator(".error")).to_have_count(2)


def refusal(visit):
    visit.open("/products/1")
    visit.refuse("**/restock")
    visit.main.get_by_role("button", name="Add to stock").click()
    expect(visit.main.get_by_role("alert")).to_be_visible()


def arrival(visit):
    row = made(visit.api, "/api/products", product("Told", stock=500))
    with visit.page.expect_response("**/stream"):
        visit.open("/notifications")
    made(visit.api, "/api/orders", order((row, 1)))
    expect(visit.main.get_by_role("list", name="New notifications")).to_be_visible()


def basket(visit):
    visit.open("/orders/new")
    for button in visit.main.get_by_role("button", name="Add ").all()[-2:]:
        button.click()
    expect(visit.main.get_by_role("spinbutton")).to_have_count(2)


def reading(visit):
    visit.open("/analytics")
    visit.main.locator("figure .hit").nth(4).hover()


def narrowed(visit):
    visit.open("/users")
    visit.main.get_by_role("searchbox").fill("nobody-has-this-name")
    expect(visit.main.get_by_text("No user matches")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_axe_finds_nothing_in_what_script_shows(chromium, live_shop, variant, scheme):
    # axe brings a script of its own into the page, which the policy is right to refuse elsewhere.
    context = chromium.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme, bypass_csp=True)
    visit, found = LiveVisit(context, live_shop, variant), []
    for show in (advice, refusal, arrival, basket, reading, narrowed):
        show(visit)
        result = Axe().run(visit.page, options=RULES).response
        assert len(result["passes"]) > 10, f"{show.__name__}: axe did not look"
        found += [f"{show.__name__}: {each['id']}: {each['help']} {each['nodes'][0]['html'][:160]}" for each in result["violations"]]
        if beyond := visit.page.evaluate(OVERFLOW):
            found.append(f"{show.__name__}: {beyond} px wider than the window")
    context.close()
    assert not found, "\n".join(found)
