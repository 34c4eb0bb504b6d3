"""The flows of Tests/Browser, once more on separate processes: every shop that they ask for is a gateway with five services.

With FACET_SERVICES=1 all tests run that way; this is the part that every run has.
"""

import shutil

import pytest

from Browser.conftest import administrator, live, looking  # noqa: F401
from Support.services import ServedApart


def apart(folder, public, *more):
    return ServedApart("--public", public, "--data", folder, *more)


@pytest.fixture
def shop(shop_folder, bundles):
    with apart(shop_folder, bundles) as server:
        yield server


@pytest.fixture(scope="module")
def shared_shop(seeded, bundles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("apart-shared") / "shop"
    shutil.copytree(seeded, folder)
    with apart(folder, bundles) as server:
        yield server


@pytest.fixture(scope="module")
def shared_users_shop(staffed, bundles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("apart-users") / "shop"
    shutil.copytree(staffed, folder)
    with apart(folder, bundles, "--auth", "users") as server:
        yield server


@pytest.fixture
def live_shop(shop_folder, bundles):
    with apart(shop_folder, bundles, "--clients") as server:
        yield server
