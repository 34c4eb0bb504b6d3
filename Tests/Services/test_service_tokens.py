"""A module alone answers nobody but those who have its key, and what a token says counts for it alone."""

import pytest

from Support.facet import Server, run
from Support.services import MODULES, bearer, make_key, token
from Support.wire import Client

ASKED = {
    "users": "/api/users", "products": "/api/products", "orders": "/api/orders",
    "analytics": "/api/analytics/summary", "notifications": "/api/notifications",
}


@pytest.fixture(scope="module")
def ports(shared_users_shop):
    return {module: ports[0] for module, ports in shared_users_shop.services.ports.items()}


@pytest.fixture(scope="module")
def key(shared_users_shop):
    return shared_users_shop.services.key


@pytest.mark.parametrize("module", MODULES)
def test_nothing_but_its_health_is_told_to_strangers(ports, module):
    client = Client(ports[module])
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {"status": "ok"}
    for path in (ASKED[module], "/", "/nothing", "/internal/openapi", "/internal/events", "/api/../x", "/alpine",
                 "/health", "/health/live/x"):
        answer = client.get(path)
        assert answer.status == 401, (path, answer)
        assert answer.media_type == "application/problem+json" and answer.header("www-authenticate") == "Bearer"


@pytest.mark.parametrize("module", MODULES)
def test_a_valid_token_is_a_caller_of_that_module(ports, key, module):
    client = Client(ports[module])
    assert client.get(ASKED[module], headers=bearer(key, module)).status == 200
    for other in MODULES:
        if other != module:
            assert client.get(ASKED[module], headers=bearer(key, other)).status == 401


def forged(key):
    """What a token must not get away with."""
    right = token(key, "users", role="viewer")
    head, body, signature = right.split(".")
    admin = token(key, "users", role="admin").split(".")[1]
    return {
        "another module's": token(key, "orders"),
        "expired": token(key, "users", issued=-61),
        "expired a second ago": token(key, "users", issued=-60),
        "from the future": token(key, "users", issued=30),
        "longer than a minute": token(key, "users", life=61),
        "for ever": token(key, "users", life=10**12),
        "without an end": token(key, "users", drop=["exp"]),
        "without a beginning": token(key, "users", drop=["iat"]),
        "without an audience": token(key, "users", drop=["aud"]),
        "without a role": token(key, "users", drop=["role"]),
        "of an unknown role": token(key, "users", role="root"),
        "of no number": token(key, "users", subject="one"),
        "unsigned": token(key, "users", algorithm="none"),
        "unsigned, with a signature": token(key, "users", algorithm="none") + signature,
        "of another algorithm": token(key, "users", algorithm="HS512"),
        "of another key": token(b"x" * 32, "users"),
        "of an empty key": token(b"", "users"),
        "of a raised role": f"{head}.{admin}.{signature}",
        "cut": right[:-3],
        "cut off": f"{head}.{body}.",
        "of two parts": f"{head}.{body}",
        "nothing": "",
        "long": right + "A" * 4000,
    }


def test_no_forged_token_counts(ports, key):
    client = Client(ports["users"])
    for name, text in forged(key).items():
        for path in ("/api/users", "/internal/accounts/1"):
            answer = client.get(path, headers={"Authorization": f"Bearer {text}"})
            assert answer.status == 401, (name, path, answer)
    right = token(key, "users")
    for value in (right, f"Basic {right}", f"Bearer{right}", f"Bearer {right}, Bearer {right}", "Bearer"):
        assert client.get("/api/users", headers={"Authorization": value}).status == 401, value
    assert client.get("/api/users", headers={"Authorization": f"bearer {right}"}).status == 200


def test_a_callers_token_opens_nothing_internal_and_a_services_no_api(ports, key):
    client = Client(ports["users"])
    assert client.get("/internal/accounts/1", headers=bearer(key, "users", role="admin")).status == 403
    service = bearer(key, "users", role="service", subject="gateway")
    assert client.get("/internal/accounts/1", headers=service).status == 200
    assert client.get("/api/users", headers=service).status == 403
    assert client.get("/internal/accounts/1", headers=bearer(key, "users", role="service", subject="")).status == 401


def test_a_module_has_no_role_but_the_tokens(ports, key):
    client = Client(ports["users"])
    form = {"name": "New", "email": "new@t.example", "role": "viewer", "active": True}
    for role, status in (("anonymous", 401), ("viewer", 403), ("manager", 403), ("admin", 201)):
        answer = client.post("/api/users", json=form, headers=bearer(key, "users", role=role))
        assert answer.status == status, (role, answer)


def test_a_module_answers_its_own_addresses_only(ports, key):
    for module, path in (("users", "/api/products"), ("products", "/api/users"), ("orders", "/alpine"), ("users", "/api/session")):
        assert Client(ports[module]).get(path, headers=bearer(key, module)).status == 404


@pytest.mark.parametrize("arrange,says", [
    (lambda folder: None, "service_key"),
    (lambda folder: folder / "nowhere", "nowhere"),
    (lambda folder: written(folder / "short", "k" * 31 + "\n\n"), "32 bytes"),
])
def test_without_a_key_a_module_does_not_start(tmp_path, arrange, says):
    key = arrange(tmp_path)
    config = tmp_path / "facet.yaml"
    config.write_text(f"service_key: {key}\n" if key else "")
    done = run("service", "users", "--port", 0, "--config", config, "--data", tmp_path / "shop", check=False, timeout=60)
    assert done.returncode == 1 and says in done.stderr, done.stderr
    assert not (tmp_path / "shop").exists()


def written(path, text):
    path.write_text(text)
    return path


def test_orders_say_that_they_need_products(tmp_path):
    config = tmp_path / "facet.yaml"
    config.write_text(f"service_key: {make_key(tmp_path)}\n")
    done = run("service", "orders", "--port", 0, "--config", config, "--data", tmp_path / "shop", check=False, timeout=60)
    assert done.returncode == 1 and "products" in done.stderr, done.stderr


@pytest.mark.parametrize("arguments", [["cart"], [], ["users", "--port", "x"], ["users", "--port", 70000], ["users", "--auth", "open"]])
def test_a_wrong_command_is_refused(arguments):
    assert run("service", *arguments, check=False, timeout=60).returncode == 2


def test_a_gateway_whose_key_is_another_says_unavailable(services, tmp_path):
    """The visitor is not at fault, and the page that needs no module is still there."""
    (tmp_path / "other").mkdir()
    wrong = make_key(tmp_path / "other")
    with Server(*services.flags, env={"FACET_SERVICE_KEY": str(wrong)}) as server:
        client = Client(server, browser=True)
        assert client.get("/alpine").status == 200
        answer = client.post("/api/session", json={"email": "admin@shop.example", "password": "x" * 12})
        assert answer.status == 503, answer
