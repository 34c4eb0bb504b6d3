"""Changes with scripting on: they are seen before the API has agreed, and taken back when it does not."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def product(live):
    """The page of a product, and what the API says of it."""
    live.open("/products/1")
    return live.api.get("/api/products/1").json()


def fact(visit, term):
    return visit.main.locator(".fact", has=visit.page.get_by_text(term, exact=True)).locator("dd")


def money(amount):
    return f"€{amount / 100:,.2f}"


def test_a_product_is_restocked_at_once(live, product):
    stock, added = fact(live, "In stock"), f"{product['stock'] + 7:,}"
    held = live.hold("**/api/products/1/restock")
    with live.staying():
        live.fill(Items_to_add="7")
        live.main.get_by_role("button", name="Add to stock").click()
        held.wait()
        expect(stock).to_have_text(added)
        assert live.api.get("/api/products/1").json()["stock"] == product["stock"], "the API has not been asked yet"
        held.let_go()
        expect(live.main.get_by_text("Stock updated.")).to_be_visible()
        expect(stock).to_have_text(added)
    assert live.path == "/products/1?done=restocked"
    assert live.api.get("/api/products/1").json()["stock"] == product["stock"] + 7


def test_a_stock_that_the_api_refuses_is_as_before(live, product):
    stock, before = fact(live, "In stock"), f"{product['stock']:,}"
    held = live.hold("**/api/products/1/restock")
    with live.staying():
        live.fill(Items_to_add="7")
        live.main.get_by_role("button", name="Add to stock").click()
        held.wait()
        expect(stock).not_to_have_text(before)
        held.refuse(503)
        expect(stock).to_have_text(before)
        expect(live.main.get_by_role("alert")).to_contain_text("This is refused for a test.")
        assert live.main.get_by_label("Items to add").input_value() == "7"
        # The next attempt is one of its own: the message goes, and the sum is right.
        live.main.get_by_role("button", name="Add to stock").click()
        expect(live.main.get_by_role("alert")).to_have_count(0)
        expect(stock).to_have_text(f"{product['stock'] + 7:,}")
    assert live.api.get("/api/products/1").json()["stock"] == product["stock"] + 7


def test_a_price_is_set_at_once_and_taken_back(live, product):
    price, before = fact(live, "Price"), money(product["price"]["amount"])
    held = live.hold("**/api/products/1")
    with live.staying():
        live.fill(Price_in_EUR="12.34")
        live.main.get_by_role("button", name="Set price").click()
        held.wait()
        expect(price).to_have_text("€12.34")
        held.refuse(503)
        expect(price).to_have_text(before)
        live.main.get_by_role("button", name="Set price").click()
        expect(price).to_have_text("€12.34")
        expect(live.main.get_by_text("Changes saved.")).to_be_visible()
    assert live.api.get("/api/products/1").json()["price"] == {"amount": 1234, "currency": "EUR"}


def test_an_order_moves_on(live):
    # Order 400 is paid.
    live.open("/orders/400")
    state = fact(live, "State")
    held = live.hold("**/api/orders/400/transitions")
    with live.staying():
        live.main.get_by_role("button", name="Mark as shipped").click()
        held.wait()
        expect(state).to_have_text("shipped", ignore_case=True)
        expect(live.main.get_by_role("button", name="Mark as shipped")).to_have_count(0)
        held.let_go()
        expect(live.main.get_by_text("Order updated.")).to_be_visible()
        expect(live.main.get_by_role("button", name="Mark as delivered")).to_be_visible()
        expect(live.main.locator(".history li").last).to_contain_text("shipped", ignore_case=True)
    assert live.api.get("/api/orders/400").json()["state"] == "shipped"


def test_a_move_that_came_too_late_is_taken_back(live):
    live.open("/orders/400")
    live.statuses.add(409)
    assert live.api.post("/api/orders/400/transitions", json={"to": "cancelled"}).status == 200
    with live.staying():
        live.main.get_by_role("button", name="Mark as shipped").click()
        expect(live.main.get_by_role("alert")).to_be_visible()
        expect(fact(live, "State")).to_have_text("paid", ignore_case=True)
        expect(live.main.get_by_role("button", name="Mark as shipped")).to_be_visible()


def test_a_note_is_saved_in_place(live):
    live.open("/orders/12")
    with live.staying():
        live.fill(Note_on_this_order="Ring twice")
        live.main.get_by_role("button", name="Save note").click()
        expect(live.main.get_by_text("Changes saved.")).to_be_visible()
    assert live.api.get("/api/orders/12").json()["note"] == "Ring twice"
