"""A host name for each variant: which addresses lead where, whose the session is, and what another name may not do."""

import re
import ssl
import subprocess
from http.client import HTTPSConnection

import pytest

from Support.accounts import PASSWORD, email, sign_in
from Support.addresses import VARIANTS
from Support.browser import launch
from Support.nginx import NAMES, Nginx
from Support.pages import form
from Support.wire import Client


def named(nginx, variant, **headers):
    return Client(nginx, headers={"Host": f"{NAMES[variant]}:{nginx.port}", **headers})


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_name_is_for_its_variant(nginx, variant):
    visitor = named(nginx, variant)
    root = visitor.get("/")
    assert root.status == 302 and root.location == f"/{variant}"
    page = visitor.get(f"/{variant}/products?q=oak")
    assert page.status == 200 and f'data-variant="{variant}"' in page.text
    short = visitor.get("/products?q=oak&sort=-price")
    assert short.status == 302 and short.location == f"/{variant}/products?q=oak&sort=-price"
    assert visitor.get(short.location).status == 200
    assert visitor.get("/nothing").location == f"/{variant}/nothing"
    for other in set(VARIANTS) - {variant}:
        for path in ("", "/products?q=%C3%A4+b"):
            answer = visitor.get(f"/{other}{path}")
            assert answer.status == 302
            assert answer.location == f"http://{NAMES[other]}:{nginx.port}/{other}{path}"


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_the_variants_share_is_at_every_name(nginx, public, variant):
    visitor = named(nginx, variant)
    assert visitor.get("/api/products?size=1").status == 200
    assert visitor.get("/favicon.svg").body == (public / "favicon.svg").read_bytes()
    assert visitor.get(re.search(r'href="(/assets/[^"]+\.css)"', visitor.get(f"/{variant}").text)[1]).status == 200
    bundle = next((public / "assets" / variant).glob("*.js"))
    assert visitor.get(f"/assets/{variant}/{bundle.name}").body == bundle.read_bytes()
    assert visitor.get("/api/nowhere").status == 404 and visitor.get("/health/ready").status == 404


def test_a_redirect_leads_nowhere_else(nginx):
    """Neither the path nor the Host of a visitor decides more than its port."""
    visitor = named(nginx, "alpine")
    for path in ("//evil.example", "/\\evil.example", "/%0d%0aX:y", "//evil.example/svelte", "/svelte/../..//evil.example"):
        answer = visitor.get(path)
        assert answer.location is None or answer.location.startswith((f"http://{NAMES['svelte']}:", "/alpine")), path
    for host in ("alpine.shop.example:1@evil.example", "alpine.shop.example:evil", "alpine.shop.example.:80"):
        answer = visitor.get("/svelte", headers={"Host": host})
        assert answer.location in (None, f"http://{NAMES['svelte']}/svelte", f"http://{NAMES['svelte']}:80/svelte"), host


def test_redirects_have_the_policy(nginx):
    for path in ("/", "/products", "/svelte"):
        answer = named(nginx, "alpine").get(path)
        assert answer.status == 302 and answer.header("cache-control") == "no-store"
        assert "default-src 'none'" in answer.header("content-security-policy")


def test_a_session_belongs_to_one_name(nginx):
    """The cookie has no Domain, so no browser sends it to another name."""
    alpine = named(nginx, "alpine", **{"Sec-Fetch-Site": "same-origin"})
    answer = sign_in(alpine, email("viewer"))
    assert answer.status == 200 and "domain" not in answer.header("set-cookie").lower()
    assert alpine.get("/api/session").json()["signedIn"]


def test_another_names_page_may_not_post(nginx):
    """Browsers say `same-site` of it, and that is not this site's own."""
    solid = named(nginx, "solid", **{"Sec-Fetch-Site": "same-origin", "Accept": "text/html"})
    assert sign_in(solid, email("manager")).status == 200
    fields = form(solid.get("/solid/products/new").text, "Create product").fields
    for site in ("same-site", "cross-site"):
        assert solid.post("/solid/products/new", form=fields, headers={"Sec-Fetch-Site": site}).status == 403
        assert solid.post("/api/products", json={}, headers={"Sec-Fetch-Site": site}).status == 403
    assert solid.post("/solid/products/new", form=fields).status == 422


def test_another_variants_address_takes_no_form(nginx):
    answer = named(nginx, "alpine", **{"Sec-Fetch-Site": "same-origin"}).post("/svelte/sign-in", form=[("_action", "x")])
    assert answer.status == 302, "the browser asks with GET where it is led to: nothing is done"


def test_the_switcher_leads_through_the_names(nginx, playwright_names):
    page = playwright_names.new_page()
    page.goto(f"http://{NAMES['alpine']}:{nginx.port}/products?q=oak")
    for variant in ("Svelte", "Preact", "Solid", "Alpine"):
        page.get_by_role("navigation", name="Variant").get_by_role("link", name=variant, exact=True).click()
        lower = variant.lower()
        page.wait_for_url(f"http://{NAMES[lower]}:{nginx.port}/{lower}/products?q=oak")
        assert page.locator("html").get_attribute("data-variant") == lower
        # A sign-in at each name: none of them has another's session.
        page.goto(f"http://{NAMES[lower]}:{nginx.port}/sign-in?next=/products?q=oak")
        page.get_by_label("Email").fill(email("viewer"))
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url(f"http://{NAMES[lower]}:{nginx.port}/{lower}/products?q=oak")
    cookies = page.context.cookies()
    assert sorted(cookie["domain"] for cookie in cookies) == sorted(NAMES[variant] for variant in VARIANTS)
    page.context.close()


@pytest.fixture
def playwright_names(chromium):
    """A browser to which every name is this machine; a second one beside the session's, through the same driver."""
    browser = launch(chromium.browser_type, "--host-resolver-rules=MAP *.example 127.0.0.1")
    yield browser
    browser.close()


# TLS


@pytest.fixture(scope="module")
def secure(gateway, public, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=shop.example",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"], check=True, capture_output=True)
    lines = f"ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem;"
    with Nginx(folder / "nginx", [gateway.port], public=public, listen=" ssl http2", extra=lines) as nginx:
        yield nginx


def test_behind_tls_the_cookie_is_bound_to_the_host(secure):
    connection = HTTPSConnection("127.0.0.1", secure.port, context=ssl._create_unverified_context(), timeout=60)
    host = {"Host": NAMES["svelte"], "Origin": f"https://{NAMES['svelte']}"}
    body = f'{{"email":"{email("viewer")}","password":"{PASSWORD}"}}'
    connection.request("POST", "/api/session", body, {**host, "Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    cookie = answer.getheader("set-cookie")
    assert answer.status == 200 and cookie.startswith("__Host-facet_session=") and "secure" in cookie.lower()
    connection.request("GET", "/preact/orders", headers=host)
    answer = connection.getresponse()
    answer.read()
    assert answer.getheader("location") == f"https://{NAMES['preact']}/preact/orders"
