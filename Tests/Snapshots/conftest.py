"""The shop that the pictures are taken of: seeded, with an administrator, at the tests' time of day."""

import shutil
from pathlib import Path

import pytest

from Snapshots.camera import Camera, launch_pinned, versions
from Snapshots.pictures import Stored
from Support.browser import sign_in
from Support.facet import ROOT, Server

SIZES = Path(__file__).parent / "sizes.json"


@pytest.fixture(scope="session")
def pictured_shop(staffed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictured")
    shutil.copytree(staffed, folder / "shop")
    # Without bundles: a page's modules come out of the server's memory, so no build has to be made first, and what was built on
    # this machine changes nothing. The page of comparisons shows made-up figures.
    shutil.copytree(ROOT / "Public", folder / "Public", ignore=shutil.ignore_patterns("assets"))
    (folder / "Public" / "assets").mkdir()
    shutil.copy(SIZES, folder / "Public" / "assets" / "sizes.json")
    with Server("--auth", "users", "--clients", "--data", folder / "shop", "--public", folder / "Public") as server:
        yield server


@pytest.fixture(scope="session")
def pinned(chromium):
    browser = launch_pinned(chromium.browser_type)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def signed_in_state(pinned, pictured_shop):
    context = pinned.new_context(java_script_enabled=False)
    sign_in(context.new_page(), pictured_shop)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="session")
def camera(pinned, pictured_shop, signed_in_state):
    camera = Camera(pinned, pictured_shop, signed_in_state)
    yield camera
    camera.close()


@pytest.fixture(scope="session")
def early_camera(pinned, pictured_shop, signed_in_state):
    """Sees pages as they are before any script has arrived."""
    camera = Camera(pinned, pictured_shop, signed_in_state, scripts=False)
    yield camera
    camera.close()


@pytest.fixture(scope="session")
def stored(pinned):
    return Stored(versions(pinned))
