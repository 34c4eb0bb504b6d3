"""What RFC 9113 and RFC 7541 ask of a server, section by section, as h2spec walks through them.

Not covered: §5.1.2 beyond the limit of streams itself (what a client may do when it has lowered its own), §6.6 server push (this
server pushes nothing), §6.9.1 with windows above 2^31-1 on several streams at once, §8.5 CONNECT beyond its refusal, §9.2 TLS
(Tests/Tls), RFC 7541 §4.2 with more than one change of the table's size in a block, and the sizes of frames above 16,384 octets that
a server may allow and this one does not.
"""

import shutil

import pytest

from Support.facet import Server
from Support.http2 import Connection
from Support.wire import Client


@pytest.fixture(scope="module")
def server(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("http2")
    shutil.copytree(seeded, folder / "shop")
    (folder / "Public").mkdir()
    (folder / "Public" / "large.bin").write_bytes(b"0123456789abcdef" * (1 << 16))
    with Server("--data", folder / "shop", "--public", folder / "Public", env={"FACET_H2C": "true"}) as server:
        yield server


@pytest.fixture
def connection(server):
    with Connection(server.port) as connection:
        yield connection
    assert Client(server).get("/health/live").status == 200
