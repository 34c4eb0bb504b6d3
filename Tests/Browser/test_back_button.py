"""After signing out, the browser's back button shows nothing of what was there (OWASP ASVS 5.0, 7.4.1 and 14.3.2)."""

import pytest
from playwright.sync_api import expect

from Support.addresses import VARIANTS
from Support.browser import Visit, launch, sign_in


@pytest.fixture(scope="module")
def remembering(chromium):
    """A browser that keeps pages for its back button, which Playwright forbids by default."""
    browser = launch(chromium.browser_type, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_back_after_signing_out_leads_to_sign_in(remembering, shared_users_shop, variant, scripts):
    context = remembering.new_context(java_script_enabled=scripts)
    visit = Visit(context.new_page(), shared_users_shop, variant)
    sign_in(visit.page, visit.server, "admin", variant)
    visit.open("/users/3")
    name = visit.heading
    visit.open("/users")
    secrets = [name, "admin@shop.example"]
    assert all(secret in visit.text for secret in secrets[:1])
    with visit.page.expect_navigation():
        visit.page.get_by_role("banner").get_by_role("button", name="Sign out", exact=True).click()
    for _ in range(2):
        visit.page.go_back()
        visit.page.wait_for_load_state()
        # Who is signed out is asked to sign in, or sees what anybody sees.
        expect(visit.page.get_by_role("banner").get_by_role("button", name="Sign out", exact=True)).to_have_count(0)
        shown = visit.page.content()
        assert not any(secret in shown for secret in secrets), visit.page.url
    context.close()
