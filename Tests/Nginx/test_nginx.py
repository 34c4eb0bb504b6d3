"""Facet behind a real nginx, with the configuration that the repository ships."""

import shutil
import socket
import subprocess
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from Support.facet import ROOT, Server, wait_until

MAIN = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/facet.conf;
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def nginx(seeded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    shutil.copytree(seeded, folder / "shop")
    (folder / "facet.yaml").write_text("auth: users\nhosts: [shop.example]\ntrusted_proxies: [127.0.0.1]\n")
    with Server("--data", folder / "shop", "--config", folder / "facet.yaml") as facet:
        port = free_port()
        shipped = (ROOT / "nginx" / "facet.conf").read_text()
        assert "server 127.0.0.1:8080;" in shipped and "listen 80;" in shipped
        conf = shipped.replace("127.0.0.1:8080", f"127.0.0.1:{facet.port}").replace("listen 80;", f"listen 127.0.0.1:{port};")
        (folder / "facet.conf").write_text(conf)
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
        command = [shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
        process = subprocess.Popen(command)
        try:
            wait_until(lambda: answers(port))
            yield port
        finally:
            process.terminate()
            process.wait(20)


def get(port, path, **headers):
    request = Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "shop.example", **headers})
    return urlopen(request, timeout=30)


@pytest.mark.parametrize("variant", ["alpine", "svelte", "preact", "solid"])
def test_pages_come_through(nginx, variant):
    with get(nginx, f"/{variant}/products") as reply:
        page = reply.read().decode()
    assert reply.status == 200
    assert f'data-variant="{variant}"' in page and f'href="/{variant}/products/' in page
    assert "script-src 'nonce-" in reply.headers["Content-Security-Policy"]


def test_the_api_comes_through(nginx):
    with get(nginx, "/api/products?size=1") as reply:
        assert reply.status == 200 and reply.headers["Content-Type"].startswith("application/json")


def test_a_visitor_cannot_speak_for_the_proxy(nginx):
    # Both families at once would be refused with 400: nginx takes the visitor's away.
    with get(nginx, "/alpine", **{"Forwarded": "for=9.9.9.9;host=evil.example", "X-Forwarded-Host": "evil.example"}) as reply:
        assert reply.status == 200


def test_health_is_not_for_visitors(nginx):
    with pytest.raises(HTTPError) as refused:
        get(nginx, "/health/ready")
    assert refused.value.code == 404
