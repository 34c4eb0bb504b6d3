"""What nginx serves from the disk: the bytes as they lie there, with the headers that Facet gives its own."""

import gzip
import re

import pytest

from Support.facet import ROOT
from Support.nginx import Nginx
from Support.wire import Client

POLICY = [
    "content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy",
    "cross-origin-opener-policy", "cross-origin-resource-policy",
]
FOREVER = "public, max-age=31536000, immutable"
ENCODINGS = {None: "", "identity": "", "gzip": ".gz", "gzip, deflate": ".gz", "br": "", "gzip;q=0": "", "x-gzip": ""}


def bundle_files(public):
    return sorted(path for path in (public / "assets").rglob("*-*.*") if path.suffix == ".js")


def address(public, path):
    return "/" + str(path.relative_to(public))


@pytest.mark.parametrize("accepted", ENCODINGS, ids=str)
def test_bundles_are_the_files_on_the_disk(visitor, public, accepted):
    files = bundle_files(public)
    assert len(files) > 100
    for path in files[::7]:
        answer = visitor.get(address(public, path), headers={"Accept-Encoding": accepted})
        ending = ENCODINGS[accepted]
        assert answer.status == 200
        assert answer.body == path.with_name(path.name + ending).read_bytes()
        assert answer.header("content-encoding") == ("gzip" if ending else None)
        assert answer.header("vary") == "Accept-Encoding"
        assert answer.header("content-type") == "text/javascript; charset=utf-8"
        assert answer.header("cache-control") == FOREVER
        assert answer.header("content-length") == str(len(answer.body))


@pytest.mark.parametrize("accepted, ending, encoding", [
    ("br", ".br", "br"), ("gzip, deflate, br", ".br", "br"), ("gzip", ".gz", "gzip"), ("br;q=0, gzip", ".gz", "gzip"),
    ("identity", "", None), (None, "", None),
])
def test_brotli_goes_out_where_debians_module_is(public, tmp_path, accepted, ending, encoding):
    path = bundle_files(public)[0]
    with Nginx(tmp_path, [1], public=public, modules=["brotli_static"], extra="brotli_static on;") as nginx:
        answer = Client(nginx).get(address(public, path), headers={"Host": "shop.example", "Accept-Encoding": accepted})
    assert answer.status == 200 and answer.body == path.with_name(path.name + ending).read_bytes()
    assert answer.header("content-encoding") == encoding
    assert answer.header("vary") == "Accept-Encoding" and answer.header("cache-control") == FOREVER
    assert answer.header("content-type") == "text/javascript; charset=utf-8"


def test_files_have_the_headers_that_facet_gives_them(visitor, gateway, public):
    direct = Client(gateway)
    paths = [address(public, bundle_files(public)[0]), "/favicon.svg", "/robots.txt", "/assets/manifest.json", "/large.txt"]
    for path in paths:
        ours, facets = visitor.get(path), direct.get(path)
        assert ours.status == facets.status == 200 and ours.body == facets.body
        for name in [*POLICY, "content-type", "cache-control"]:
            assert ours.header(name) == facets.header(name), (path, name)


def test_types_are_facets(gateway, public, nginx, visitor):
    """One file of each name's end that Facet knows, and of one that it does not."""
    source = (ROOT / "Sources/Gateway/Static/MediaTypes.swift").read_text()
    ends = re.findall(r'"(\w+)": "\w+/', source.split("table: [String: String] = [")[1].split("]")[0])
    assert len(ends) > 25
    for end in [*ends, "unknown"]:
        (public / f"a.{end}").write_text("")
        (public / f"a.{end}").write_bytes(b"\x00" * 8)
        ours, facets = visitor.get(f"/a.{end}"), Client(gateway).get(f"/a.{end}")
        assert ours.status == 200 and ours.header("content-type") == facets.header("content-type"), end


def test_other_text_is_compressed_on_the_way(visitor, public):
    answer = visitor.get("/large.txt", headers={"Accept-Encoding": "gzip"})
    assert answer.header("content-encoding") == "gzip" and answer.header("vary") == "Accept-Encoding"
    assert gzip.decompress(answer.body) == (public / "large.txt").read_bytes()
    assert len(answer.body) < 10_000


def test_head_says_what_get_would(visitor, public):
    path = address(public, bundle_files(public)[0])
    for accepted in (None, "gzip"):
        head = visitor.request("HEAD", path, headers={"Accept-Encoding": accepted})
        get = visitor.get(path, headers={"Accept-Encoding": accepted})
        assert head.status == 200 and head.body == b"" and get.body
        changing = ("date", "connection")
        assert [h for h in head.headers if h[0].lower() not in changing] == [
            h for h in get.headers if h[0].lower() not in changing]


def test_a_part_of_a_file(visitor, public):
    path = bundle_files(public)[0]
    whole = path.read_bytes()
    answer = visitor.get(address(public, path), headers={"Range": "bytes=10-29"})
    assert answer.status == 206 and answer.body == whole[10:30]
    assert answer.header("content-range") == f"bytes 10-29/{len(whole)}"
    answer = visitor.get(address(public, path), headers={"Range": "bytes=-5"})
    assert answer.status == 206 and answer.body == whole[-5:]
    stale = visitor.get(address(public, path), headers={"Range": "bytes=0-4", "If-Range": '"another"'})
    assert stale.status == 200 and stale.body == whole
    beyond = visitor.get(address(public, path), headers={"Range": f"bytes={len(whole) + 1}-"})
    assert beyond.status == 416 and beyond.header("content-range") == f"bytes */{len(whole)}"
    for name in POLICY:
        assert beyond.header(name)


def test_what_is_unchanged_is_not_sent_again(visitor, public):
    for path in (address(public, bundle_files(public)[0]), "/favicon.svg"):
        first = visitor.get(path)
        again = visitor.get(path, headers={"If-None-Match": first.header("etag")})
        assert again.status == 304 and again.body == b""
        assert again.header("cache-control") == first.header("cache-control")


@pytest.mark.parametrize("path", ["/.hidden", "/outside.txt", "/assets/", "/assets", "/assets/alpine/gone-0123ABCD.js", "/none.txt"])
def test_what_is_no_file_is_facets_to_refuse(visitor, path):
    answer = visitor.get(path)
    assert answer.status == 404 and answer.media_type == "application/problem+json"
    assert answer.header("cache-control") == "no-store"


def test_a_page_goes_before_a_file_of_its_name(visitor, public):
    assert (public / "alpine").is_file()
    assert visitor.get("/alpine").media_type == "text/html"


def test_the_style_sheet_comes_out_of_facets_memory(visitor, public):
    path = re.search(r'href="(/assets/[^"]+\.css)"', visitor.get("/alpine").text)[1]
    assert not (public / path[1:]).exists()
    answer = visitor.get(path)
    assert answer.status == 200 and answer.media_type == "text/css" and answer.header("cache-control") == FOREVER


def test_files_are_only_read(visitor):
    for method in ("POST", "PUT", "DELETE"):
        answer = visitor.request(method, "/favicon.svg", b"x")
        assert answer.status == 405, method
