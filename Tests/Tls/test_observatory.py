"""Mozilla's HTTP Observatory, run here: its analysers on the answers of this server."""

import shutil
import sys
import types

import pytest

from Support.facet import Server
from Support.tls import certificate


@pytest.fixture
def observatory():
    """The package asks for a task queue that a scan of one's own doesn't use: two names of exceptions are enough."""
    celery, exceptions = types.ModuleType("celery"), types.ModuleType("celery.exceptions")
    exceptions.SoftTimeLimitExceeded = exceptions.TimeLimitExceeded = type("Unused", (Exception,), {})
    sys.modules.setdefault("celery", celery)
    sys.modules.setdefault("celery.exceptions", exceptions)
    from httpobs.scanner import local

    return local


def test_the_score(observatory, seeded, tmp_path, monkeypatch):
    shutil.copytree(seeded, tmp_path / "shop")
    cert, key = certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(cert))
    with Server("--data", tmp_path / "shop", env={"FACET_TLS_CERTIFICATE": str(cert), "FACET_TLS_KEY": str(key)}) as server:
        result = observatory.scan("localhost", https_port=server.port, http_port=server.port, path="/alpine", verify=True)
    assert "error" not in result, result
    tests = {name: (test["pass"], test["result"], test["score_modifier"]) for name, test in result["tests"].items()}
    # Ten for the policy, and five each for frames, referrers and integrity. Five more would come with a cookie, which pages don't set.
    assert result["scan"]["score"] >= 125, tests
    assert tests["subresource-integrity"][1] == "sri-implemented-and-all-scripts-loaded-securely", tests
    assert all(passed for passed, _, _ in tests.values()), tests
