"""Attacks on posted actions: what travels is a form's fields and its id, and nothing in them is believed."""

from urllib.parse import urlencode

import pytest

from Support.accounts import ROLES, signed_in
from Support.pages import form, forms, has_whole_document, words
from Support.shop import made, order, product, snapshot
from Support.wire import FORM


@pytest.fixture(scope="module")
def row(visitors):
    """A product that these tests edit."""
    return made(visitors["admin"], "/api/products", product("Mine"))


def editor(client, row):
    return form(client.get(f"/alpine/products/{row}/edit").text, "Save changes")


@pytest.mark.parametrize("action", [
    "", "0", "#", "0#0", "99#0", "0.s0.2#1", "0.s0.2#99999999999999999999999", "0.s0.2", "-1#-1", "0.s0.2#0#0",
    "__proto__#0", "../0#0", "0.s0.2\x00#0", "0." * 5000 + "0#0", "0.s0.2#0 ", "💎#0", "%23", "0.[1].s0#0", "]#[",
    "0.s0.2#-0",
])
def test_an_edited_action_id_runs_nothing_else(visitors, row, action):
    manager = visitors["manager"]
    before = snapshot(visitors["admin"])
    fields = [("_action", action), *[pair for pair in editor(manager, row).fields if pair[0] != "_action"]]
    fields = [(name, "Changed by attack" if name == "name" else value) for name, value in fields]
    cookies = dict(manager.cookies)
    answer = manager.post(f"/alpine/products/{row}/edit", form=fields)
    manager.cookies = cookies
    assert answer.status in (303, 400, 409, 422), answer
    if action == "0#0":
        # The one other form of this page: signing out, which is the visitor's own to do.
        visitors["manager"].cookies = signed_in(visitors["manager"].port, "manager").cookies
    else:
        assert answer.status != 303, answer
        assert has_whole_document(answer.text)
    assert snapshot(visitors["admin"]) == before
    assert "Changed by attack" not in visitors["admin"].get(f"/api/products/{row}").text


def test_a_form_without_an_action_is_refused(visitors, row):
    before = snapshot(visitors["admin"])
    for fields in [[], [("name", "x")], [("_Action", "0.s0.2#0"), ("name", "x")]]:
        answer = visitors["manager"].post(f"/alpine/products/{row}/edit", form=fields)
        assert answer.status in (400, 409), answer
        assert has_whole_document(answer.text)
    assert snapshot(visitors["admin"]) == before


def test_two_action_ids_are_not_two_actions(visitors, row):
    sent = editor(visitors["manager"], row).filled(name="Twice")
    before = visitors["admin"].get(f"/api/products/{row}").text
    answer = visitors["manager"].post(f"/alpine/products/{row}/edit", form=[*sent, ("_action", "0#0")])
    # Which one counts is for the server to say; both at once must not happen.
    signed_in_still = visitors["manager"].get("/api/session").json()["signedIn"]
    changed = visitors["admin"].get(f"/api/products/{row}").text != before
    assert answer.status in (303, 400, 409)
    assert not (changed and not signed_in_still)
    visitors["manager"].cookies = signed_in(visitors["manager"].port, "manager").cookies


@pytest.mark.parametrize("extra", [
    ("id", "1"), ("product", "1"), ("user", "1"), ("message", "<b>x</b>"), ("errors", "x"), ("role", "admin"),
    ("form", "x"), ("__proto__", "x"), ("price.amount", "1"), ("session", "admin"), ("can", "true"), ("_state", "{}"),
    ("currency", "XXX"), ("cancel", "//evil.example"), ("route", "/x"),
])
def test_an_extra_field_sets_nothing(visitors, row, extra):
    """Only controls that the page renders are bound: no state, prop, load or derived value comes from elsewhere."""
    manager = visitors["manager"]
    before = {**visitors["admin"].get(f"/api/products/{row}").json(), "name": f"With {extra[0]}", "updatedAt": ""}
    answer = manager.post(
        f"/alpine/products/{row}/edit", form=[extra, *editor(manager, row).filled(name=f"With {extra[0]}"), extra])
    assert answer.status == 303, words(answer.text)
    assert answer.location == f"/alpine/products/{row}?done=saved"
    assert {**visitors["admin"].get(f"/api/products/{row}").json(), "updatedAt": ""} == before


def test_what_the_action_captured_does_not_travel(visitors, row):
    """The row that an action is about comes from the address, of which the API has the last word."""
    other = made(visitors["admin"], "/api/products", product("Other"))
    sent = editor(visitors["manager"], row).filled(name="Moved over")
    answer = visitors["manager"].post(f"/alpine/products/{other}/edit", form=sent)
    assert answer.status == 303
    # The same form of another page: it is that page's product, the one in the address, that is edited.
    assert answer.location == f"/alpine/products/{other}?done=saved"
    assert visitors["admin"].get(f"/api/products/{row}").json()["name"] != "Moved over"
    assert visitors["manager"].post("/alpine/products/9999999/edit", form=sent).status == 404


@pytest.mark.parametrize("role", ["viewer", "anonymous"])
def test_another_roles_form_is_refused(visitors, row, role):
    sent = editor(visitors["manager"], row).filled(name="Not allowed")
    before = snapshot(visitors["admin"])
    answer = visitors[role].post(f"/alpine/products/{row}/edit", form=sent)
    assert answer.status in (303, 401, 403, 409)
    assert answer.status != 303 or "/sign-in" in answer.location
    assert snapshot(visitors["admin"]) == before


def test_a_replayed_order_form_is_one_order(visitors, row):
    viewer = visitors["viewer"]
    address = f"/solid/orders/new?add={row}"
    sent = form(viewer.get(address).text, "Place the order").filled(note="Only once")
    first = viewer.post(address, form=sent)
    assert first.status == 303, words(first.text)
    again = [viewer.post(address, form=sent) for _ in range(3)]
    assert {answer.location for answer in again} == {first.location}
    listed = viewer.get("/api/orders?size=20&sort=-placedAt").json()["items"]
    assert [each["note"] for each in listed].count("Only once") == 1
    stock = visitors["admin"].get(f"/api/products/{row}").json()["stock"]
    assert stock == 49
    # The same key for something else is refused, and the page says so in place.
    other = viewer.post(address, form=[(n, "Another" if n == "note" else v) for n, v in sent])
    assert other.status == 422, other
    assert has_whole_document(other.text)
    assert visitors["admin"].get(f"/api/products/{row}").json()["stock"] == stock


def test_another_visitor_does_not_get_the_first_ones_order_by_its_key(visitors, row):
    viewer, manager = visitors["viewer"], visitors["manager"]
    key = viewer.get("/api/orders/draft").json()["key"]
    body = order((row, 1), note="Of the viewer")
    mine = viewer.post("/api/orders", json=body, headers={"Idempotency-Key": key})
    theirs = manager.post("/api/orders", json=body, headers={"Idempotency-Key": key})
    assert (mine.status, theirs.status) == (201, 201)
    assert mine.json()["id"] != theirs.json()["id"]
    assert theirs.json()["customer"]["name"] == "Manager"


def test_an_edited_price_is_refused(visitors, row):
    """The hidden fields of the order form are the visitor's to edit; what they claim is checked."""
    viewer = visitors["viewer"]
    address = f"/solid/orders/new?add={row}"
    before = snapshot(visitors["admin"])
    for offer, statuses in [
        (f"{row}:1:1:EUR", (409, 422)), (f"{row}:1:-700:EUR", (409, 422)), (f"{row}:1:700:USD", (409, 422)),
        (f"{row}:-1:700:EUR", (422,)), (f"{row}:0:700:EUR", (422,)), ("", (422,)), (":::", (422,)),
        (f"{row}:99999999999999999999:700:EUR", (422,)), (f"{row}:1:700:EUR " * 300, (422,)),
        ("x" * 5000, (422,)), (f"{row}:1:9007199254740991:EUR", (409, 422)), (f"{row}:1:700:" + "E" * 900, (409, 422)),
    ]:
        sent = form(viewer.get(address).text, "Place the order").filled(offer=offer)
        answer = viewer.post(address, form=sent)
        assert answer.status in statuses, (offer[:60], answer.status, words(answer.text)[:300])
        assert has_whole_document(answer.text)
    assert snapshot(visitors["admin"]) == before


@pytest.mark.parametrize("kind", [
    "text/plain", "multipart/form-data; boundary=x", "application/json", "application/x-www-form-urlencodedx", "",
    "text/plain; application/x-www-form-urlencoded", None,
])
def test_a_form_posted_as_anything_else_is_refused(visitors, row, kind):
    manager = visitors["manager"]
    before = snapshot(visitors["admin"])
    body = urlencode(editor(manager, row).filled(name="By another type")).encode()
    answer = manager.post(f"/alpine/products/{row}/edit", body=body, headers={"Content-Type": kind})
    assert answer.status == 415, answer
    assert has_whole_document(answer.text)
    assert snapshot(visitors["admin"]) == before


@pytest.mark.parametrize("kind", ["text/plain", FORM, "multipart/form-data; boundary=x", None])
def test_json_posted_as_anything_else_is_refused(visitors, kind):
    """The types that another site's form can send without asking first (CORS-safelisted)."""
    before = snapshot(visitors["admin"])
    answer = visitors["admin"].post(
        "/api/products", body=b'{"name": "x", "category": "y", "price": {"amount": 1, "currency": "EUR"}}',
        headers={"Content-Type": kind})
    assert answer.status == 415 and answer.media_type == "application/problem+json", answer
    assert snapshot(visitors["admin"]) == before


def test_a_form_whose_guard_fell_is_gone(visitors):
    """Marking an order as paid twice: the second form isn't on the page any more."""
    manager = visitors["manager"]
    row = made(visitors["admin"], "/api/products", product())
    placed = made(manager, "/api/orders", order((row, 1)))
    sent = form(manager.get(f"/alpine/orders/{placed}").text, "Mark as paid").fields
    assert manager.post(f"/alpine/orders/{placed}", form=sent).status == 303
    again = manager.post(f"/alpine/orders/{placed}", form=sent)
    assert again.status == 409
    assert has_whole_document(again.text)
    assert manager.get(f"/api/orders/{placed}").json()["state"] == "paid"


def test_a_posted_password_is_never_sent_back(visitors):
    """Beside an error the page keeps what was typed, but not the password."""
    admin = visitors["admin"]
    sent = form(admin.get("/alpine/users/new").text, "Create user").filled(
        name="No address", email="not an address", password="s3cret pass phrase")
    answer = admin.post("/alpine/users/new", form=sent)
    assert answer.status == 422
    assert "s3cret" not in answer.text
    assert dict(form(answer.text, "Create user").fields)["name"] == "No address"


def test_what_was_typed_comes_back_as_text(visitors):
    hostile = '"><script>alert(1)</script><b>{1+1}'
    admin = visitors["admin"]
    sent = form(admin.get("/alpine/users/new").text, "Create user").filled(name=hostile, email=hostile)
    answer = admin.post("/alpine/users/new", form=sent)
    assert answer.status == 422
    assert "<script>alert" not in answer.text
    assert dict(form(answer.text, "Create user").fields)["email"] == hostile


@pytest.mark.parametrize("role", ROLES)
def test_every_posted_form_of_a_page_has_its_own_action(visitors, role):
    for path in ("/alpine/orders/1", "/alpine/notifications", "/alpine/products/1"):
        actions = [each.action for each in forms(visitors[role].get(path).text)]
        assert len(actions) == len(set(actions)), actions
