"""`runtimes:` puts a file of one's own behind a name that clients import, in separate modules and in bundles."""

import pytest

from Support.facet import Server, run

PAGE = """<script>
  state count = 0
</script>

<button type="button" on:click={{ count += 1 }}>{count}</button>
"""
# It stands beside Facet's runtimes, so that it can be one of them and yet be told from it.
OWN = """export * from "../preact/index.js"
document.documentElement.dataset.own = "yes"
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "Templates/pages/index.facet": PAGE, "vendor/preact.js": OWN, "Public/favicon.ico": "",
        "facet.yaml": "auth: none\ntemplates: Templates\npublic: Public\nruntimes: {preact: vendor/preact.js}\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("is_bundled", [False, True], ids=["modules", "bundles"])
def test_the_clients_import_the_file(folder, chromium, is_bundled):
    if is_bundled:
        run("build", "--config", folder / "facet.yaml", cwd=folder)
    with Server("--config", folder / "facet.yaml", cwd=folder) as server:
        page = chromium.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for variant, own in (("preact", "yes"), ("solid", None)):
            page.goto(f"{server.url}/{variant}")
            page.get_by_role("button", name="0").click()
            page.get_by_role("button", name="1").wait_for()
            assert page.get_attribute("html", "data-own") == own, variant
            scripts = page.evaluate("performance.getEntriesByType('resource').map(({name}) => name).filter((name) => name.endsWith('.js'))")
            assert all((f"/assets/{variant}/" in script) == is_bundled for script in scripts), scripts
        page.close()
    assert not said, said


def test_a_file_that_is_not_there_is_named(folder):
    (folder / "vendor/preact.js").unlink()
    done = run("build", "--config", folder / "facet.yaml", cwd=folder, check=False)
    assert done.returncode == 1 and "vendor/preact.js" in done.stderr and "preact" in done.stderr
