"""The running server against its own description: no undocumented status, no answer that breaks its schema."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from Support.accounts import signed_in
from Support.wire import Client

CONFIG = Path(__file__).with_name("schemathesis.toml")
IS_DEEP = os.environ.get("FACET_DEEP") == "1"


def schemathesis(client, port, phases, examples, folder):
    """Runs as that client; its answers are checked against the description."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    if client.cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        headers["X-Facet-Token"] = client.get("/api/session").json()["token"]
    return subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG),
            "run", f"http://127.0.0.1:{port}/api/openapi.json", "--no-color", "--seed", "1",
            "--phases", phases, "--max-examples", str(examples),
            # The data of earlier runs would make runs differ.
            "--generation-database", "none",
            *(part for name, value in headers.items() for part in ("--header", f"{name}: {value}")),
        ],
        capture_output=True, text=True, timeout=3600, cwd=folder,
    )


# The admin reaches everything; the others find out whether refusals are as described, which takes few examples.
@pytest.mark.parametrize("role,phases,examples", [
    ("admin", "coverage,fuzzing,stateful", 200) if IS_DEEP else ("admin", "coverage,fuzzing", 5),
    ("viewer", "coverage,fuzzing", 100) if IS_DEEP else ("viewer", "fuzzing", 3),
    ("anonymous", "coverage,fuzzing", 100) if IS_DEEP else ("anonymous", "fuzzing", 3),
])
def test_every_answer_is_as_described(users_shop, tmp_path, role, phases, examples):
    client = signed_in(users_shop, role)
    done = schemathesis(client, users_shop.port, phases, examples, tmp_path)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    assert Client(users_shop).get("/health/ready").status == 200


def test_the_description_is_json_of_its_version(shared_users_shop):
    answer = Client(shared_users_shop).get("/api/openapi.json")
    assert answer.status == 200 and answer.media_type == "application/json"
    assert answer.json()["openapi"].startswith("3.1")
