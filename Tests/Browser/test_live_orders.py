"""Placing an order with scripting on: lines and sums follow at once, and what the API refuses is put right in place."""

import re

import pytest
from playwright.sync_api import expect

from Support.shop import made, product


@pytest.fixture
def items(live):
    """Two products that no other list mentions first."""
    found = []
    for name, amount in (("Zither", 12_50), ("Zebra", 7_05)):
        id = made(live.api, "/api/products", product(name, stock=40, amount=amount))
        found.append({"id": id, "name": name, "amount": amount})
    return found


def money(amount):
    return f"€{amount / 100:,.2f}"


def quantity(visit, item):
    return visit.main.get_by_label(f"Quantity of {item['name']}")


def total_is(visit, amount):
    expect(visit.main.locator("form output")).to_have_text(money(amount))


def test_an_order_is_put_together_without_loading_the_page(live, items):
    first, second = items
    live.open("/orders/new")
    with live.staying():
        search = live.main.get_by_role("searchbox")
        for item, count in ((first, 1), (second, 1), (second, 2)):
            search.fill(item["name"])
            button = live.main.get_by_role("button", name=f"Add {item['name']}")
            expect(button).to_be_visible()
            held = live.hold("**/orders/new?*")
            button.click()
            held.wait()
            # The line is there before the server has answered, and stays.
            expect(quantity(live, item)).to_have_value(str(count))
            held.let_go()
            live.rest()
            expect(quantity(live, item)).to_have_value(str(count))
        total_is(live, first["amount"] + 2 * second["amount"])

        # Sums follow while one types; nothing but the numbers is another.
        field = quantity(live, first)
        field.press("Control+a")
        for typed, count in (("1", 1), ("2", 12)):
            field.press_sequentially(typed)
            total_is(live, count * first["amount"] + 2 * second["amount"])
        expect(field).to_be_focused()
        live.rest()
        expect(field).to_be_focused()
        row = live.main.get_by_role("listitem").filter(has=live.page.get_by_label(f"Quantity of {first['name']}"))
        expect(row.locator(".sum")).to_have_text(money(12 * first["amount"]))

        # A zero may be the beginning of a number: the line leaves with the cursor.
        quantity(live, second).fill("0")
        expect(quantity(live, second)).to_be_visible()
        quantity(live, second).blur()
        expect(quantity(live, second)).to_have_count(0)
        total_is(live, 12 * first["amount"])
        live.page.go_back()
        live.rest()

    # What is seen is in the address.
    shown = live.main.locator("form output").inner_text()
    live.page.reload()
    live.ready()
    expect(live.main.locator("form output")).to_have_text(shown)


def test_lines_are_removed(live, items):
    first, second = items
    live.open(f"/orders/new?product={first['id']}&quantity=2&product={second['id']}&quantity=3")
    total_is(live, 2 * first["amount"] + 3 * second["amount"])
    with live.staying():
        live.main.get_by_role("button", name=f"Remove {first['name']}").click()
        expect(quantity(live, first)).to_have_count(0)
        total_is(live, 3 * second["amount"])
        live.main.get_by_role("button", name=f"Remove {second['name']}").click()
        expect(live.main.get_by_text("Nothing chosen yet")).to_be_visible()
        live.page.go_back()
        expect(quantity(live, second)).to_have_value("3")
        live.page.go_back()
        expect(quantity(live, first)).to_have_value("2")
        total_is(live, 2 * first["amount"] + 3 * second["amount"])


def test_an_order_is_placed_with_what_was_shown(live, items):
    first, second = items
    live.open(f"/orders/new?product={first['id']}&quantity=2")
    orders = live.api.get("/api/orders").json()["total"]
    live.main.get_by_role("searchbox").fill(second["name"])
    live.main.get_by_role("button", name=f"Add {second['name']}").click()
    quantity(live, first).fill("3")
    live.main.get_by_label("Note", exact=True).fill("Leave it with\nthe neighbours.")
    live.press("Place the order")
    assert re.fullmatch(r"/orders/\d+\?done=placed", live.path)
    expect(live.main.get_by_text("Order placed.")).to_be_visible()
    placed = live.api.get(f"/api{live.path.split('?')[0]}").json()
    assert {line["productId"]: line["quantity"] for line in placed["lines"]} == {first["id"]: 3, second["id"]: 1}
    assert placed["total"]["amount"] == 3 * first["amount"] + second["amount"]
    assert placed["note"] == "Leave it with\nthe neighbours."
    assert live.api.get("/api/orders").json()["total"] == orders + 1


def test_a_changed_price_is_refused_and_shown(live, items):
    item = items[0]
    live.statuses.add(409)
    live.open(f"/orders/new?product={item['id']}&quantity=2")
    live.main.get_by_label("Note", exact=True).fill("Keep this")
    dearer = item["amount"] + 250
    changed = live.api.request("PATCH", f"/api/products/{item['id']}", json={"price": {"amount": dearer, "currency": "EUR"}})
    assert changed.status == 200
    with live.staying():
        live.main.get_by_role("button", name="Place the order").click()
        expect(live.main.get_by_role("alert")).to_contain_text(f"{item['name']} now costs")
        total_is(live, 2 * dearer)
        assert live.main.get_by_label("Note", exact=True).input_value() == "Keep this"
    live.press("Place the order")
    placed = live.api.get(f"/api{live.path.split('?')[0]}").json()
    assert placed["lines"][0]["unitPrice"]["amount"] == dearer and placed["note"] == "Keep this"
