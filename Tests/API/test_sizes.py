"""What `facet build` measures is what `/api/sizes` and the page `/compare` say."""

import json
import re
import shutil

import pytest

from Support.facet import ROOT, Server, run
from Support.pages import words
from Support.wire import Client


@pytest.fixture(scope="module")
def built(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(seeded, folder / "shop")
    run("build", "--out", folder / "Public")
    with Server("--data", folder / "shop", "--public", folder / "Public") as server:
        server.assets = folder / "Public/assets"
        yield server


def test_the_api_answers_with_the_build(built):
    answer = json.loads(Client(built).get("/api/sizes").body)
    measured = json.loads((built.assets / "sizes.json").read_text())["variants"]
    assert [variant["name"] for variant in answer["variants"]] == ["alpine", "svelte", "preact", "solid"]
    for variant in answer["variants"]:
        assert variant["runtime"] == measured[variant["name"]]["runtime"]
        assert variant["wholeRuntime"] == measured[variant["name"]]["wholeRuntime"]
        pages = {page["page"]: {"total": page["size"], "application": page["application"]} for page in variant["pages"]}
        assert pages == measured[variant["name"]]["pages"]
    assert [framework["table"]["gzip"] for framework in answer["upstream"]] == [18736, 14569, 6282, 4773]


def test_a_pages_figure_is_what_its_files_take(built):
    manifest = json.loads((built.assets / "manifest.json").read_text())
    measured = json.loads((built.assets / "sizes.json").read_text())["variants"]

    def total(files, ending):
        return sum((built.assets.parent / (file.removeprefix("/") + ending)).stat().st_size for file in files)

    for variant, pages in manifest["targets"].items():
        files = pages["pages"]["products/index"]["files"]
        runtime = [file for file in files if "/runtime-" in file]
        assert len(files) == 3 and len(runtime) == 1, "a file for the runtime, one for what pages share, one of the page's own"
        size = measured[variant]["pages"]["products/index"]
        for kind, ending in (("raw", ""), ("gzip", ".gz"), ("brotli", ".br")):
            assert size["total"][kind] == total(files, ending), (variant, kind)
            assert size["application"][kind] == total(files, ending) - total(runtime, ending), (variant, kind)
            assert measured[variant]["wholeRuntime"][kind] == total(runtime, ending), (variant, kind)
            assert 0 < measured[variant]["runtime"][kind] < measured[variant]["wholeRuntime"][kind]


def test_what_pages_share_is_in_one_file_of_theirs(built):
    """A module is in one of the files that a page loads: a store that were there twice would be two stores."""
    manifest = json.loads((built.assets / "manifest.json").read_text())
    for variant, pages in manifest["targets"].items():
        for page, files in pages["pages"].items():
            maps = [json.loads((built.assets.parent / (file.removeprefix("/") + ".map")).read_text()) for file in files["files"]]
            sources = [source for map in maps for source in modules(map)]
            assert len(sources) > 20
            twice = {source for source in sources if sources.count(source) > 1 and not source.endswith(("types.facet", "types.js"))}
            assert twice == set(), (variant, page)


def modules(map):
    """What went into a file; what only takes the place of a module imports another file."""
    pairs = zip(map["sources"], map["sourcesContent"])
    return {
        source for source, content in pairs
        if source.endswith((".js", ".facet")) and not re.match(r'(import|export .* from) "/assets/', content or "")}


def test_the_page_shows_them_without_script(built):
    client = Client(built)
    to = client.get("/compare?kind=raw")
    assert (to.status, to.location) == (303, "/alpine/compare?kind=raw")
    measured = json.loads((built.assets / "sizes.json").read_text())["variants"]
    text = words(client.get("/svelte/compare?kind=brotli&page=orders/index").text)
    for variant in measured.values():
        assert f"{variant['pages']['orders/index']['total']['brotli']:,} B" in text
        assert f"{variant['runtime']['brotli']:,} B" in text
    assert "Alpine 3.16.2" in text and "15,000 B" in text


def test_pages_load_the_bundles(built):
    for variant in ("alpine", "svelte", "preact", "solid"):
        manifest = json.loads((built.assets / "manifest.json").read_text())
        page = manifest["targets"][variant]["pages"]["products/index"]
        entry = page["entry"]
        client = Client(built)
        html = client.get(f"/{variant}/products").text
        assert f'src="{entry}"' in html
        assert re.findall('<link rel="modulepreload" href="([^"]+)" nonce="[^"]+" integrity="sha384-[^"]+">', html) == [
            file for file in page["files"] if file != entry]
        answer = client.get(entry)
        assert answer.status == 200 and answer.header("cache-control") == "public, max-age=31536000, immutable"


def test_without_a_build_the_page_says_so(tmp_path, seeded):
    shutil.copytree(seeded, tmp_path / "shop")
    with Server("--data", tmp_path / "shop", "--public", ROOT / "Public/none") as server:
        assert Client(server).get("/api/sizes").status == 404
        page = Client(server).get("/alpine/compare")
        assert page.status == 200 and "Nothing has been built" in words(page.text)


def test_the_same_templates_give_the_same_files(tmp_path):
    """Servers of one version hand out the same addresses, and a build that changes nothing leaves no files behind."""
    builds = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        run("build", "--out", folder)
        builds.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert len(builds[0]) > 100, "four variants of 24 pages"
    assert builds[0] == builds[1]
