"""Facet behind nginx: a gateway that believes the loopback, and the shipped configuration before it."""

import shutil

import pytest

from Support.facet import Server
from Support.foreign import Foreign
from Support.nginx import NAMES, Nginx
from Support.wire import Client

SETTINGS = "auth: users\nhosts: [{hosts}]\ntrusted_proxies: [127.0.0.0/8]\npublic: {public}\n"


@pytest.fixture(scope="session")
def public(bundles, tmp_path_factory):
    """Static files of every kind, and the bundles."""
    folder = tmp_path_factory.mktemp("files") / "Public"
    shutil.copytree(bundles, folder)
    (folder / "large.txt").write_text("A line of text, and again.\n" * 4000)
    (folder / ".hidden").write_text("not for visitors")
    (folder / "outside.txt").symlink_to("/etc/hostname")
    (folder / "alpine").write_text("a file of a page's name")
    return folder


@pytest.fixture(scope="module")
def gateway(staffed, public, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    shutil.copytree(staffed, folder / "shop")
    hosts = ", ".join([*NAMES.values(), "127.0.0.1"])
    (folder / "facet.yaml").write_text(SETTINGS.format(hosts=hosts, public=public))
    with Server("--data", folder / "shop", "--config", folder / "facet.yaml") as server:
        yield server


@pytest.fixture(scope="module")
def nginx(gateway, public, tmp_path_factory):
    with Nginx(tmp_path_factory.mktemp("nginx"), [gateway.port], public=public) as nginx:
        yield nginx


@pytest.fixture
def visitor(nginx):
    return Client(nginx, headers={"Host": "shop.example"})


@pytest.fixture
def foreign():
    """In a gateway's place: it records what nginx sends, and answers as the test wants."""
    with Foreign() as foreign:
        yield foreign


@pytest.fixture
def before_foreign(foreign, public, tmp_path):
    with Nginx(tmp_path, [foreign.server.server_port], public=public) as nginx:
        yield nginx
