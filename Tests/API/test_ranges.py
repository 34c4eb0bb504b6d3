"""Conditional and range requests for real files, and coded forms of them, over a raw socket (RFC 9110 §12 to §15)."""

import gzip
import os
import re
import shutil
import socket

import pytest

from Support.facet import Server, wait_until
from Support.wire import Client, raw

CONTENT = bytes(range(256)) * 40
TEXT = b"".join(b"line %d of the text\n" % number for number in range(40_000))


@pytest.fixture(scope="module")
def files(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ranges")
    shutil.copytree(seeded, folder / "shop")
    public = folder / "Public"
    (public / "assets").mkdir(parents=True)
    (public / "data.bin").write_bytes(CONTENT)
    (public / "large.bin").write_bytes(CONTENT * 100)
    (public / "empty.bin").write_bytes(b"")
    (public / "alone.tar.gz").write_bytes(gzip.compress(b"archive"))
    for name in ("app.js", "assets/app-0123abcd.js"):
        (public / name).write_bytes(TEXT)
        (public / f"{name}.gz").write_bytes(gzip.compress(TEXT, mtime=0))
        # Not Brotli: the server hands out what is there and must not look into it.
        (public / f"{name}.br").write_bytes(b"BR" + TEXT[:5000])
    (public / "app.js.map").write_text("{}")
    (public / "plain.txt").write_bytes(TEXT)
    with Server("--data", folder / "shop", "--public", public) as server:
        server.public = public
        wait_until(lambda: not settled(server, "/data.bin").startswith("W/"))
        yield server


def settled(server, path):
    return Client(server).get(path).header("etag")


def get(server, path, method="GET", **headers):
    return Client(server).request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_part(files):
    answer = get(files, "/data.bin", Range="bytes=10-19")
    assert answer.status == 206 and answer.body == CONTENT[10:20]
    assert answer.header("content-range") == f"bytes 10-19/{len(CONTENT)}"
    assert answer.header("content-length") == "10" and answer.header("accept-ranges") == "bytes"
    assert answer.header("content-type") == "application/octet-stream"
    assert answer.header("etag") == settled(files, "/data.bin")


@pytest.mark.parametrize("name,length", [("data.bin", len(CONTENT)), ("large.bin", len(CONTENT) * 100)])
def test_past_the_end(files, name, length):
    answer = get(files, f"/{name}", Range=f"bytes={length}-")
    assert answer.status == 416 and answer.header("content-range") == f"bytes */{length}"
    assert answer.media_type == "application/problem+json"
    assert get(files, f"/{name}", Range="bytes=-0").status == 416
    assert get(files, f"/{name}", Range="bytes=-1").body == b"\xff"
    assert get(files, f"/{name}", Range=f"bytes={length - 1}-{length + 5}").header("content-range") \
        == f"bytes {length - 1}-{length - 1}/{length}"


def test_an_empty_file(files):
    assert get(files, "/empty.bin", Range="bytes=0-").status == 416
    assert get(files, "/empty.bin", Range="bytes=-5").status == 200
    assert get(files, "/empty.bin").header("content-length") == "0"


@pytest.mark.parametrize("name", ["data.bin", "large.bin"])
def test_several_parts(files, name):
    whole = (files.public / name).read_bytes()
    answer = get(files, f"/{name}", Range="bytes=0-4, 5000-5009, -3")
    assert answer.status == 206 and answer.header("content-range") is None
    kind, boundary = answer.header("content-type").split("; boundary=")
    assert kind == "multipart/byteranges" and boundary.encode() not in whole
    assert answer.header("content-length") == str(len(answer.body))
    parts = answer.body.split(b"--" + boundary.encode())
    assert parts[0] == b"\r\n" and parts[-1] == b"--\r\n"
    expected = [(0, 4), (5000, 5009), (len(whole) - 3, len(whole) - 1)]
    assert len(parts) == 5
    for part, (first, last) in zip(parts[1:-1], expected):
        head, _, body = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        assert f"content-range: bytes {first}-{last}/{len(whole)}".encode() in head.lower()
        assert b"content-type: application/octet-stream" in head.lower()
        assert body == whole[first:last + 1] + b"\r\n"


def test_many_small_parts_get_the_whole(files):
    ranges = ",".join(f"{at}-{at}" for at in range(0, 10_000, 100))
    answer = get(files, "/data.bin", Range=f"bytes={ranges}")
    assert answer.status == 200 and answer.body == CONTENT


def test_the_whole_many_times_over_is_sent_once(files):
    answer = get(files, "/large.bin", Range="bytes=" + ",".join(["0-"] * 16))
    assert answer.status == 206 and len(answer.body) == len(CONTENT) * 100


def test_head_says_what_get_would(files):
    for path in ("/data.bin", "/large.bin", "/app.js", "/empty.bin"):
        head, whole = get(files, path, "HEAD"), get(files, path)
        assert head.status == 200 and head.body == b""
        for name in ("content-length", "etag", "last-modified", "content-type", "accept-ranges", "cache-control", "vary"):
            assert head.header(name) == whole.header(name), (path, name)
    assert get(files, "/data.bin", "HEAD", Range="bytes=0-0").status == 200


def test_the_date_of_a_file(files):
    os.utime(files.public / "data.bin", (784_111_777, 784_111_777))
    wait_until(lambda: get(files, "/data.bin").header("last-modified"))
    answer = get(files, "/data.bin")
    assert answer.header("last-modified") == "Sun, 06 Nov 1994 08:49:37 GMT"
    for date in ("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"):
        assert get(files, "/data.bin", If_Modified_Since=date).status == 304
        assert get(files, "/data.bin", If_Unmodified_Since=date).status == 200
        assert get(files, "/data.bin", If_Range=date, Range="bytes=0-0").status == 206
    assert get(files, "/data.bin", If_Unmodified_Since="Sun, 06 Nov 1994 08:49:36 GMT").status == 412
    assert get(files, "/data.bin", If_Range="Sun, 06 Nov 1994 08:49:36 GMT", Range="bytes=0-0").status == 200


def test_conditions(files):
    tag = settled(files, "/data.bin")
    same = get(files, "/data.bin", If_None_Match=f'"x,y", {tag}')
    assert same.status == 304 and same.body == b"" and same.header("etag") == tag
    assert same.header("cache-control") == "public, no-cache" and same.header("vary") == "Accept-Encoding"
    assert same.header("content-length") is None and same.header("content-type") is None
    assert get(files, "/data.bin", If_None_Match="*").status == 304
    assert get(files, "/data.bin", If_Match=f'"x", {tag}').status == 200
    failed = get(files, "/data.bin", If_Match="W/" + tag)
    assert failed.status == 412 and failed.media_type == "application/problem+json"
    assert get(files, "/data.bin", If_Range=tag, Range="bytes=1-1").status == 206
    assert get(files, "/data.bin", If_Range="W/" + tag, Range="bytes=1-1").status == 200


@pytest.mark.parametrize("accepted,coding", [
    ("br, gzip", "br"), ("gzip", "gzip"), ("gzip, br;q=0.5", "gzip"), ("br;q=0, gzip", "gzip"), ("*", "br"),
    (None, None), ("", None), ("identity", None), ("gzip;q=0, br;q=0", None), ("identity, br;q=0.9", None),
    ("zstd", None), ("identity;q=0, *;q=0", None),
])
def test_the_form_that_a_client_would_rather_have(files, accepted, coding):
    for path in ("/app.js", "/assets/app-0123abcd.js"):
        answer = get(files, path, Accept_Encoding=accepted)
        expected = (files.public / (path[1:] + {"br": ".br", "gzip": ".gz", None: ""}[coding])).read_bytes()
        assert answer.status == 200 and answer.body == expected
        assert answer.header("content-encoding") == coding and answer.header("vary") == "Accept-Encoding"
        assert answer.header("content-type") == "text/javascript; charset=utf-8"


def test_each_form_has_a_tag_of_its_own_and_parts_are_of_that_form(files):
    wait_until(lambda: not settled(files, "/app.js").startswith("W/"))
    tags = {coding: get(files, "/app.js", Accept_Encoding=coding).header("etag") for coding in ("br", "gzip", "identity")}
    assert len(set(tags.values())) == 3 and not any(tag.startswith("W/") for tag in tags.values())
    for coding, ending in (("br", ".br"), ("gzip", ".gz"), ("identity", "")):
        stored = (files.public / f"app.js{ending}").read_bytes()
        answer = get(files, "/app.js", Accept_Encoding=coding, Range="bytes=100-199", If_Range=tags[coding])
        assert answer.status == 206 and answer.body == stored[100:200]
        assert answer.header("content-range") == f"bytes 100-199/{len(stored)}"
        assert answer.header("content-encoding") == (None if coding == "identity" else coding)
        other = tags["gzip" if coding == "br" else "br"]
        assert get(files, "/app.js", Accept_Encoding=coding, Range="bytes=100-199", If_Range=other).status == 200


def test_what_is_compressed_on_the_way_has_a_weak_tag(files):
    """Its bytes are gzip's of today; a part of them can't be asked for."""
    wait_until(lambda: not settled(files, "/plain.txt").startswith("W/"))
    plain, packed = get(files, "/plain.txt"), get(files, "/plain.txt", Accept_Encoding="gzip")
    assert packed.header("content-encoding") == "gzip" and gzip.decompress(packed.body) == TEXT
    assert packed.header("etag") == "W/" + plain.header("etag")
    assert get(files, "/plain.txt", Accept_Encoding="gzip", If_None_Match=packed.header("etag")).status == 304
    part = get(files, "/plain.txt", Accept_Encoding="gzip", Range="bytes=0-9")
    assert part.status == 206 and part.body == TEXT[:10] and part.header("content-encoding") is None
    assert get(files, "/plain.txt", Accept_Encoding="gzip", Range="bytes=0-9", If_Range=packed.header("etag")).status == 200


def test_a_coded_form_has_no_address_of_its_own(files):
    for path in ("/app.js.gz", "/app.js.br", "/assets/app-0123abcd.js.gz"):
        assert get(files, path).status == 404
    archive = get(files, "/alone.tar.gz")
    assert archive.status == 200 and archive.header("content-type") == "application/gzip"
    assert archive.header("content-encoding") is None and gzip.decompress(archive.body) == b"archive"
    # And no page's address finds a file beside it.
    assert get(files, "/app", Accept_Encoding="gzip").status == 404
    assert get(files, "/app.js.map").header("content-type") == "application/json"


def test_only_hashed_names_are_kept_for_ever(files):
    assert get(files, "/assets/app-0123abcd.js").header("cache-control") == "public, max-age=31536000, immutable"
    assert get(files, "/app.js").header("cache-control") == "public, no-cache"
    for path in ("/assets/app-00000000.js", "/assets", "/assets/"):
        assert get(files, path).status == 404 and get(files, path).header("cache-control") == "no-store"


def test_a_changed_file_is_another_one(files):
    path = files.public / "changing.bin"
    path.write_bytes(b"a" * 1000)
    wait_until(lambda: not settled(files, "/changing.bin").startswith("W/"))
    before = settled(files, "/changing.bin")
    times = path.stat()
    path.write_bytes(b"b" * 1000)
    # Whoever sets the time back hides nothing.
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    answer = get(files, "/changing.bin", Range="bytes=0-9", If_Range=before)
    assert answer.status == 200 and answer.body == b"b" * 1000
    # Just written, so the next write might not be seen by its time: no part is promised yet.
    assert answer.header("etag").startswith("W/") and answer.header("last-modified") is None


def test_a_link_that_is_moved_while_files_are_read_never_leads_out(files):
    """The check and the reading are of one descriptor."""
    secret = files.public.parent / "secret.txt"
    secret.write_text("TOP SECRET")
    link = files.public / "moving.txt"
    inside = files.public / "inside.txt"
    inside.write_text("inside")
    seen = set()
    for round in range(300):
        spare = files.public / "moving.new"
        spare.symlink_to(secret if round % 2 else inside)
        spare.rename(link)
        answer = get(files, "/moving.txt")
        seen.add(answer.status)
        assert b"SECRET" not in answer.body
    assert seen == {200, 404}


def test_a_slow_reader_does_not_fill_the_memory(files):
    """A file is read as fast as it is taken, and no faster."""
    big = files.public / "big.bin"
    with big.open("wb") as file:
        file.truncate(1 << 30)
    before = resident(files.process.pid)
    with socket.create_connection(("127.0.0.1", files.port)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        connection.sendall(b"GET /big.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        got = 0
        while got < 20 << 20:
            got += len(connection.recv(1 << 20))
        assert resident(files.process.pid) - before < 32 << 20
    big.unlink()


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1]) * 1024


def test_a_file_that_shrinks_never_looks_complete(files):
    path = files.public / "shrinking.bin"
    with path.open("wb") as file:
        file.truncate(64 << 20)
    with socket.create_connection(("127.0.0.1", files.port)) as connection:
        connection.sendall(b"GET /shrinking.bin HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        head = connection.recv(4096).lower()
        assert b"content-length: 67108864" in head
        path.write_bytes(b"")
        got = len(head)
        try:
            while part := connection.recv(1 << 20):
                got += len(part)
        except ConnectionResetError:
            pass
    assert got < 64 << 20


def test_the_sites_own_files(files):
    page = raw(files.port, b"GET /alpine HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", expect=None).decode()
    path = re.search(r'href="(/assets/[^"]+\.css)"', page)[1]
    whole = get(files, path)
    assert whole.status == 200 and whole.header("cache-control") == "public, max-age=31536000, immutable"
    tag = whole.header("etag")
    assert get(files, path, If_None_Match=tag).status == 304
    part = get(files, path, Range="bytes=5-9", If_Range=tag)
    assert part.status == 206 and part.body == whole.body[5:10]
    assert get(files, path, "HEAD").header("content-length") == str(len(whole.body))
    assert get(files, path, Range=f"bytes={len(whole.body)}-").status == 416
    assert get(files, path, "POST").status == 405

