"""The flows of Tests/Browser, once more through nginx: every server that they ask for stands behind one.

The demo refuses what a proxy forwards. So where the flows ask for a shop in demo mode, they get one with accounts, as its
signed-in manager, who may do what everybody may in the demo.
"""

import shutil
from contextlib import contextmanager

import pytest

from Support.accounts import signed_in
from Support.facet import Server
from Support.nginx import Nginx

SETTINGS = "auth: users\nhosts: [127.0.0.1]\ntrusted_proxies: [127.0.0.1]\n"
# The flows ask for 127.0.0.1, and sign in more often than visitors do.
REPLACED = [("server_name shop.example;", "server_name 127.0.0.1;"), ("rate=20r/m;", "rate=1000r/s;")]


class Front:
    """An nginx in a server's place. `cookies` and `headers` say who its visitors are."""

    def __init__(self, nginx, role=None):
        self.port, self.url = nginx.port, nginx.url
        self.cookies, self.headers = {}, {}
        if role:
            self.cookies = signed_in(self, role).cookies
            # A request with a cookie has to say where it comes from.
            self.headers = {"Sec-Fetch-Site": "same-origin"}


@contextmanager
def fronted(data, folder, bundles, role=None):
    shutil.copytree(data, folder / "shop")
    (folder / "facet.yaml").write_text(SETTINGS)
    with Server("--data", folder / "shop", "--config", folder / "facet.yaml") as server:
        with Nginx(folder / "nginx", [server.port], public=bundles, fronts=["shop"], replaced=REPLACED) as nginx:
            yield Front(nginx, role)


@pytest.fixture
def shop(staffed, bundles, tmp_path):
    with fronted(staffed, tmp_path / "front", bundles, "manager") as front:
        yield front


@pytest.fixture(scope="module")
def shared_shop(staffed, bundles, tmp_path_factory):
    with fronted(staffed, tmp_path_factory.mktemp("front") / "shared", bundles, "manager") as front:
        yield front


@pytest.fixture
def users_shop(staffed, bundles, tmp_path):
    with fronted(staffed, tmp_path / "front", bundles) as front:
        yield front


@pytest.fixture(scope="module")
def shared_users_shop(staffed, bundles, tmp_path_factory):
    with fronted(staffed, tmp_path_factory.mktemp("front") / "users", bundles) as front:
        yield front


@pytest.fixture
def no_script_page(chromium, request):
    """A page of a browser with scripting off, signed in where everybody is the manager."""
    context = chromium.new_context(java_script_enabled=False)
    for name in ("shop", "shared_shop"):
        if name in request.fixturenames:
            front = request.getfixturevalue(name)
            context.add_cookies([{"name": n, "value": v, "url": front.url} for n, v in front.cookies.items()])
    yield context.new_page()
    context.close()
