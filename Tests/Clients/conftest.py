"""The session of the client tests: one Swift process, one server, one browser."""

import pytest

from Support.clients import features
from Support.clients.behaviour import Behaviours
from Support.clients.runtime import read_runtime
from Support.clients.server import Server
from Support.clients.tool import Tool
from Support.clients.upstream import FILES, upstream_folder, upstream_imports
from Support.clients.visit import Mirror, Pages


@pytest.fixture(scope="session", autouse=True)
def release_build():
    """These tests need `FixtureTool` alone, and not the server."""


@pytest.fixture(scope="session")
def tool():
    tool = Tool()
    yield tool
    tool.stop()


@pytest.fixture(scope="session")
def runtime():
    """Texts by path."""
    return read_runtime()


@pytest.fixture(scope="session")
def client_server():
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def mirror(chromium):
    return Mirror(chromium)


@pytest.fixture(scope="session")
def pages(chromium, client_server):
    pages = Pages(chromium, client_server)
    yield pages
    pages.close()


@pytest.fixture(scope="session")
def behaviours():
    return Behaviours()


def pytest_runtest_logreport(report):
    """In a run of several processes this is told to the one that has started them."""
    features.note(report)


def pytest_sessionfinish(session):
    """docs/features.md is made from a run of all fixtures: a part of it shows nothing."""
    if hasattr(session.config, "workerinput") or not features.is_complete():
        return
    try:
        features.check()
    except AssertionError as error:
        features.complaint = str(error)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if features.complaint:
        terminalreporter.write_line(features.complaint, red=True)
    elif features.is_complete():
        terminalreporter.write_line(f"clients: docs/features.md is what this run shows: {len(features.FEATURES)} features")
    folder = upstream_folder()
    if folder is None:
        terminalreporter.write_line("clients: not run on upstream's libraries (FACET_UPSTREAM is not set)")
        return
    found, missing = sorted(upstream_imports()), sorted(set(FILES) - set(upstream_imports()))
    terminalreporter.write_line(
        f"clients: run on upstream's {', '.join(found) or 'nothing'} in {folder}"
        + (f"; not there: {', '.join(missing)}" if missing else ""))
