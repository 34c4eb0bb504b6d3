"""The running server against its own description: no undocumented status, no answer that breaks its schema."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

CONFIG = Path(__file__).with_name("schemathesis.toml")


def schemathesis(url, examples, folder):
    return subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG),
            "run", f"{url}/api/openapi.json", "--no-color", "--seed", "1", "--max-examples", str(examples),
            # The data of earlier runs would make runs differ.
            "--generation-database", "none",
        ],
        capture_output=True, text=True, timeout=1800, cwd=folder,
    )


@pytest.mark.parametrize("examples", [20, pytest.param(200, marks=pytest.mark.deep)])
def test_every_answer_is_as_described(shop, tmp_path, examples):
    done = schemathesis(shop.url, examples, tmp_path)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]


def test_the_description_names_the_least_role_of_every_operation(shared_shop):
    with urllib.request.urlopen(f"{shared_shop.url}/api/openapi.json") as answer:
        assert answer.headers["Content-Type"].split(";")[0] == "application/json"
        document = json.load(answer)
    assert document["openapi"].startswith("3.1")
    roles = {
        operation["x-operation"]: operation["x-least-role"]
        for path in document["paths"].values() for operation in path.values()
    }
    assert roles["products.list"] == "anonymous"
    assert roles["orders.place"] == "viewer"
    assert roles["products.create"] == "manager"
    assert roles["users.update"] == "admin"
