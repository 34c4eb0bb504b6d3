"""Values that no form of the page could have sent: none of them changes anything, and every one gets an answer."""

import pytest

from Support.pages import form
from Support.wire import FORM, Client

PRODUCT = "/alpine/products/1"


def stock(server):
    return Client(server).get("/api/products/1").json()["stock"]


@pytest.mark.parametrize("quantity", ["", "abc", "1e3", "9" * 400, "1.5", "NaN", "0x10", "-1", "0", "\u0661"])
def test_a_value_of_another_type(visitors, shared_users_shop, quantity):
    before = stock(shared_users_shop)
    fields = form(visitors["manager"].get(PRODUCT).text, "Add to stock").filled(quantity=quantity)
    reply = visitors["manager"].post(PRODUCT, form=fields)
    assert reply.status in (409, 422), reply
    assert 'aria-invalid="true"' in reply.text or 'role="alert"' in reply.text
    assert stock(shared_users_shop) == before


@pytest.mark.parametrize("role", ["root", "", "Admin", "admin,manager"])
def test_a_choice_that_was_not_offered(visitors, role):
    admin = visitors["admin"]
    before = admin.get("/api/users/5").json()
    fields = form(admin.get("/alpine/users/5/edit").text, "Save changes").filled(role=role)
    reply = admin.post("/alpine/users/5/edit", form=fields)
    assert reply.status in (200, 303, 409, 422), reply
    assert admin.get("/api/users/5").json()["role"] == before["role"]


def test_the_key_of_a_form_that_was_not_offered(shop):
    """Order 400 is paid: it may be shipped, and the page offers no more than that."""
    visitor = Client(shop, browser=True)
    offered = form(visitor.get("/alpine/orders/400").text, "Mark as shipped").action
    assert "[shipped]" in offered
    for target in ("delivered", "pending", "cancelled", "placing"):
        reply = visitor.post("/alpine/orders/400", form={"_action": offered.replace("[shipped]", f"[{target}]")})
        assert reply.status == 409, target
    assert visitor.get("/api/orders/400").json()["state"] == "paid"


@pytest.mark.parametrize("body", [
    b"_action=%", b"_action=%zz", b"_action=%ff%fe", b"\xff\xfe", b"&&&==&", b"a=1&" * 20000, b"x" * 5_000_000,
], ids=["percent", "hex", "utf8", "bytes", "empty", "many", "large"])
def test_a_malformed_body_gets_an_answer(visitors, body):
    manager = visitors["manager"]
    try:
        reply = manager.post(PRODUCT, body=body, headers={"Content-Type": FORM})
        assert reply.status in (400, 409, 413, 422), reply
    except (BrokenPipeError, ConnectionResetError):
        # The server need not read to the end what it refuses.
        assert len(body) > 1_000_000
    assert manager.get("/health/live").status == 200
