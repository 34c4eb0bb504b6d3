"""Static files as a browser asks for them: any size, whatever encodings it names."""

import gzip
import shutil

import pytest

from Support.facet import ROOT, Server
from Support.wire import Client, raw


@pytest.fixture(scope="module")
def files(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    shutil.copytree(seeded, folder / "shop")
    shutil.copytree(ROOT / "Public", folder / "Public", ignore=shutil.ignore_patterns("assets"))
    for size in (100, 600, 300_000):
        (folder / "Public" / f"{size}.txt").write_bytes(b"0123456789" * (size // 10))
    with Server("--data", folder / "shop", "--public", folder / "Public") as server:
        yield server


@pytest.mark.parametrize("size", [100, 600, 300_000])
def test_a_file_is_whole(files, size):
    answer = Client(files).get(f"/{size}.txt")
    assert answer.status == 200 and len(answer.body) == size and answer.header("content-length") == str(size)


@pytest.mark.parametrize("size", [600, 300_000])
def test_a_compressed_file_ends_where_it_says(files, size):
    request = f"GET /{size}.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    head, _, body = raw(files.port, request.encode(), expect=None).partition(b"\r\n\r\n")
    assert b"\r\ncontent-encoding: gzip" in head.lower()
    if b"\r\ncontent-length: " in head.lower():
        assert int(head.lower().split(b"\r\ncontent-length: ")[1].split(b"\r\n")[0]) == len(body)
    else:
        assert b"\r\ntransfer-encoding: chunked" in head.lower()
        body = unchunked(body)
    assert gzip.decompress(body) == b"0123456789" * (size // 10)


def unchunked(body):
    whole = b""
    while True:
        size, _, body = body.partition(b"\r\n")
        if not int(size, 16):
            return whole
        whole, body = whole + body[:int(size, 16)], body[int(size, 16) + 2:]
