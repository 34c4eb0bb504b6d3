"""Fixtures of the tests with scripting on: shops whose pages load their clients, and visitors of each variant."""

import os
import shutil

import pytest

from Support.accounts import signed_in
from Support.addresses import VARIANTS
from Support.live import LiveVisit
from Support.services import serve_shop

# A walk through the live shop takes a minute; the fixtures of Tests/Clients hold the four against each other in every run.
# How pages are taken over is tested in all four (test_hydration.py).
LIVE_VARIANTS = VARIANTS if os.environ.get("FACET_DEEP") == "1" else ["solid"]


def served(folder, public, *more):
    return serve_shop("--clients", "--public", public, "--data", folder, *more)


@pytest.fixture
def live_shop(shop_folder, bundles):
    """The shop with its clients, in demo mode, on data of the test's own."""
    with served(shop_folder, bundles) as server:
        yield server


@pytest.fixture(scope="module")
def shared_live_shop(staffed, bundles, tmp_path_factory):
    """The shop with its clients and with accounts, for tests that only read."""
    folder = tmp_path_factory.mktemp("live") / "shop"
    shutil.copytree(staffed, folder)
    with served(folder, bundles, "--auth", "users") as server:
        yield server


@pytest.fixture(scope="module")
def administrator(shared_live_shop):
    """Who may see all of it, over HTTP."""
    return signed_in(shared_live_shop, "admin")


@pytest.fixture(params=LIVE_VARIANTS)
def live(request, chromium, live_shop):
    """Somebody who may change things."""
    yield from visiting(chromium, live_shop, request.param)


@pytest.fixture(params=LIVE_VARIANTS)
def looking(request, chromium, shared_live_shop, administrator):
    """The administrator, who only looks."""
    yield from visiting(chromium, shared_live_shop, request.param, administrator)


def visiting(chromium, server, variant, client=None):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    visit = LiveVisit(context, server, variant)
    if client:
        visit.api = client
        context.add_cookies([{"name": name, "value": value, "url": server.url} for name, value in client.cookies.items()])
    yield visit
    visit.check()
    context.close()
