"""How files are shown: with their type and charset, and what has no known type is downloaded (OWASP ASVS 5.0, 3.2.1 and 4.1.1)."""

import pytest

from Support.facet import Server
from Support.wire import Client

# The end of the name, and the type that it stands for.
KNOWN = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8", "xml": "application/xml; charset=utf-8", "svg": "image/svg+xml; charset=utf-8",
    "json": "application/json", "png": "image/png", "pdf": "application/pdf", "SVG": "image/svg+xml; charset=utf-8",
}
UNKNOWN = ["bin", "exe", "xhtml", "htm", "hta", "swf", "php", "html5", "svgz", "unknown", "", "html ", "js%00"]
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("types")
    (folder / "Public").mkdir()
    for end in [*KNOWN, *UNKNOWN]:
        (folder / "Public" / (f"file.{end}" if end else "file")).write_bytes(HTML)
    (folder / "facet.yaml").write_text("auth: none\npublic: Public\ntemplates: Templates\n")
    (folder / "Templates" / "pages").mkdir(parents=True)
    (folder / "Templates" / "pages" / "index.facet").write_text("<p>x</p>\n")
    with Server("--config", folder / "facet.yaml", cwd=folder) as server:
        yield server


@pytest.mark.parametrize("end", KNOWN)
def test_a_known_file_has_its_type_and_text_its_charset(files, end):
    answer = Client(files).get(f"/file.{end}")
    assert answer.status == 200 and answer.header("content-type") == KNOWN[end]
    assert answer.header("x-content-type-options") == "nosniff"


@pytest.mark.parametrize("end", UNKNOWN)
def test_whatever_else_is_downloaded(files, end):
    answer = Client(files).get("/file" + (f".{end}" if end else "").replace(" ", "%20"))
    if end.endswith("%00"):
        assert answer.status in (400, 404)
        return
    assert answer.status == 200 and answer.header("content-type") == "application/octet-stream"
    # Without the right to guess, a browser saves what is of that type.
    assert answer.header("x-content-type-options") == "nosniff"
    assert "default-src 'none'" in answer.header("content-security-policy")
    assert answer.header("cross-origin-resource-policy") == "same-origin"


def test_a_browser_saves_it(files, chromium):
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(f"{files.url}/alpine")
    for end in ("unknown", "xhtml"):
        with page.expect_download() as download:
            page.evaluate("(address) => { location.href = address }", f"{files.url}/file.{end}")
        assert download.value.suggested_filename == f"file.{end}"
    context.close()
