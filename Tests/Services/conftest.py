"""The shop as a gateway and five services, each a process of its own."""

import shutil

import pytest

from Support.services import ServedApart, Services


@pytest.fixture
def services(users_folder, tmp_path):
    """Five services, without a gateway yet, on data of the test's own."""
    with Services(users_folder, tmp_path) as services:
        yield services


@pytest.fixture(scope="module")
def shared_users_shop(staffed, bundles, tmp_path_factory):
    """As the fixture of the same name for one process: what asks for it is asked of separate ones here."""
    folder = tmp_path_factory.mktemp("apart")
    shutil.copytree(staffed, folder / "shop")
    with ServedApart("--auth", "users", "--data", folder / "shop", "--public", bundles) as server:
        yield server
