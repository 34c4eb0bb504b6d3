"""A wrong configuration is refused before anything starts, with file, line, column, and what would be right."""

import pytest

from Support.facet import Server, run
from Support.wire import Client

PAGE = "<p>Hello</p>\n"


@pytest.fixture
def site(tmp_path):
    pages = tmp_path / "Templates" / "pages"
    pages.mkdir(parents=True)
    (pages / "index.facet").write_text(PAGE)
    return tmp_path


def refused(site, text, *arguments):
    (site / "facet.yaml").write_text(text)
    done = run("serve", "--port", 0, *arguments, check=False, cwd=site, timeout=60)
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    assert not done.stdout.strip()
    return done.stderr


@pytest.mark.parametrize("text,place,says", [
    ("auth: none\nhots: [a.example]\n", "2:1", "hosts"),
    ("auth: dmeo\n", "1:7", "demo"),
    ("auth: none\nlisten: 8080\n", "2:9", "host and a port"),
    ("auth: none\nlisten: 127.0.0.1:99999\n", "2:9", "host and a port"),
    ("auth: none\nlisten: [127.0.0.1, 8080]\n", "2:9", "one value"),
    ("auth: none\nlimits:\n  body: lots\n", "3:9", "whole number"),
    ("auth: none\nlimits:\n  body: 0\n", "3:9", "from 1"),
    ("auth: none\nlimits: 5\n", "2:9", "limits"),
    ("auth: none\nlimits: {header_timeout: 0}\n", "2:26", "from 1"),
    ("auth: none\nlimits: {body_timeout: soon}\n", "2:24", "whole number"),
    ("auth: none\nlimits: {conections: 5}\n", "2:10", "connections"),
    ("auth: none\nlimits: {headers: 10}\n", "2:19", "from 1024"),
    ("auth: none\ntls: {certificate: a.pem}\n", "2:20", "tls.key"),
    ("auth: none\ntls: {key: a.pem}\n", "2:12", "tls.certificate"),
    ("auth: none\ntls: a.pem\n", "2:6", "tls"),
    ("auth: none\ntls: {certificat: a.pem}\n", "2:7", "certificate"),
    ("auth: none\nh2c: maybe\n", "2:6", "true or false"),
    ("auth: none\nhsts: everything\n", "2:7", "host or subdomains"),
    ("auth: none\ntls: {hsts: host}\n", "2:7", "hsts"),
    ("auth: none\nlimits:\n  boddy: 5\n", "3:3", "body"),
    ("auth: none\nbackends:\n  orderz: embedded\n", "3:3", "orders"),
    ("auth: none\nbackends:\n  /api/todos: ftp://x\n", "3:15", "address"),
    ("auth: none\nbackends:\n  /api/todos: {url: 'http://127.0.0.1:1', forwards: cookie}\n", "3:43", "forward"),
    ("auth: none\nbackends:\n  /api/todos: {url: 'http://127.0.0.1:1', forward: [cookies]}\n", "3:53", "cookie"),
    ("auth: none\nbackends:\n  /api/todos: {forward: [cookie]}\n", "3:15", "url"),
    ("auth: none\nbackends:\n  /api/todos: ['http://127.0.0.1:1', 'x']\n", "3:38", "address"),
    ("auth: none\nbackends:\n  /api/todos: {url: 'http://127.0.0.1:1', timeout: soon}\n", "3:52", "250ms"),
    ("auth: none\nbackends:\n  /api/todos: {url: 'http://127.0.0.1:1', pending: -1}\n", "3:52", "from 0"),
    ("auth: none\nbackends:\n  /api/todos: {url: 'http://127.0.0.1:1', health: ready}\n", "3:51", "/health"),
    ("auth: none\nbackends:\n  orders: {url: 'http://127.0.0.1:1', return: set-cookie}\n", "3:39", "not known"),
    ("auth: none\nlimits: {requests: 0}\n", "2:20", "from 1"),
    ("auth: none\nbackends:\n  '/api/../x': http://127.0.0.1:1\n", "3:3", "prefix"),
    ("auth: none\nauth: demo\n", "", "duplicated"),
    ("auth: none\nbackends:\n  /internal/x: http://127.0.0.1:1\n", "3:3", "never passed on"),
    ("auth: none\nservice_key: [a]\n", "2:14", "one value"),
    ("auth: none\nservice_kye: a\n", "2:1", "service_key"),
    ("auth: users\nbackends:\n  users: http://127.0.0.1:1\n", "3:10", "service_key"),
    ("auth: none\nhosts: {a: b}\n", "2:8", "list"),
    ("auth: none\nhosts: [http://a.example]\n", "2:8", "host name"),
    ("auth: none\ntrusted_proxies: [10.0.0.0/33]\n", "2:18", "address"),
    ("auth: none\nlog: {format: xml}\n", "2:15", "json"),
    ("auth: [\n", "2:1", "YAML"),
    ("- a\n- b\n", "1:1", "name: value"),
    ("auth: none\n\tbackends: x\n", "2:", "YAML"),
])
def test_a_wrong_file_says_where(site, text, place, says):
    errors = refused(site, text)
    assert f"facet.yaml:{place}" in errors, errors
    assert says in errors, errors


def test_everything_that_is_wrong_is_said_at_once(site):
    errors = refused(site, "auth: dmeo\nhots: x\nlimits:\n  body: no\n")
    assert errors.count("error:") == 3, errors


@pytest.mark.parametrize("text,says", [
    ("", "auth"), ("auth: users\nbackends: {/api/x: 'http://127.0.0.1:1'}\n", "users module"), ("auth: none\nlisten: 0.0.0.0:0\n", "hosts"),
    ("listen: 0.0.0.0:0\nbackends: {users: embedded}\n", "auth"),
])
def test_what_must_be_written_down_is_asked_for(site, text, says):
    """Demo is never a default where others could connect, nor for somebody's own application."""
    (site / "facet.yaml").write_text(text)
    arguments = ["--templates", site / "Templates"] if not text else []
    done = run("serve", *([] if "listen" in text else ["--port", 0]), *arguments, check=False, cwd=site, timeout=60)
    assert done.returncode in (1, 2) and says in done.stderr, done.stderr


def test_a_wrong_environment_variable_is_named(site):
    import os
    import subprocess

    from Support.facet import FACET

    (site / "facet.yaml").write_text("auth: none\n")
    for name, value in [("FACET_AUTH", "open"), ("FACET_LIMITS_BODY", "much"), ("FACET_NOW", "noon")]:
        done = subprocess.run([FACET, "serve", "--port", "0", "--data", site / "shop"], cwd=site, text=True, timeout=60,
                              capture_output=True, env={**os.environ, name: value, "FACET_BACKENDS_USERS": "embedded"})
        assert done.returncode in (1, 2) and name in done.stderr, (name, done.returncode, done.stderr)


def test_flags_stand_above_the_environment_and_that_above_the_file(site):
    (site / "facet.yaml").write_text("auth: none\nlisten: 127.0.0.1:1\nlimits: {address: 300}\nhosts: [one.example]\n")
    with Server(cwd=site, env={"FACET_HOSTS": "two.example, three.example"}) as server:
        client = Client(server)
        assert client.get("/alpine", headers={"Host": "one.example"}).status == 421
        assert client.get("/alpine", headers={"Host": "three.example"}).status == 200
        assert client.get("/alpine?" + "a" * 400, headers={"Host": "two.example"}).status == 414


def test_a_configuration_file_that_is_not_there(site):
    done = run("serve", "--config", "nowhere.yaml", check=False, cwd=site)
    assert done.returncode in (1, 2) and "nowhere.yaml" in done.stderr


def test_paths_start_from_the_file(site, tmp_path_factory):
    (site / "facet.yaml").write_text("auth: none\ntemplates: Templates\n")
    with Server("--config", site / "facet.yaml", cwd=tmp_path_factory.mktemp("elsewhere")) as server:
        assert "Hello" in Client(server).get("/alpine").text


def test_a_port_that_is_taken(site):
    (site / "facet.yaml").write_text("auth: none\ntemplates: Templates\n")
    with Server(cwd=site) as server:
        done = run("serve", "--port", server.port, check=False, cwd=site, timeout=60)
        assert done.returncode == 1
        assert str(server.port) in done.stderr, done.stderr
        assert "Facet serves" not in done.stdout
