"""The token that unsafe requests of a session bring: where it travels, whose it is, and what its lack ends."""

import base64

import pytest

from Support.accounts import email, sign_in, signed_in
from Support.facet import Server
from Support.foreign import Foreign
from Support.pages import form, has_whole_document, words
from Support.shop import made, product, snapshot
from Support.wire import TOKENS, Client

WITHOUT = {"X-Facet-Token": None}


def token(client):
    return client.get("/api/session").json()["token"]


def unmasked(text):
    """The 16 bytes that are the same in every answer of a session."""
    both = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return bytes(a ^ b for a, b in zip(both[:16], both[16:], strict=True))


def in_form(page, label):
    """What stands behind `~` in the hidden field."""
    return form(page, label).action.partition("~")[2]


def is_refused(answer):
    return answer.status == 403 and answer.json()["type"] == "urn:facet:problem:token"


@pytest.mark.parametrize("headers", [
    WITHOUT, {"X-Facet-Token": ""}, {"X-Facet-Token": "A" * 43}, {"X-Facet-Token": "VIEWERS"}, {"X-Facet-Token": "OTHER"},
    {"X-Facet-Token": "CUT"}, {"X-Facet-Token": "CHANGED"}, {"X-Facet-Token": "PADDED"}, {"X-Facet-Token": "TWICE"},
    {"X-Facet-Token": "COOKIE"},
], ids=str)
def test_an_unsafe_request_without_the_sessions_own_token_does_nothing(visitors, shared_users_shop, headers):
    admin = visitors["admin"]
    own = token(admin)
    made_up = {
        "VIEWERS": token(visitors["viewer"]), "OTHER": token(signed_in(shared_users_shop, "admin")), "CUT": own[:-1],
        "CHANGED": own[:20] + ("B" if own[20] == "A" else "A") + own[21:], "PADDED": own + "=", "TWICE": own + own,
        "COOKIE": admin.cookies["facet_session"],
    }
    headers = {name: made_up.get(value, value) for name, value in headers.items()}
    before = snapshot(admin)
    for method, path in [
        ("POST", "/api/products"), ("PUT", "/api/products/1"), ("PATCH", "/api/products/1"), ("DELETE", "/api/products/1"),
        ("POST", "/api/orders"), ("DELETE", "/api/session"), ("DELETE", "/api/sessions/000000000000000000000000"),
        ("POST", "/api/nowhere"), ("POST", "/nowhere"),
    ]:
        answer = admin.request(method, path, json=product("Forged"), headers=headers)
        assert is_refused(answer), (method, path, answer)
        assert "X-Facet-Token" in answer.json()["detail"] and not answer.all("set-cookie")
    assert token(admin), "the session lives on"
    assert snapshot(admin) == before


def test_any_mask_of_the_sessions_token_will_do(visitors):
    admin = visitors["admin"]
    for _ in range(3):
        assert admin.post("/api/products", json=product("Own"), headers={"X-Facet-Token": token(admin)}).status == 201


def test_no_answer_has_the_bytes_of_another(visitors):
    """What repeats in compressed answers can be guessed byte by byte (BREACH)."""
    admin = visitors["admin"]
    page = lambda: in_form(admin.get("/alpine/products/new").text, "Create product")
    seen = [token(admin) for _ in range(10)] + [page() for _ in range(10)]
    assert len(set(seen)) == 20 and all(len(each) == 43 for each in seen)
    assert len({unmasked(each) for each in seen}) == 1
    for position in range(16):
        assert len({base64.urlsafe_b64decode(each + "=")[16:][position] for each in seen}) > 1, position
    assert unmasked(token(visitors["viewer"])) != unmasked(seen[0])


def test_answers_with_a_token_are_kept_by_nobody(visitors, shared_users_shop):
    admin = visitors["admin"]
    for path in ("/alpine/products/new", "/svelte", "/api/session", "/preact/nowhere"):
        assert admin.get(path).header("cache-control") == "no-store", path
    answer = sign_in(Client(shared_users_shop), email("viewer"))
    assert answer.header("cache-control") == "no-store" and answer.json()["token"]
    assert unmasked(answer.header("x-facet-token")) == unmasked(answer.json()["token"])


@pytest.mark.parametrize("variant", ["alpine", "svelte", "preact", "solid"])
def test_a_posted_form_brings_it_in_its_action(visitors, variant):
    manager = visitors["manager"]
    fields = form(manager.get(f"/{variant}/products/new").text, "Create product").filled(
        **{"name": f"By form of {variant}", "category": "Things", "price": "7", "stock": "1"})
    answer = manager.post(f"/{variant}/products/new", form=fields, headers=WITHOUT)
    assert answer.status == 303, words(answer.text)


@pytest.mark.parametrize("proof", ["", "~", "~" + "A" * 43, "VIEWERS"])
def test_a_form_of_another_session_comes_back_with_what_was_typed(visitors, proof):
    manager = visitors["manager"]
    if proof == "VIEWERS":
        proof = "~" + token(visitors["viewer"])
    before = snapshot(visitors["admin"])
    page = form(manager.get("/alpine/products/new").text, "Create product")
    typed = dict(name="Typed <before>", category="Things", price="7", stock="1")
    fields = dict(page.filled(**typed)) | {"_action": page.action.partition("~")[0] + proof}
    answer = manager.post("/alpine/products/new", form=fields, headers=WITHOUT)
    assert answer.status == 403 and answer.media_type == "text/html" and has_whole_document(answer.text)
    assert "Nothing was done" in answer.text
    assert snapshot(visitors["admin"]) == before
    # The page is this session's now: what was typed is in it, and it can be sent.
    again = form(answer.text, "Create product")
    assert dict(again.fields)["name"] == "Typed <before>"
    answer = manager.post("/alpine/products/new", form=again.fields, headers=WITHOUT)
    assert answer.status == 303, words(answer.text)


def test_signing_in_again_makes_another(shared_users_shop):
    client = signed_in(shared_users_shop, "manager")
    old, page = token(client), client.get("/alpine/products/new").text
    # Signing in proves itself by its password: it brings no token, though there is a session.
    assert client.post(
        "/api/session", json={"email": email("manager"), "password": "a long enough pass phrase"},
        headers=WITHOUT).status == 200
    assert is_refused(client.post("/api/products", json=product(), headers={"X-Facet-Token": old}))
    stale = form(page, "Create product").filled(name="x", category="y")
    assert client.post("/alpine/products/new", form=stale, headers=WITHOUT).status == 403
    assert client.post("/api/products", json=product(), headers={"X-Facet-Token": token(client)}).status == 201


def test_a_form_from_before_the_sign_in_is_not_sent_by_it(shared_users_shop):
    """Made for nobody, sent by a session that another tab has begun."""
    client = Client(shared_users_shop, browser=True)
    page = form(client.get("/alpine/sign-in").text, "Sign in")
    assert "~" not in page.action
    sign_in(client, email("viewer"))
    answer = client.post("/alpine/sign-in", form=page.filled(email=email("manager")), headers=WITHOUT)
    assert answer.status == 403 and "Nothing was done" in answer.text
    assert client.get("/api/session").json()["role"] == "viewer"


def test_without_a_session_none_is_asked(shared_users_shop, shared_shop):
    anonymous = Client(shared_users_shop, browser=True)
    assert anonymous.get("/api/session").json()["token"] is None
    assert anonymous.post("/api/products", json=product()).status == 401
    anonymous.cookies["facet_session"] = "A" * 43
    assert anonymous.post("/api/products", json=product()).status == 401, "a cookie of no session is none"
    assert anonymous.request("DELETE", "/api/session").status == 204
    demo = Client(shared_shop, browser=True)
    assert demo.post("/api/products", json=product("In demo")).status == 201
    assert "~" not in form(demo.get("/alpine/products/new").text, "Create product").action


def test_a_form_of_an_ended_session_leads_to_sign_in(shared_users_shop):
    client = signed_in(shared_users_shop, "manager")
    page = form(client.get("/alpine/products/new").text, "Create product").filled(name="x", category="y")
    assert client.request("DELETE", "/api/session").status == 204
    answer = client.post("/alpine/products/new", form=page)
    assert answer.status == 303 and "/alpine/sign-in" in answer.location


def test_every_gateway_knows_it_also_after_a_restart(users_folder):
    flags = ["--auth", "users", "--data", users_folder]
    with Server(*flags) as first, Server(*flags) as second:
        client = signed_in(first, "manager")
        given, page = token(client), form(client.get("/alpine/products/new").text, "Create product")
        client.port = second.port
        assert client.post("/api/products", json=product(), headers={"X-Facet-Token": given}).status == 201
    with Server(*flags) as third:
        client.port = third.port
        assert client.post("/api/products", json=product(), headers={"X-Facet-Token": given}).status == 201
        sent = page.filled(name="After", category="Things", price="7", stock="1")
        assert client.post("/alpine/products/new", form=sent, headers=WITHOUT).status == 303
        assert is_refused(client.post("/api/products", json=product(), headers=WITHOUT))


def test_somebody_elses_api_is_called_with_it_and_does_not_see_it(users_folder, tmp_path):
    with Foreign() as foreign:
        foreign.answers["/api/open/x"] = lambda handler: handler.json(200, "{}")
        (tmp_path / "facet.yaml").write_text(
            "auth: users\nbackends:\n  users: embedded\n  products: embedded\n  orders: embedded\n  analytics: embedded\n"
            f"  notifications: embedded\n  /api/open: {foreign.url}\n")
        with Server("--config", tmp_path / "facet.yaml", "--data", users_folder) as server:
            client = signed_in(server, "viewer")
            for method in ("POST", "PUT", "DELETE"):
                assert is_refused(client.request(method, "/api/open/x", json={}, headers=WITHOUT))
            assert foreign.seen == []
            assert client.post("/api/open/x", json={}).status == 200
            assert foreign.headers("x-facet-token") == [] and foreign.headers("cookie") == []
            assert client.get("/api/open/x").status == 200
            stranger = Client(server, headers={"Sec-Fetch-Site": "same-origin"})
            assert stranger.post("/api/open/x", json={}).status == 200, "without a session none is asked"


def test_the_clients_of_these_tests_bring_it_by_themselves(visitors):
    """Otherwise the refusals above would be nobody's."""
    admin = visitors["admin"]
    assert unmasked(TOKENS[admin.cookies["facet_session"]]) == unmasked(token(admin))
    assert made(admin, "/api/products", product("By itself"))
