"""A real nginx with the configuration that the repository ships, on a free port of the loopback."""

import glob
import os
import re
import shutil
import socket
import subprocess

from Support.facet import ROOT, wait_until
from Support.ports import free_port

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
SHIPPED = ROOT / "nginx"
FRONTS = ["shop", "alpine", "svelte", "preact", "solid"]
NAMES = {front: "shop.example" if front == "shop" else f"{front}.shop.example" for front in FRONTS}

TROUBLE = re.compile(r"\[(emerg|alert|crit)\]|uninitialized")

# Around it stands what Debian's own nginx.conf has: its types, and compression, which must not reach what Facet made.
MAIN = """{modules}
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log notice;
worker_processes 2;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  sendfile on;
  tcp_nopush on;
  gzip on;
  server_tokens off;
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {extra}
  include facet/facet.conf;
  {includes}
}}
"""


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Nginx:
    """Runs the shipped files, with ports, folders and names of the test in place of those that stand in them.

    - `gateways`: ports to pass requests on to.
    - `replaced`: pairs of texts; each must stand in the shipped files, so that a test can't speak of what is gone.
    - `modules`: names of Debian's dynamic modules; `extra`: lines of the http block; `listen`: what follows the port.
    """

    def __init__(self, folder, gateways, *, public, fronts=FRONTS, replaced=(), modules=(), extra="",
                 listen=""):
        self.folder, self.port = folder, free_port()
        shutil.copytree(SHIPPED, folder / "facet")
        servers = "\n  ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in gateways)
        self._replace([
            ("server 127.0.0.1:8080 max_fails=1 fail_timeout=5s;", servers), ("listen 80;", f"listen 127.0.0.1:{self.port}{listen};"),
            ("/srv/facet/Public", str(public)), *replaced,
        ])
        self.command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
        self._write(fronts, modules, extra)
        self.process = None

    def _replace(self, pairs):
        files = [path for path in (self.folder / "facet").rglob("*.conf")]
        for old, new in pairs:
            assert any(old in path.read_text() for path in files), f"no shipped file says {old!r}"
            for path in files:
                path.write_text(path.read_text().replace(old, new))

    def _write(self, fronts, modules, extra):
        loaded = "\n".join(f"load_module {self.module(name)};" for name in modules)
        # The workers of root would be another user, who may not write below the test's folder.
        user = "user root;" if os.geteuid() == 0 else ""
        includes = "\n  ".join(f"include facet/{front}.conf;" for front in fronts)
        (self.folder / "nginx.conf").write_text(
            MAIN.format(folder=self.folder, modules=loaded, user=user, extra=extra, includes=includes))

    @staticmethod
    def module(name):
        found = glob.glob(f"/usr/lib/nginx/modules/*{name}*.so")
        assert len(found) == 1, f"Debian's nginx module {name} is not installed"
        return found[0]

    def check(self):
        """What `nginx -t` says; it must find nothing wrong and warn of nothing."""
        checked = subprocess.run([*self.command, "-t"], capture_output=True, text=True)
        assert checked.returncode == 0 and "[warn]" not in checked.stderr, checked.stderr
        return checked.stderr

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self):
        return (self.folder / "error.log").read_text()

    def take_out(self, port):
        """What an operator does before he ends a gateway: `down` behind its line, a reload, and a look at the old workers."""
        self._edit(f"server 127.0.0.1:{port} ", f"server 127.0.0.1:{port} down ")

    def put_back(self, port):
        self._edit(f"server 127.0.0.1:{port} down ", f"server 127.0.0.1:{port} ")

    def _edit(self, old, new):
        self._replace([(old, new)])
        workers = self._workers()
        subprocess.run([*self.command, "-s", "reload"], check=True, capture_output=True)
        # The workers of before answer what they have begun as they were told then.
        wait_until(lambda: not workers & self._workers(), seconds=120)

    def _workers(self):
        listed = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True)
        return set(listed.stdout.split())

    def __enter__(self):
        self.check()
        self.process = subprocess.Popen(self.command, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: self.process.poll() is None and answers(self.port))
        except AssertionError:
            self.__exit__()
            raise AssertionError(self.log) from None
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        # A link that leads out of the folder is refused, and nginx calls that critical.
        troubles = [line for line in self.log.splitlines() if TROUBLE.search(line) and "symbolic links" not in line]
        assert not troubles, "\n".join(troubles)
