"""The shop as separate processes: a service for each module, and a gateway in front."""

import base64
import hashlib
import hmac
import json
import os
import secrets
import time
from pathlib import Path

from Support.facet import ROOT, Server
from Support.ports import free_ports

MODULES = ["users", "products", "orders", "analytics", "notifications"]


def make_key(folder):
    """A key's file, as `openssl rand -hex 32` would make it."""
    path = Path(folder) / "service.key"
    path.write_text(secrets.token_hex(32) + "\n")
    path.chmod(0o600)
    return path


class Service(Server):
    """`facet service MODULE` on a port of its own."""

    def __init__(self, module, *arguments, port=0, cwd=ROOT, env=None):
        self.module = module
        super().__init__(*arguments, cwd=cwd, env=env, command=("service", module, "--port", str(port)))


class Services:
    """All five modules on one data folder. A gateway joins them with `flags`.

    `replicas` says how many processes of a module there are; one unless given.
    """

    def __init__(self, data, folder, *, auth="users", replicas=None, more=""):
        self.data, self.folder, self.key = Path(data), Path(folder), make_key(folder)
        names = [name for name in MODULES for _ in range((replicas or {}).get(name, 1))]
        self.ports = {name: [] for name in MODULES}
        for name, port in zip(names, free_ports(len(names))):
            self.ports[name].append(port)
        self.config = self.folder / "services.yaml"
        backends = "".join(
            f"  {name}: [{', '.join(f'http://127.0.0.1:{port}' for port in ports)}]\n"
            for name, ports in self.ports.items())
        self.config.write_text(
            f"auth: {auth}\nservice_key: {self.key}\ntemplates: {ROOT / 'Templates'}\npublic: {ROOT / 'Public'}\n"
            f"backends:\n{backends}{more}")
        self.running = []
        try:
            for name, ports in self.ports.items():
                for port in ports:
                    self.start(name, port)
        except BaseException:
            self.stop()
            raise

    @property
    def flags(self):
        return ["--config", self.config, "--data", self.data]

    def start(self, module, port=None):
        """Starts a module, again after a kill."""
        service = Service(module, *self.flags, port=port or self.ports[module][0])
        self.running.append(service)
        return service

    def of(self, module):
        """The running processes of a module."""
        return [each for each in self.running if each.module == module and each.process.poll() is None]

    def kill(self, module):
        for service in self.of(module):
            service.kill()

    def stop(self):
        # Gateways are gone; those who ask others end first.
        failures = []
        for service in sorted(self.running, key=lambda each: each.module != "orders"):
            try:
                service.stop()
            except AssertionError as failure:
                failures.append(failure)
        assert not failures, failures

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class ServedApart(Server):
    """A gateway and its services, with the face of a `Server`: what a test asks of one it may ask of the other.

    `arguments` are those of `facet serve`; `--data` and `--auth` among them are what the services get too.
    """

    def __init__(self, *arguments, env=None):
        arguments = list(arguments)
        data = Path(arguments[arguments.index("--data") + 1])
        auth = arguments[arguments.index("--auth") + 1] if "--auth" in arguments else "demo"
        folder = data.parent / f"{data.name}-services"
        folder.mkdir(exist_ok=True)
        self.services = Services(data, folder, auth=auth)
        try:
            super().__init__(*arguments, "--config", self.services.config, env=env)
        except BaseException:
            self.services.stop()
            raise

    def stop(self, timeout=15):
        try:
            return super().stop(timeout)
        finally:
            self.services.stop()


# Tokens as the gateway makes them, and as somebody else might.


def part(value):
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def token(key, audience, *, role="admin", subject="1", name="Tester", issued=0, life=60, algorithm="HS256", drop=()):
    """A token of that key's file; `issued` is in seconds from now."""
    now = int(time.time()) + issued
    payload = {"sub": subject, "name": name, "role": role, "aud": audience, "iat": now, "exp": now + life}
    payload = {field: value for field, value in payload.items() if field not in drop and value is not None}
    signed = f"{part({'alg': algorithm, 'typ': 'JWT'})}.{part(payload)}"
    secret = key if isinstance(key, bytes) else Path(key).read_text().strip().encode()
    digest = hashlib.sha512 if algorithm == "HS512" else hashlib.sha256
    signature = b"" if algorithm == "none" else hmac.digest(secret, signed.encode(), digest)
    return f"{signed}.{part(signature)}"


def bearer(*arguments, **more):
    return {"Authorization": f"Bearer {token(*arguments, **more)}"}


def serve_shop(*arguments):
    """The shop in one process; with FACET_SERVICES=1 in six."""
    return (ServedApart if os.environ.get("FACET_SERVICES") == "1" else Server)(*arguments)
