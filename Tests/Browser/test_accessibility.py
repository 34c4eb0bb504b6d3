"""axe-core finds nothing against WCAG 2.2 AA, and nothing is wider than the window, on any page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from Support.addresses import PAGES, STATUS
from Support.browser import Visit, sign_in

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
HEIGHTS = {320: 640, 390: 844, 1280: 900}
# What reaches beyond the window. Content that scrolls within its own box, or that only a screen reader sees, does not.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def describe(violation):
    nodes = "; ".join(f"{node['target']} {node['html'][:120]} {node['failureSummary'][:200]}" for node in violation["nodes"][:4])
    return f"{violation['id']}: {violation['help']} ({nodes})"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(chromium, shared_users_shop, admin_state, width, scheme):
    # axe brings a script of its own into the page, which the policy is right to refuse elsewhere.
    context = chromium.new_context(
        storage_state=admin_state, viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=scheme, bypass_csp=True)
    visit = Visit(context.new_page(), shared_users_shop)
    axe, found = Axe(), []
    for name, path in PAGES.items():
        visit.open(path, STATUS.get(name, 200))
        result = axe.run(visit.page, options=RULES).response
        assert len(result["passes"]) > 10, f"{name}: axe did not look"
        found += [f"{name}: {describe(violation)}" for violation in result["violations"]]
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_forms_with_errors(chromium, users_shop, scheme):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True)
    # The server's own page with errors: no client comes that would show them without one.
    context.route("**/assets/**/*.js", lambda route: route.abort())
    visit = Visit(context.new_page(), users_shop)
    sign_in(visit.page, users_shop)
    visit.open("/products/new")
    visit.fill(Name=" ", Category=" ", In_stock="2000000")
    visit.press("Create product", status=422)
    found = Axe().run(visit.page, options=RULES).response["violations"]
    context.close()
    assert not found, "\n".join(map(describe, found))


@pytest.mark.parametrize("width", HEIGHTS)
def test_nothing_is_wider_than_the_window(chromium, shared_users_shop, admin_state, width):
    context = chromium.new_context(storage_state=admin_state, viewport={"width": width, "height": HEIGHTS[width]})
    visit = Visit(context.new_page(), shared_users_shop)
    found = []
    for name, path in PAGES.items():
        visit.open(path, STATUS.get(name, 200))
        if beyond := visit.page.evaluate(OVERFLOW):
            found.append(f"{name}: {beyond} px")
    context.close()
    assert not found, found


def test_the_keyboard_reaches_the_content(chromium, shared_shop):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    visit = Visit(context.new_page(), shared_shop)
    visit.open("/products")
    visit.page.keyboard.press("Tab")
    skip = visit.page.get_by_role("link", name="Skip to content")
    assert skip.evaluate("node => node === document.activeElement")
    visit.page.keyboard.press("Enter")
    assert visit.path == "/products#content"
    visit.page.keyboard.press("Tab")
    focused = visit.page.evaluate("document.activeElement.closest('main') !== null")
    assert focused
    context.close()
