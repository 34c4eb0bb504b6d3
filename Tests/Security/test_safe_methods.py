"""What changes something is no GET, HEAD, OPTIONS or TRACE, whatever the address and its query (OWASP ASVS 5.0, 3.5.3)."""

import hashlib
import itertools
import shutil
import sqlite3

import pytest

from Support.accounts import signed_in
from Support.addresses import PAGES
from Support.facet import Server

SAFE = ["GET", "HEAD", "OPTIONS", "TRACE"]
# As a form or a call would say it, were the method believed by what else a request says.
ACTIONS = [
    "", "?_method=DELETE", "?method=post&_action=0%230", "?_action=0.s0.2%230&name=Changed", "?delete=1&confirm=yes", "?to=cancelled&quantity=5",
]
OVERRIDES = {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "DELETE", "X-HTTP-Method": "DELETE"}


def tables(folder):
    """All rows of all files, but for when a session was last used and how far a relay has come."""
    found = {}
    for path in sorted(folder.glob("*.sqlite")):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            if name in ("session", "lease", "relay_offset", "delivery") or "offset" in name:
                continue
            rows = sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))
            found[path.name, name] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
        database.close()
    return found


@pytest.fixture(scope="module")
def shop(staffed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("safe") / "shop"
    shutil.copytree(staffed, folder)
    with Server("--auth", "users", "--data", folder) as server:
        server.folder = folder
        yield server


def addresses(admin):
    """Every address of the API as its description has it, and those of the gateway itself."""
    described = admin.get("/api/openapi.json").json()["paths"]
    ids = {"{id}": "400", "{state}": "paid"}
    paths = []
    for path in described:
        for name, value in ids.items():
            path = path.replace(name, value)
        assert "{" not in path, path
        if not path.endswith("/stream"):
            paths.append(path)
    assert len(paths) > 15
    return paths + ["/api/session", "/api/sessions", "/api/sessions/000000000000000000000000", "/api/sizes", "/api/session/rights/users.update"]


@pytest.mark.parametrize("method", SAFE)
def test_no_address_of_the_api_changes_anything(shop, method):
    admin = signed_in(shop, "admin")
    paths = addresses(admin)
    before = tables(shop.folder)
    assert any(count for count, _ in before.values())
    for path, query in itertools.product(paths, ACTIONS):
        answer = admin.request(method, path + query, headers=OVERRIDES)
        assert answer.status < 500 or answer.status == 501, (method, path, answer)
        assert not answer.all("set-cookie"), (method, path)
    assert admin.get("/api/session").json()["signedIn"]
    assert tables(shop.folder) == before


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_page_changes_anything(shop, method):
    admin = signed_in(shop, "admin")
    before = tables(shop.folder)
    for path, query in itertools.product(PAGES.values(), ACTIONS):
        if "?" in path:
            query = query.replace("?", "&")
        answer = admin.request(method, f"/alpine{path}{query}", headers=OVERRIDES)
        assert answer.status < 500 and not answer.all("set-cookie"), (path, query, answer)
    assert admin.get("/api/session").json()["signedIn"]
    assert tables(shop.folder) == before


def test_what_is_compared_would_show_a_change(shop):
    from Support.shop import made, product

    before = tables(shop.folder)
    made(signed_in(shop, "manager"), "/api/products", product("Seen"))
    assert tables(shop.folder) != before
