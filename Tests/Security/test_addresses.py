"""Tricks with paths: out of the folder of static files, around the API's prefixes, and into another route."""

import pytest

from Support.facet import Server
from Support.pages import has_whole_document
from Support.wire import Client, raw

ESCAPES = [
    "/../etc/passwd", "/%2e%2e/etc/passwd", "/..%2fetc/passwd", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/....//etc/passwd",
    "/..%5cetc/passwd", "/..\\etc\\passwd", "/%252e%252e/etc/passwd", "/a/../../etc/passwd", "//etc/passwd",
    "/%2fetc/passwd", "/./favicon.svg", "/favicon.svg/", "/favicon.svg%00.css", "/favicon.svg%2f..%2f..%2fetc%2fpasswd",
    "/.git/config", "/.secret", "/sub/.secret", "/outside", "/outside.txt", "/loop", "/%c0%ae%c0%ae/etc/passwd",
    "/..;/etc/passwd", "/favicon.svg::$DATA", "/sub", "/sub/", "/%2e", "/%2e/", "/fifo", "/a" + "/a" * 3000,
]


@pytest.fixture(scope="module")
def files(tmp_path_factory, staffed):
    """A server over a folder with links out of it, hidden files, and a pipe that never ends."""
    import os
    import shutil

    root = tmp_path_factory.mktemp("files")
    public = root / "public"
    (public / "sub").mkdir(parents=True)
    (public / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (public / "sub" / "inner.txt").write_text("inner")
    for hidden in (public / ".secret", public / "sub" / ".secret", root / "outside.txt"):
        hidden.write_text("TOP SECRET")
    (public / "outside.txt").symlink_to(root / "outside.txt")
    (public / "outside").symlink_to("/etc")
    (public / "inside.txt").symlink_to(public / "sub" / "inner.txt")
    (public / "loop").symlink_to(public / "loop")
    os.mkfifo(public / "fifo")
    data = root / "shop"
    shutil.copytree(staffed, data)
    with Server("--auth", "users", "--data", data, "--public", public) as server:
        yield server


@pytest.mark.parametrize("path", ESCAPES, ids=lambda path: path[:50])
def test_no_file_from_elsewhere(files, path):
    answer = Client(files).get(path)
    assert answer.status in (400, 404, 414), answer
    assert answer.media_type == "application/problem+json"
    assert b"root:" not in answer.body and b"SECRET" not in answer.body
    for name in ("public", "/tmp", "staffed"):
        assert name not in answer.text.replace(path, ""), "the answer names a folder of this machine"


def test_files_inside_are_served(files):
    assert Client(files).get("/sub/inner.txt").body == b"inner"
    assert Client(files).get("/inside.txt").body == b"inner"
    assert Client(files).get("/favicon.svg").media_type == "image/svg+xml"
    assert Client(files).post("/favicon.svg").status == 405


@pytest.mark.parametrize("path", [
    "/api/../alpine", "/api/%2e%2e/alpine", "/api/products/..", "/api/products/%2e%2e/orders", "/api//products",
    "//api/products", "/api/products//1", "/api/./products", "/api/products/%2e", "/api/products%00", "/api/products/1%00",
    "/alpine/../api/orders", "/alpine/%2e%2e/api/orders", "/alpine//products", "/api/products/..%2forders%00",
])
def test_a_path_that_needs_tidying_is_refused(visitors, path):
    """Tidying would let one server see another address than the next one."""
    answer = visitors["admin"].get(path)
    assert answer.status == 400, answer
    assert answer.media_type in ("application/problem+json", "text/html")


@pytest.mark.parametrize("path", [
    "/api/products%2f1", "/api%2fproducts", "/api/products/1%2frestock", "/API/products", "/api/Products",
    "/api/products;x=1", "/api/products/1;x", "/internal/orders", "/api/internal",
    "/api/orders/1%2f..%2f2", "/api/products/%31%2e%30", "/api/products/+1", "/api/products/0x1", "/api/products/%EF%BC%91",
    "/api/products/-1", "/api/products/1e0", "/api/products/99999999999999999999", "/api/products/1.0",
    "/api/products/%201",
])
def test_a_path_that_is_nearly_one_of_ours_is_none(visitors, path):
    for method in ("GET", "DELETE"):
        answer = visitors["admin"].request(method, path)
        assert answer.status in (400, 404, 405), (method, answer)
        assert answer.media_type == "application/problem+json"


def test_a_slash_at_the_end_changes_nothing_about_who_may(visitors):
    for path in ("/api/users/", "/api/users/1/", "/api/orders/"):
        assert visitors["anonymous"].get(path).status in (401, 404)
    assert visitors["viewer"].request("DELETE", "/api/products/1/").status in (403, 404)
    assert visitors["viewer"].get("/api/products/1").status == 200


@pytest.mark.parametrize("path", [
    "/alpine/products/1%2fedit", "/alpine/products/1/", "/Alpine", "/alpine%2fproducts", "/alpinex", "/alpine/products/%31",
    "/alpine/404", "/alpine/error", "/alpine/403", "/alpine/layouts/Shell", "/alpine/products/[id]", "/alpine/index",
    "/alpine/products/index", "/alpine/products.facet", "/alpine/products/1/edit/x",
])
def test_pages_are_at_their_own_address_only(visitors, path):
    answer = visitors["admin"].get(path)
    if path.endswith("/"):
        assert (answer.status, answer.location) == (308, "/alpine/products/1")
    elif path == "/alpine/products/%31":
        assert answer.status == 200
    else:
        assert answer.status == 404, answer
        if path.startswith("/alpine/"):
            assert has_whole_document(answer.text)


@pytest.mark.parametrize("path", [
    "/alpine//evil.example/", "//evil.example/", "/alpine/%2f%2fevil.example/", "/\\evil.example/",
])
def test_no_redirect_leads_to_another_server(files, path):
    answer = Client(files, browser=True).get(path)
    assert answer.location is None or not answer.location.startswith("//"), answer
    assert "evil.example" not in (answer.location or "") or answer.location.startswith("/alpine/")


def test_a_page_that_asks_to_sign_in_keeps_its_own_address_only(visitors):
    answer = visitors["anonymous"].get("/alpine/orders?q=%0d%0aX:%20y&next=//evil.example")
    assert answer.status == 303
    assert answer.location.startswith("/alpine/sign-in?next=%2Forders%3Fq%3D%250d%250aX"), answer.location


def test_raw_bytes_in_a_path_are_refused(files):
    for path in (b"/\xff", b"/a b", b"/\xc3\xa9", b"/a#b", b"/a\x01"):
        answer = raw(files.port, b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert answer.split(b" ")[1:2] == [b"400"], (path, answer[:80])
    assert Client(files).get("/health/live").status == 200
