"""Orders with scripting off: lists, placing one, and everything that may happen to it afterwards."""

import re

import pytest

from Support.addresses import VARIANTS
from Support.browser import Visit, posted_then_led
from Support.pages import form
from Support.wire import Client


def product(server, number):
    return Client(server).get(f"/api/products/{number}").json()


def change(server, number, **fields):
    reply = Client(server).request("PATCH", f"/api/products/{number}", json=fields)
    assert reply.status == 200, reply.text


def two_in_stock(server):
    """Two products with plenty of stock."""
    items = Client(server).get("/api/products?sort=-stock&size=2").json()["items"]
    assert all(item["stock"] > 50 for item in items)
    return items


def money(amount):
    return f"€{amount / 100:,.2f}"


@pytest.fixture
def reading(no_script_page, shared_shop):
    return Visit(no_script_page, shared_shop)


def test_filters_and_order_live_in_the_address(reading):
    reading.open("/orders")
    assert "400 orders" in reading.text and reading.rows()[0] == "F-10400"
    reading.main.get_by_label("State").select_option("cancelled")
    reading.fill(From="2026-01-01", To="2026-07-01")
    reading.press("Apply")
    for part in ("status=cancelled", "from=2026-01-01", "to=2026-07-01", "sort=-placedAt"):
        assert part in reading.path
    states = reading.main.locator("tbody td:nth-child(4)").all_inner_texts()
    assert states and {state.lower() for state in states} == {"cancelled"}
    stamps = [t.get_attribute("datetime") for t in reading.main.locator("tbody td time").all()]
    assert stamps == sorted(stamps, reverse=True)
    assert all("2026-01-01" <= stamp < "2026-07-01" for stamp in stamps)

    reading.link("Total", within=reading.main.get_by_role("columnheader"))
    assert "sort=total" in reading.path and "status=cancelled" in reading.path
    rows = reading.rows()
    reading.page.reload()
    assert reading.rows() == rows and reading.main.get_by_label("From").input_value() == "2026-01-01"
    reading.link("Clear")
    assert reading.path == "/orders"


def test_search_by_number_leads_to_the_order(reading):
    reading.open("/orders")
    reading.fill(Search="F-10123")
    reading.press("Apply")
    assert reading.rows() == ["F-10123"]
    reading.link("F-10123")
    assert reading.heading == "Order F-10123" and reading.path == "/orders/123"
    lines = reading.api.get("/api/orders/123").json()["lines"]
    assert reading.rows() == [line["name"] for line in lines]


def test_the_orders_of_one_customer(reading):
    customer = reading.api.get("/api/orders/400").json()["customer"]
    reading.open("/orders/400")
    reading.link(customer["name"])
    assert reading.heading == customer["name"]
    reading.open(f"/orders?customer={customer['id']}")
    assert set(reading.main.locator("tbody td:nth-child(2)").all_inner_texts()) == {customer["name"]}
    reading.fill(Search="F-")
    reading.press("Apply")
    assert f"customer={customer['id']}" in reading.path


@pytest.mark.parametrize("variant", VARIANTS)
def test_place_an_order_of_several_lines(shop, no_script_page, variant):
    visit = Visit(no_script_page, shop, variant)
    first, second = two_in_stock(shop)
    visit.open("/dashboard")
    visit.link("Place an order")
    assert visit.heading == "Place an order" and "Nothing chosen yet" in visit.text
    for item in (first, second, second):
        visit.fill(Search_the_catalogue=item["name"])
        visit.press("Search")
        visit.press(f"Add {item['name']}")
    quantities = {item["id"]: visit.main.get_by_label(f"Quantity of {item['name']}") for item in (first, second)}
    assert quantities[first["id"]].input_value() == "1" and quantities[second["id"]].input_value() == "2"

    quantities[first["id"]].fill("3")
    visit.press("Update quantities")
    total = 3 * first["price"]["amount"] + 2 * second["price"]["amount"]
    assert visit.main.locator("output").inner_text() == money(total)
    visit.page.reload()
    assert quantities[first["id"]].input_value() == "3"

    visit.main.get_by_label("Note", exact=True).fill("Leave it with\nthe neighbours.")
    response = visit.press("Place the order")
    assert posted_then_led(response) and re.fullmatch(r"/orders/\d+\?done=placed", visit.path)
    assert "Order placed." in visit.text and sorted(visit.rows()) == sorted([first["name"], second["name"]])
    placed = Client(shop).get(f"/api{visit.path.split('?')[0]}").json()
    assert placed["state"] == "pending" and placed["total"]["amount"] == total
    assert {line["productId"]: line["quantity"] for line in placed["lines"]} == {first["id"]: 3, second["id"]: 2}
    assert placed["note"] == "Leave it with\nthe neighbours."
    assert product(shop, first["id"])["stock"] == first["stock"] - 3
    visit.page.reload()
    assert Client(shop).get("/api/orders").json()["total"] == 401


def test_lines_leave_by_their_button_and_by_zero(visit):
    first, second = two_in_stock(visit.server)
    visit.open(f"/orders/new?product={first['id']}&quantity=2&product={second['id']}&quantity=1")
    visit.press(f"Remove {first['name']}")
    assert visit.main.get_by_label(f"Quantity of {first['name']}").count() == 0
    visit.main.get_by_label(f"Quantity of {second['name']}").fill("0")
    visit.press("Update quantities")
    assert "Nothing chosen yet" in visit.text


def test_ordering_from_a_product(visit):
    first, _ = two_in_stock(visit.server)
    visit.open(f"/products/{first['id']}")
    visit.link("Order this")
    assert visit.main.get_by_label(f"Quantity of {first['name']}").input_value() == "1"


def test_a_changed_price_is_refused_and_shown(visit):
    item, _ = two_in_stock(visit.server)
    visit.open(f"/orders/new?product={item['id']}&quantity=2")
    visit.main.get_by_label("Note", exact=True).fill("Keep this")
    dearer = {"amount": item["price"]["amount"] + 250, "currency": "EUR"}
    change(visit.server, item["id"], price=dearer)

    visit.press("Place the order", status=422)
    assert f"{item['name']} now costs" in visit.main.get_by_role("alert").inner_text()
    assert visit.main.locator("output").inner_text() == money(2 * dearer["amount"])
    assert visit.main.get_by_label("Note", exact=True).input_value() == "Keep this"
    assert visit.api.get("/api/orders").json()["total"] == 400

    visit.press("Place the order")
    placed = visit.api.get(f"/api{visit.path.split('?')[0]}").json()
    assert placed["lines"][0]["unitPrice"] == dearer and placed["note"] == "Keep this"


def test_what_is_not_in_stock_is_not_sold(visit):
    first, second = two_in_stock(visit.server)
    visit.open(f"/orders/new?product={first['id']}&quantity=2&product={second['id']}&quantity=5")
    change(visit.server, second["id"], stock=4)
    visit.press("Place the order", status=422)
    assert second["name"] in visit.main.get_by_role("alert").inner_text()
    assert visit.api.get("/api/orders").json()["total"] == 400
    assert product(visit.server, first["id"])["stock"] == first["stock"]

    visit.main.get_by_label(f"Quantity of {second['name']}").fill("4")
    visit.press("Update quantities")
    visit.press("Place the order")
    assert product(visit.server, second["id"])["stock"] == 0


def test_what_is_sold_out_cannot_be_added(visit):
    item, _ = two_in_stock(visit.server)
    change(visit.server, item["id"], stock=0)
    visit.open("/orders/new")
    visit.fill(Search_the_catalogue=item["name"])
    visit.press("Search")
    assert visit.main.get_by_role("button", name=f"Add {item['name']}", exact=True).is_disabled()


def test_the_same_form_sent_twice_is_one_order(shop):
    item, _ = two_in_stock(shop)
    address = f"/alpine/orders/new?product={item['id']}&quantity=1"
    fields = form(Client(shop).get(address).text, "Place the order").fields
    replies = [Client(shop, browser=True).post(address, form=fields) for _ in range(2)]
    assert [reply.status for reply in replies] == [303, 303]
    assert replies[0].header("Location") == replies[1].header("Location")
    assert Client(shop).get("/api/orders").json()["total"] == 401


def test_an_order_moves_on(visit):
    # Order 400 is paid.
    visit.open("/orders/400")
    response = visit.press("Mark as shipped")
    assert posted_then_led(response) and visit.path == "/orders/400?done=moved"
    assert visit.main.get_by_role("link", name="Cancel order").count() == 0
    visit.press("Mark as delivered")
    order = visit.api.get("/api/orders/400").json()
    assert order["state"] == "delivered" and [e["state"] for e in order["history"]][-2:] == ["shipped", "delivered"]
    assert visit.main.get_by_role("button", name=re.compile("Mark as")).count() == 0


def test_a_move_that_came_too_late_is_a_conflict(visit):
    visit.open("/orders/400")
    assert visit.api.post("/api/orders/400/transitions", json={"to": "cancelled"}).status == 200
    visit.press("Mark as shipped", status=409)
    assert visit.api.get("/api/orders/400").json()["state"] == "cancelled"


def test_cancel_asks_first_and_restocks_once(visit):
    order = visit.api.get("/api/orders/400").json()
    stocks = {line["productId"]: product(visit.server, line["productId"])["stock"] for line in order["lines"]}
    visit.open("/orders/400")
    visit.link("Cancel order")
    assert visit.path == "/orders/400/cancel" and visit.heading == "Cancel order F-10400?"
    visit.link("Cancel")
    assert visit.api.get("/api/orders/400").json()["state"] == "paid"

    visit.link("Cancel order")
    response = visit.press("Cancel the order")
    assert posted_then_led(response) and visit.path == "/orders/400?done=cancelled"
    for line in order["lines"]:
        assert product(visit.server, line["productId"])["stock"] == stocks[line["productId"]] + line["quantity"]
    visit.open("/orders/400/cancel")
    visit.press("Cancel the order", status=422)
    assert visit.main.get_by_role("alert").count() == 1
    for line in order["lines"]:
        assert product(visit.server, line["productId"])["stock"] == stocks[line["productId"]] + line["quantity"]


def test_only_a_cancelled_order_is_deleted(visit):
    visit.open("/orders/400/delete")
    visit.press("Delete order", status=422)
    assert visit.api.get("/api/orders/400").status == 200
    assert visit.api.post("/api/orders/400/transitions", json={"to": "cancelled"}).status == 200
    visit.open("/orders/400")
    visit.link("Delete order")
    visit.press("Delete order")
    assert visit.path == "/orders?done=deleted" and "399 orders" in visit.text
    visit.open("/orders/400", status=404)


def test_a_note_is_kept(visit):
    visit.open("/orders/12")
    visit.fill(Note_on_this_order="Two lines:\n<b>bold</b> & \"quoted\"")
    visit.press("Save note")
    assert visit.path == "/orders/12?done=saved"
    assert visit.main.get_by_label("Note on this order").input_value() == "Two lines:\n<b>bold</b> & \"quoted\""
