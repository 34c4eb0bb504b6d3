"""`facet snapshot` in a project of somebody's own: what passes, what fails and how it is shown, and what is written."""

import json
import re
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from Support.browser import CHROMIUM
from Support.facet import FACET, ROOT, environment, wait_until
from Support.foreign import Foreign

INDEX = """<script>
  load things: [Thing] = api.get("/api/things")
  state isOpen = false
  action toggle() { isOpen = !isOpen }
</script>

<head><title>Things</title></head>
<h1>Things</h1>
<ul>{#each things as thing (thing.id)}<li><a href="./things/{thing.id}">{thing.name}</a></li>{/each}</ul>
<button type="button" on:click={toggle}>{isOpen ? "Less" : "More"}</button>
<p data-variant="any" class="variant">Not looked at.</p>
<style>h1 { color: teal } @media (prefers-color-scheme: dark) { h1 { color: orange } }</style>
"""
TEMPLATES = {
    "types.facet": "type Thing { id: Int, name: String }\n",
    "pages/index.facet": INDEX,
    "pages/about.facet": "<head><title>About</title></head>\n<h1>About</h1>\n",
    "pages/things/[id].facet": "<script>\n  param id: Int\n  load thing: Thing = api.get(\"/api/things/{id}\")\n</script>\n\n"
                               "<h1>{thing.name}</h1>\n",
}
LOOKS = [f"{width}-{scheme}" for width in (390, 1280) for scheme in ("light", "dark")]


class Project:
    """A folder with templates and a configuration, in front of an API of the test's own."""

    def __init__(self, folder, api):
        self.folder, self.api = folder, api
        self.configure()
        for name, text in TEMPLATES.items():
            self.write(name, text)

    def configure(self, *lines):
        backends = f"backends:\n  /api/things: {self.api.url}\n"
        (self.folder / "facet.yaml").write_text("\n".join(["auth: none", "hosts: [shop.example]", *lines, "templates: Templates", backends]))

    def write(self, name, text):
        path = self.folder / "Templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def replace(self, name, old, new):
        path = self.folder / "Templates" / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    def snapshot(self, *arguments, status=0, **env):
        done = subprocess.run(
            [str(FACET), "snapshot", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=300,
            env={**environment(), **env})
        assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def pictured(self, *arguments, **more):
        return self.snapshot("--browser", CHROMIUM, *arguments, **more)

    def markup(self, *arguments, **more):
        return self.snapshot("--html-only", *arguments, **more)

    def files(self, ending=""):
        return sorted(path.name for path in (self.folder / "Snapshots").glob(f"*{ending}") if path.is_file())

    def stored(self, name):
        return self.folder / "Snapshots" / name

    def shown(self, name):
        return self.folder / "Snapshots" / "differences" / name


@pytest.fixture
def api():
    with Foreign() as foreign:
        things = [{"id": 1, "name": "Lamp"}, {"id": 2, "name": "Chair"}]
        foreign.answers["/api/things"] = lambda handler: handler.json(200, json.dumps(things))
        foreign.answers["/api/things/1"] = lambda handler: handler.json(200, json.dumps(things[0]))
        yield foreign


@pytest.fixture
def project(tmp_path, api):
    return Project(tmp_path, api)


def test_a_change_is_shown_in_text_and_picture_and_an_update_takes_it_over(project):
    said = project.markup(status=1)
    assert "index.html: there is no snapshot; --update writes it" in said and not project.files()

    said = project.pictured("--update")
    names = [f"{page}-{look}.png" for page in ("about", "index") for look in LOOKS]
    assert project.files() == sorted(["about.html", "index.html", *names])
    assert all(f"wrote Snapshots/{name}" in said for name in project.files())
    assert "2 pages, 32 pictures: none fails, 10 snapshots written." in said
    assert {Image.open(project.stored(f"index-{look}.png")).size for look in LOOKS} == {(390, 844), (1280, 900)}

    said = project.pictured()
    assert "/: as its snapshot\n/about: as its snapshot\n" in said and "2 pages, 32 pictures: none fails.\n" in said

    project.replace("pages/index.facet", "<h1>Things</h1>", "<h1>Thinks</h1>")
    before = {name: project.stored(name).read_bytes() for name in project.files()}
    said = project.pictured("--page", "/", status=1)
    assert '-       "Things"\n  +       "Thinks"' in said and "/: fails\n" in said
    assert "1 page, 16 pictures: 1 fails. What differs is shown in Snapshots/differences." in said
    assert {name: project.stored(name).read_bytes() for name in project.files()} == before, "nothing is written"
    assert_sheet_shows_a_change(project.shown("index-390-light.png"), 390, 844)
    assert all(f"Snapshots/differences/index-{look}.png" in said for look in LOOKS)
    assert '"Thinks"' in project.shown("index.diff").read_text()
    assert project.shown(".gitignore").read_text() == "*\n"

    said = project.pictured("--update", "--page", "/")
    assert "wrote Snapshots/index.html" in said and "about" not in said and "5 snapshots written" in said
    assert "none fails." in project.pictured("--page", "/")
    assert not project.shown("index.diff").exists()


def assert_sheet_shows_a_change(path, width, height):
    """Three pictures side by side; the third is red where the first two differ, and only there."""
    sheet = Image.open(path).convert("RGB")
    assert sheet.size == (3 * width + 48, height + 36)
    old, new, difference = (sheet.crop((left, 24, left + width, 24 + height)) for left in (12, 24 + width, 36 + 2 * width))
    differing = [old.getpixel(at) != new.getpixel(at) for at in places(width, height)]
    assert any(differing)
    assert differing == [difference.getpixel(at) == (220, 0, 0) for at in places(width, height)]


def places(width, height):
    return [(x, y) for y in range(height) for x in range(width)]


def test_another_browser_may_draw_a_few_pixels_in_another_way(project):
    project.pictured("--update", "--page", "/about")
    name = "about-390-light.png"
    redraw(project.stored(name), 1600, "Chromium 9, fonts 0")
    said = project.pictured("--page", "/about")
    assert f"{name}: 1600 of 329160 pixels (0.486 %) differ; it was drawn by Chromium 9, fonts 0, which is let pass" in said
    redraw(project.stored(name), 1700, "Chromium 9, fonts 0")
    said = project.pictured("--page", "/about", status=1)
    assert f"{name} differs; it was drawn by Chromium 9, fonts 0: 1700 of 329160 pixels" in said
    project.pictured("--update", "--page", "/about")
    redraw(project.stored(name), 1, Image.open(project.stored(name)).text["Software"])
    assert f"{name} differs: 1 of 329160 pixels" in project.pictured("--page", "/about", status=1)


def redraw(path, count, software):
    """Changes that many pixels of the last rows, by one step in one channel, in the name of some browser."""
    picture = Image.open(path).convert("RGB")
    for number in range(count):
        picture.putpixel((number % 390, 843 - number // 390), (255, 255, 254))
    note = PngImagePlugin.PngInfo()
    note.add_text("Software", software)
    picture.save(path, pnginfo=note)


def test_variants_that_look_other_than_the_first_are_shown(project):
    project.write("styles/page.css", 'html[data-variant="solid"] h1 { color: red }\n')
    said = project.pictured("--update", "--page", "/about", status=1)
    assert "solid looks other than alpine: " in said and "preact" not in said
    assert project.shown("about-1280-dark-solid.png").exists()


def test_a_script_that_fails_is_told(project):
    project.replace(
        "pages/index.facet", "  state isOpen = false\n",
        "  state isOpen = false\n  state zero = 0\n  state broken = 1\n  onMount { broken = 1 / zero }\n")
    said = project.pictured("--update", "--page", "/", status=1)
    assert "alpine fails in the browser: " in said and "solid fails in the browser: " in said
    assert project.files(".png") == []


def test_without_a_browser_it_says_what_to_install(project, tmp_path):
    (tmp_path / "bin").mkdir()
    said = project.snapshot(status=1, PATH=str(tmp_path / "bin"))
    assert "No browser was found: none of chromium, " in said and "apt-get install chromium" in said
    assert "--html-only" in said
    assert "2 pages, 0 pictures" in project.markup("--update", PATH=str(tmp_path / "bin"))
    assert "is no program" in project.snapshot("--browser", str(tmp_path / "no-browser"), status=2)


def test_a_browser_that_ends_at_once_is_told(project):
    said = project.snapshot("--browser", "/bin/false", status=1)
    assert "/bin/false: The browser has ended." in said


@pytest.fixture
def short_folder():
    """Chromium keeps a socket in its temporary folder, and a socket's path may not be long."""
    with tempfile.TemporaryDirectory(prefix="facet", ignore_cleanup_errors=True) as folder:
        yield folder


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_the_browser_ends_with_the_command(project, tmp_path, short_folder, sign):
    asked, go_on = threading.Event(), threading.Event()

    def answer(handler):
        asked.set()
        go_on.wait(60)
        handler.json(200, "[]")

    project.api.answers["/api/things"] = answer
    command = subprocess.Popen(
        [str(FACET), "snapshot", "--browser", CHROMIUM, "--page", "/"], cwd=tmp_path, stdout=subprocess.DEVNULL,
        env=environment(TMPDIR=short_folder))
    assert asked.wait(60)
    browsers = processes(f"{short_folder}/facet-browser-")
    assert browsers
    command.send_signal(sign)
    go_on.set()
    assert command.wait(60) in (1, -sign)
    wait_until(lambda: not browsers & processes(f"{short_folder}/facet-browser-"))
    assert sign == signal.SIGKILL or not list(Path(short_folder).glob("facet-browser-*"))


def processes(text):
    """The ids of those that were started with it."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if text in path.read_text(errors="replace"):
                found.add(path.parent.name)
        except OSError:
            pass  # It has ended meanwhile.
    return found


def test_a_page_that_fails_is_never_written(project):
    project.write("pages/broken.facet", "<script>\n  query by: Int = 0\n</script>\n\n<p>{1 / by}</p>\n")
    said = project.markup("--update", status=1)
    assert "/broken: fails\n  alpine answers 500\n  Templates/pages/broken.facet:5:5: An integer was divided by zero." in said
    assert project.files() == ["about.html", "index.html"]
    project.api.answers["/api/things"] = lambda handler: handler.json(500, "{}")
    said = project.markup("--page", "/", status=1)
    assert "/: fails\n  alpine answers 502\n" in said and ": 500 " in said


def test_pages_with_parameters_are_looked_at_where_an_address_is_listed(project):
    said = project.markup("--update")
    assert "/things/[id] is left out: it has a parameter. List an address of it under “snapshots:” in facet.yaml." in said
    project.configure("snapshots: [/things/1, '/about?tab=2', /nowhere]")
    said = project.markup("--update")
    assert "left out" not in said and "/things/1: written" in said
    assert len(project.files()) == 5 and "things.1.html" in project.files()
    assert project.stored("things.1.html").read_text().splitlines()[0] == "status 200"
    assert project.stored("nowhere.html").read_text().splitlines()[0] == "status 404"
    assert "5 pages, 0 pictures: none fails." in project.markup()


@pytest.mark.parametrize("line,says", [
    ("snapshots: [things/1]", "facet.yaml:3:12: error: “things/1” is no address of a page"), ("snapshots: {a: b}", "a list"),
])
def test_a_wrong_list_of_addresses_is_refused(project, line, says):
    project.configure(line)
    assert says in project.markup(status=1)


def test_a_wrong_address_is_wrong_usage(project):
    assert "--page takes an address" in project.markup("--page", "things", status=2)
    assert "/%zz: " in project.markup("--page", "/%zz", status=2)


def test_what_varies_from_request_to_request_is_left_out(project):
    project.api.answers["/api/things"] = lambda handler: handler.json(
        200, json.dumps([{"id": len(project.api.seen), "name": "Lamp"}]))
    project.replace(
        "pages/index.facet", "<button", '{#each things as thing (thing.id)}<p data-snapshot="ignore">{thing.id}</p>{/each}<button')
    project.markup("--update", "--page", "/")
    markup = project.stored("index.html").read_text()
    assert 'href="VARIES"' in markup and "<p … not compared>" in markup and "Not looked at" not in markup
    assert "none fails." in project.markup("--page", "/")


def test_a_page_of_another_shape_at_each_request_is_told(project):
    project.api.answers["/api/things"] = lambda handler: handler.json(
        200, json.dumps([{"id": id, "name": "Lamp"} for id in range(len(project.api.seen))]))
    said = project.markup("--update", "--page", "/", status=1)
    assert "It is another at each request" in said and 'href="/VARIANT/things/' in said


def test_snapshots_of_no_page_are_stale_until_an_update_removes_them(project):
    project.markup("--update")
    for name in ("gone.html", "gone-390-light.png", "README.md"):
        project.stored(name).write_text("")
    said = project.markup(status=1)
    assert "Snapshots/gone.html is the snapshot of no page; --update removes it." in said
    assert "Snapshots/gone-390-light.png" in said and "README" not in said
    assert "gone" not in project.markup("--page", "/"), "a part tells nothing of the rest"
    assert "removed Snapshots/gone.html, the snapshot of no page" in project.markup("--update")
    assert project.files() == ["README.md", "about.html", "index.html"]


def test_the_variable_writes_and_fails(project):
    assert "wrote Snapshots/index.html" in project.markup(status=1, UPDATE_SNAPSHOTS="1")
    assert "wrote" not in project.markup(status=0, UPDATE_SNAPSHOTS="1")


def test_the_folder_is_where_it_is_asked_for(project):
    project.markup("--update", "--snapshots", "looks/here")
    assert (project.folder / "looks" / "here" / "index.html").exists() and not (project.folder / "Snapshots").exists()


def test_the_shop_is_looked_at_as_its_manager(shop_folder, tmp_path):
    """Also where visitors have to sign in. The addresses of lists are free of what they lead to."""
    (tmp_path / "facet.yaml").write_text("auth: users\nbackends:\n" + "".join(
        f"  {name}: embedded\n" for name in ("users", "products", "orders", "analytics", "notifications")))
    project = [str(FACET), "snapshot", "--html-only", "--templates", str(ROOT / "Templates"),
               "--data", str(shop_folder), "--page", "/users", "--page", "/orders/new?product=1&quantity=2", "--page", "/products/1"]
    for more, says in (["--update"], "3 snapshots written"), ([], "3 pages, 0 pictures: none fails."):
        done = subprocess.run([*project, *more], cwd=tmp_path, capture_output=True, text=True, timeout=300, env=environment())
        assert done.returncode == 0 and says in done.stdout, (done.stdout, done.stderr)
    assert "Pages are looked at as the manager sees them." in done.stdout
    order = next((tmp_path / "Snapshots").glob("orders.new_*.html")).read_text()
    assert re.search(r'<input.* name="key" value="VARIES"', order), "each form has a fresh key"
