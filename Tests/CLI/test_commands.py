"""The command line: exit codes (0 fine, 1 wrong input, 2 wrong usage), and what is printed where."""

import json
import shutil

import pytest

from Support.facet import ROOT, run

TEMPLATES = ROOT / "Templates"

GOOD = {
    "types.facet": "type Todo { id: Int, title: String }\n",
    "pages/index.facet": '<script>\n  load todos: [Todo] = api.get("/api/todos")\n</script>\n\n'
                         "<ul>{#each todos as todo (todo.id)}<li>{todo.title}</li>{/each}</ul>\n",
}


def folder(tmp_path, files):
    for name, text in files.items():
        path = tmp_path / "Templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "Templates"


@pytest.fixture
def broken(tmp_path):
    return folder(tmp_path, {**GOOD, "pages/index.facet": "<p>{nme}</p>\n<p>{1 + true}</p>\n"})


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"], ["user", "add", "--help"], ["version"], ["--version"]])
def test_what_is_asked_for_is_fine(arguments):
    done = run(*arguments)
    assert done.returncode == 0 and done.stdout.strip() and not done.stderr


@pytest.mark.parametrize("arguments", [
    ["nonsense"], ["serve", "--nonsense"], ["serve", "--port", "many"], ["serve", "--port", "70000"], ["render", "x"],
    ["render", "products", "--target", "vue"], ["check", "--format", "xml"], ["seed", "--users", "-1"],
    ["seed", "--users", "x"], ["seed", "--until", "yesterday"], ["user", "add"], ["serve", "--auth", "open"],
    ["fmt", "--nonsense"],
])
def test_wrong_usage_is_2(arguments, tmp_path):
    done = run(*arguments, check=False, cwd=tmp_path, timeout=60)
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert done.stderr.strip() and not done.stdout.strip()


def test_the_shop_checks_and_is_formatted():
    assert run("check").returncode == 0
    assert run("fmt", "--check", TEMPLATES).returncode == 0


def test_check_says_where_and_what(broken):
    done = run("check", broken, check=False)
    assert done.returncode == 1
    assert "Templates/pages/index.facet:1:5: error:" in done.stdout + done.stderr
    assert "<p>{nme}</p>" in done.stdout + done.stderr, "the source line is shown"
    assert "2 errors" in done.stdout + done.stderr


def test_check_prints_json_lines(broken):
    done = run("check", "--format", "json", broken, check=False)
    assert done.returncode == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    errors = [each for each in found if each["severity"] == "error"]
    assert len(errors) == 2
    assert [(each["line"], each["column"]) for each in errors][0] == (1, 5)
    for each in errors:
        assert each["file"].endswith("pages/index.facet") and each["code"] and each["message"]
        assert (each["endLine"], each["endColumn"]) >= (each["line"], each["column"])


def test_check_of_good_templates_prints_no_json(tmp_path):
    done = run("check", "--format", "json", folder(tmp_path, GOOD))
    assert [line for line in done.stdout.splitlines() if '"error"' in line] == []


@pytest.mark.parametrize("command", [["check"], ["fmt", "--check"], ["render", "x", "--target", "alpine", "--templates"]])
def test_a_folder_that_is_not_there_is_wrong_input(command, tmp_path):
    done = run(*command, tmp_path / "nowhere", check=False)
    assert done.returncode == 1 and "nowhere" in done.stderr


def test_fmt_names_what_it_would_change_and_then_changes_it(tmp_path):
    path = folder(tmp_path, {**GOOD, "pages/other.facet": "<p   >a</p  >\n\n\n\n<p>b</p>"})
    before = (path / "pages/other.facet").read_text()
    done = run("fmt", "--check", path, check=False)
    assert done.returncode == 1 and "other.facet" in done.stdout
    assert (path / "pages/other.facet").read_text() == before, "--check changes nothing"
    assert run("fmt", path).returncode == 0
    once = (path / "pages/other.facet").read_text()
    assert once != before
    assert run("fmt", "--check", path).returncode == 0
    run("fmt", path)
    assert (path / "pages/other.facet").read_text() == once, "formatting twice changes nothing more"


def test_fmt_leaves_what_it_cannot_parse(tmp_path):
    path = folder(tmp_path, {**GOOD, "pages/index.facet": "<p>{#if}</p"})
    done = run("fmt", path, check=False)
    assert done.returncode == 1 and "index.facet" in done.stderr
    assert (path / "pages/index.facet").read_text() == "<p>{#if}</p"


@pytest.mark.parametrize("target", ["alpine", "svelte", "preact", "solid"])
def test_render_prints_the_page(tmp_path, target):
    path = folder(tmp_path, GOOD)
    props = tmp_path / "props.json"
    props.write_text(json.dumps({"todos": [{"id": 1, "title": "<Milk> & more"}]}))
    done = run("render", "/", "--target", target, "--templates", path, "--props", props)
    assert f'data-variant="{target}"' in done.stdout
    assert "&lt;Milk&gt; &amp; more" in done.stdout.replace("&#62;", "&gt;") or "&lt;Milk> &amp; more" in done.stdout


@pytest.mark.parametrize("props,says", [
    ('{"todos": [{"id": "x", "title": "y"}]}', "todos"), ("{}", "todos"), ("[]", "object"), ("{", ":1:"), (None, "todos"),
])
def test_render_says_what_is_wrong_with_its_data(tmp_path, props, says):
    path = folder(tmp_path, GOOD)
    arguments = ["render", "/", "--target", "solid", "--templates", path]
    if props is not None:
        (tmp_path / "props.json").write_text(props)
        arguments += ["--props", tmp_path / "props.json"]
    done = run(*arguments, check=False)
    assert done.returncode == 1 and says in done.stderr and not done.stdout


def test_render_shows_a_page_in_a_state(tmp_path):
    path = folder(tmp_path, {
        "pages/index.facet": "<script>\n  load title: String = api.get(\"/api/title\")\n</script>\n<h1>{title}</h1><Box/>",
        "components/Box.facet": "<script>\n  state isOpen = false\n</script>\n<p>{isOpen ? \"open\" : \"closed\"}</p>",
    })
    state = tmp_path / "state.json"
    arguments = ["render", "/", "--target", "solid", "--templates", path, "--state", state]
    state.write_text(json.dumps({"": {"title": "Given"}, "0": {"isOpen": True}}))
    assert "<h1>Given</h1><p>open</p>" in run(*arguments).stdout
    for wrong, says in [
        ({"": {"title": 1}}, '"title": the value: expected String'), ({"7": {}}, '"7": no instance'),
        ({"": {"titel": "x"}}, '"titel"'), ([], "object"),
    ]:
        state.write_text(json.dumps(wrong))
        done = run(*arguments, check=False)
        assert done.returncode == 1 and says in done.stderr and not done.stdout
    state.write_text("{")
    assert f"{state}:1:" in run(*arguments, check=False).stderr


def test_render_of_a_page_that_is_not_there(tmp_path):
    done = run("render", "nowhere", "--target", "solid", "--templates", folder(tmp_path, GOOD), check=False)
    assert done.returncode == 1 and "nowhere" in done.stderr


def test_a_wrong_template_is_not_served(tmp_path, broken, shop_folder):
    """Refuses to start, and says where, with the same words as check."""
    done = run("serve", "--port", 0, "--auth", "none", "--templates", broken, check=False, timeout=60)
    assert done.returncode == 1
    assert "Templates/pages/index.facet:1:5: error:" in done.stderr
    assert "Facet serves" not in done.stdout


def test_one_broken_template_of_the_shop_stops_it(tmp_path, shop_folder):
    shutil.copytree(TEMPLATES, tmp_path / "Templates")
    page = tmp_path / "Templates" / "pages" / "dashboard.facet"
    page.write_text(page.read_text().replace("{/if}", "", 1))
    done = run("serve", "--port", 0, "--data", shop_folder, check=False, timeout=60, cwd=tmp_path)
    assert done.returncode == 1 and "pages/dashboard.facet:" in done.stderr
