"""Fixtures of the server tests: a seeded shop, servers over copies of it, and a browser."""

import os
import shutil

import pytest

from Support.accounts import ROLES, add_accounts, signed_in
from Support.browser import Visit, launch, sign_in
from Support.facet import FACET, ROOT, run, seed
from Support.services import serve_shop


def pytest_collection_modifyitems(items):
    if os.environ.get("FACET_DEEP") != "1":
        items[:] = [item for item in items if not item.get_closest_marker("deep")]


@pytest.fixture(scope="session", autouse=True)
def release_build():
    assert FACET.exists(), f"{FACET} is missing: run `make build` first"


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A small shop, made once and never served: tests serve copies."""
    folder = tmp_path_factory.mktemp("seed") / "shop"
    seed(folder)
    return folder


@pytest.fixture(scope="session")
def bundles(tmp_path_factory):
    """The folder of static files with the clients' bundles in it, made once: tests only read it."""
    folder = tmp_path_factory.mktemp("bundles") / "Public"
    shutil.copytree(ROOT / "Public", folder, ignore=shutil.ignore_patterns("assets"))
    run("build", "--out", folder)
    return folder


@pytest.fixture
def shop_folder(seeded, tmp_path):
    """A shop of the test's own."""
    folder = tmp_path / "shop"
    shutil.copytree(seeded, folder)
    return folder


@pytest.fixture
def shop(shop_folder, bundles):
    """The shop in demo mode, on data of the test's own."""
    with serve_shop("--data", shop_folder, "--public", bundles) as server:
        yield server


@pytest.fixture(scope="module")
def shared_shop(seeded, bundles, tmp_path_factory):
    """The shop in demo mode, for tests that only read."""
    folder = tmp_path_factory.mktemp("shared") / "shop"
    shutil.copytree(seeded, folder)
    with serve_shop("--data", folder, "--public", bundles) as server:
        yield server


@pytest.fixture(scope="session")
def staffed(seeded, tmp_path_factory):
    """The small shop with an account for each role, made once and never served."""
    folder = tmp_path_factory.mktemp("staffed") / "shop"
    shutil.copytree(seeded, folder)
    add_accounts(folder)
    return folder


@pytest.fixture
def users_folder(staffed, tmp_path):
    """A shop with accounts, of the test's own."""
    folder = tmp_path / "staffed"
    shutil.copytree(staffed, folder)
    return folder


@pytest.fixture
def users_shop(users_folder, bundles):
    """The shop with sign-in, on data of the test's own."""
    with serve_shop("--auth", "users", "--data", users_folder, "--public", bundles) as server:
        yield server


@pytest.fixture(scope="module")
def shared_users_shop(staffed, bundles, tmp_path_factory):
    """The shop with sign-in, for tests of one file that don't mind each other."""
    folder = tmp_path_factory.mktemp("shared-users") / "shop"
    shutil.copytree(staffed, folder)
    with serve_shop("--auth", "users", "--data", folder, "--public", bundles) as server:
        yield server


@pytest.fixture(scope="module")
def visitors(shared_users_shop):
    """Signed-in clients of the shared shop, by role; anonymous has no session."""
    return {role: signed_in(shared_users_shop, role) for role in ["anonymous", *ROLES]}


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def admin_state(chromium, shared_users_shop):
    """The storage of a browser in which the administrator of `shared_users_shop` is signed in."""
    context = chromium.new_context()
    sign_in(context.new_page(), shared_users_shop)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def no_script_page(chromium):
    """A page of a browser with scripting off."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def visit(shop, no_script_page):
    """Scripting off, in a demo shop of the test's own."""
    return Visit(no_script_page, shop)


@pytest.fixture
def users_visit(users_shop, no_script_page):
    """Scripting off, in a shop of the test's own that has accounts; nobody is signed in yet."""
    return Visit(no_script_page, users_shop)
