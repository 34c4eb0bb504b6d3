"""Each module alone against its own description, with the token that a gateway would send; and all of them behind one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from API.test_openapi import CONFIG, IS_DEEP, schemathesis
from Support.accounts import signed_in
from Support.facet import Server
from Support.services import MODULES, Services, bearer
from Support.wire import Client

HOOKS = Path(__file__).with_name("schemathesis_token.py")
METHODS = {"get", "put", "post", "patch", "delete"}
HOW = ("coverage,fuzzing,stateful", 100) if IS_DEEP else ("fuzzing", 2)


@pytest.fixture(scope="module")
def running(staffed, tmp_path_factory):
    """Five services without a gateway."""
    folder = tmp_path_factory.mktemp("described")
    shutil.copytree(staffed, folder / "shop")
    with Services(folder / "shop", folder) as services:
        yield services


def described(services, module):
    port = services.ports[module][0]
    answer = Client(port).get(
        "/internal/openapi", headers=bearer(services.key, module, role="service", subject="gateway"))
    assert answer.status == 200 and answer.json()["openapi"].startswith("3.1")
    return answer.json()


@pytest.mark.parametrize("role", ["admin", pytest.param("viewer", marks=pytest.mark.deep)])
@pytest.mark.parametrize("module", MODULES)
def test_a_module_answers_as_it_describes(running, tmp_path, module, role):
    description, (phases, examples) = described(running, module), HOW
    operations = [method for path, item in description["paths"].items() for method in item
                  if method in METHODS and path != "/api/notifications/stream"]
    (tmp_path / "openapi.json").write_text(json.dumps(description))
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG), "run", "openapi.json",
            "--url", f"http://127.0.0.1:{running.ports[module][0]}", "--no-color", "--seed", "1", "--phases", phases,
            "--max-examples", str(examples), "--generation-database", "none",
        ],
        capture_output=True, text=True, timeout=3600, cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(HOOKS), "PYTHONPATH": str(HOOKS.parents[1]),
             "FACET_KEY": str(running.key), "FACET_MODULE": module, "FACET_ROLE": role})
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    assert f"Tested: {len(operations)}" in done.stdout, done.stdout
    # The caller that the token names was believed.
    assert "401 Unauthorized" not in done.stdout, done.stdout
    assert Client(running.ports[module][0]).get("/health/ready").status == 200


def test_all_of_them_answer_so_behind_a_gateway(running, tmp_path):
    with Server(*running.flags) as gateway:
        paths = Client(gateway).get("/api/openapi.json").json()["paths"]
        assert set(paths) >= {path for module in MODULES for path in described(running, module)["paths"]}
        done = schemathesis(signed_in(gateway, "admin"), gateway.port, *HOW, tmp_path)
        assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
        assert Client(gateway).get("/health/ready").json() == {"status": "ok"}
