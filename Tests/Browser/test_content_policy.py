"""Scripting on: no page of any variant breaks the content policy or writes an error to the console."""

import re

import pytest

from Support.accounts import signed_in
from Support.addresses import PAGES, STATUS, VARIANTS
from Support.browser import Visit

POLICY = {
    "default-src": "'none'",
    "script-src": "'nonce-NONCE' 'strict-dynamic'",
    "style-src": "'self' 'nonce-NONCE'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "facet",
}
# Reports what a browser says of a page to whoever asks afterwards.
LISTENER = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_page_breaks_the_policy(chromium, shared_users_shop, admin_state, variant):
    context = chromium.new_context(storage_state=admin_state)
    context.add_init_script(LISTENER)
    visit = Visit(context.new_page(), shared_users_shop, variant)
    said = []
    visit.page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    visit.page.on("pageerror", lambda error: said.append(f"error: {error}"))
    # What a page had no time to fetch is given up when the next one is opened, and no failure.
    visit.page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or said.append(
        f"failed: {request.url} {request.failure}"))
    for name, path in PAGES.items():
        expected = STATUS.get(name, 200)
        visit.open(path, expected)
        # Chromium itself writes a line for a page that is answered with an error.
        said[:] = [line for line in said if not (expected != 200 and f"status of {expected}" in line)]
        assert said == [], f"{name}: {said}"
        assert visit.page.evaluate("window.violations") == [], name
        # The styles that the policy lets through are there: the shop's own ground is not white.
        assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(245, 244, 240)", name
    context.close()


def test_the_listener_hears_violations(chromium, shared_shop):
    """The test above can fail."""
    context = chromium.new_context()
    context.add_init_script(LISTENER)
    page = context.new_page()
    page.goto(f"{shared_shop.url}/alpine")
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: 'https://evil.example/a.png'}))")
    page.wait_for_function("() => window.violations.length > 0")
    assert "img-src" in page.evaluate("window.violations[0]")
    with pytest.raises(Exception, match="[Tt]rusted"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
    context.close()


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_page_carries_the_policy_and_a_fresh_nonce(shared_users_shop, variant):
    admin = signed_in(shared_users_shop, "admin")
    nonces = set()
    for name, path in PAGES.items():
        reply = admin.get(f"/{variant}{path}")
        assert reply.status == STATUS.get(name, 200), name
        policy = reply.header("Content-Security-Policy")
        nonce = re.search(r"'nonce-([\w-]{22,})'", policy)[1]
        nonces.add(nonce)
        found = dict(part.strip().split(" ", 1) for part in policy.replace(nonce, "NONCE").split(";"))
        assert found == POLICY, name
        assert "unsafe" not in policy
        for tag in re.findall(r"<(?:script|style)\b[^>]*>", reply.text):
            # Data is never run, and the policy does not ask about it.
            assert f'nonce="{nonce}"' in tag or 'type="application/json"' in tag, f"{name}: {tag}"
        assert not re.search(r"\s(?:on\w+|style)=", re.sub(r">[^<]*<", "><", reply.text)), name
        for header, value in {
            "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
        }.items():
            assert reply.header(header) == value, name
        assert "camera=()" in reply.header("Permissions-Policy")
    assert len(nonces) == len(PAGES)
