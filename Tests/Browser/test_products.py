"""Products with scripting off: the list in every state it can be in, and everything that changes a product."""

import pytest

from Support.addresses import VARIANTS
from Support.browser import Visit, posted_then_led
from Support.wire import Client


@pytest.fixture
def reading(no_script_page, shared_shop):
    return Visit(no_script_page, shared_shop)


@pytest.mark.parametrize("variant", VARIANTS)
def test_search_filter_sort_and_paging_live_in_the_address(no_script_page, shared_shop, variant):
    visit = Visit(no_script_page, shared_shop, variant)
    visit.open("/products")
    assert visit.heading == "Products" and "150 in the catalogue" in visit.text
    assert len(visit.rows()) == 20

    visit.fill(Search="oak")
    visit.press("Apply")
    assert "q=oak" in visit.path
    found = visit.rows()
    assert found and any("oak" in name.lower() for name in found)
    assert visit.main.get_by_label("Search").input_value() == "oak"
    assert f"{len(found)} match" in visit.text

    visit.link("Price", within=visit.main.get_by_role("columnheader"))
    assert "sort=price" in visit.path and "q=oak" in visit.path
    assert visit.main.locator("th[aria-sort=ascending]").inner_text() == "Price"
    prices = [float(p.lstrip("€").replace(",", "")) for p in visit.main.locator("tbody td:last-child").all_inner_texts()]
    assert prices == sorted(prices) and len(prices) == len(found)

    visit.link("Price", within=visit.main.get_by_role("columnheader"))
    assert "sort=-price" in visit.path
    assert visit.main.locator("th[aria-sort=descending]").count() == 1

    visit.link("Clear")
    assert visit.path == "/products" and len(visit.rows()) == 20


def test_category_and_stock_filters(reading):
    reading.open("/products")
    reading.main.get_by_label("Category").select_option("Garden")
    reading.press("Apply")
    assert "category=Garden" in reading.path
    assert set(reading.main.locator("tbody td:nth-child(2)").all_inner_texts()) == {"Garden"}

    reading.main.get_by_label("Running low").check()
    reading.press("Apply")
    assert "low=true" in reading.path and "category=Garden" in reading.path
    assert reading.main.get_by_label("Running low").is_checked()
    stocks = reading.main.locator("tbody td:nth-child(4)").all_inner_texts()
    assert all(text.lower() == "sold out" or text.endswith("left") for text in stocks)

    reading.main.get_by_label("Running low").uncheck()
    reading.press("Apply")
    assert not reading.main.get_by_label("Running low").is_checked()


def test_pages_follow_each_other_without_repeating(reading):
    reading.open("/products")
    seen = reading.rows()
    pages = reading.page.get_by_role("navigation", name="Pages of products")
    while pages.get_by_role("link", name="Next", exact=True).count():
        reading.link("Next", within=pages)
        seen += reading.rows()
    assert "page=8" in reading.path and len(seen) == 150
    assert pages.locator("[aria-current=page]").inner_text() == "8"
    reading.link("Previous", within=pages)
    assert "page=7" in reading.path


def test_a_list_opens_elsewhere_in_the_state_it_was_left_in(reading, chromium):
    reading.open("/products")
    reading.main.get_by_label("Category").select_option("Audio")
    reading.press("Apply")
    reading.link("Stock", within=reading.main.get_by_role("columnheader"))
    here, rows = reading.page.url, reading.rows()
    reading.page.reload()
    assert reading.rows() == rows
    context = chromium.new_context(java_script_enabled=False)
    other = Visit(context.new_page(), reading.server)
    other.page.goto(here)
    assert other.rows() == rows and other.main.get_by_label("Category").input_value() == "Audio"
    context.close()


def test_nothing_found_and_pages_that_are_not_there(reading):
    reading.open("/products?q=nothing-is-called-this")
    assert "No product matches" in reading.text and reading.main.locator("table").count() == 0
    reading.open("/products?page=999")
    assert "This list has no page 999" in reading.text and "150 in all" in reading.text


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=9007199254740991", "sort=price%3B", "sort=-"])
def test_an_address_that_cannot_be_read_says_so(reading, query):
    reading.open(f"/products?{query}", status=400)
    assert reading.heading == "This address does not work"
    assert f"?{query.split('=')[0]}" in reading.text, reading.text


def test_ill_typed_values_count_as_absent(reading):
    reading.open("/products?page=abc&low=maybe")
    assert len(reading.rows()) == 20


def test_hostile_text_is_text(reading):
    reading.open("/products?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert reading.main.get_by_label("Search").input_value() == '"><script>alert(1)</script>'


@pytest.mark.parametrize("variant", VARIANTS)
def test_create_with_errors_then_fixed(shop, no_script_page, variant):
    visit = Visit(no_script_page, shop, variant)
    visit.open("/products")
    visit.link("New product")
    visit.fill(
        Name="   ", Description="Keeps papers flat.\nEven wet ones.", Category="Desk tech", Tags="paper, brass ",
        Price_in_EUR="12.34", In_stock="2000000", Attributes="Material: brass\nWeight: 1:2 kg")
    visit.press("Create product", status=422)
    assert visit.path == "/products/new"

    # Both mistakes at once, beside their fields and in the summary; everything else as it was typed.
    alert = visit.main.get_by_role("alert")
    assert alert.get_by_role("link").count() == 2
    for label in ("Name", "In stock"):
        control = visit.main.get_by_label(label, exact=True)
        assert control.get_attribute("aria-invalid") == "true"
        notes = visit.page.locator(f"[id='{control.get_attribute('aria-describedby')}']")
        assert notes.inner_text().strip()
    assert visit.main.get_by_label("Category").get_attribute("aria-invalid") == "false"
    values = {label: visit.main.get_by_label(label, exact=True).input_value() for label in (
        "Description", "Category", "Tags", "Price in EUR", "In stock", "Attributes")}
    assert values == {
        "Description": "Keeps papers flat.\nEven wet ones.", "Category": "Desk tech", "Tags": "paper, brass ",
        "Price in EUR": "12.34", "In stock": "2000000", "Attributes": "Material: brass\nWeight: 1:2 kg"}
    assert Client(shop).get("/api/products?q=papers").json()["total"] == 0

    visit.fill(Name="Paperweight <No. 1> & co", In_stock="20")
    response = visit.press("Create product")
    assert posted_then_led(response) and visit.path.endswith("?done=created")
    assert visit.heading == "Paperweight <No. 1> & co" and "Created." in visit.text
    assert "€12.34" in visit.text and "1:2 kg" in visit.text

    visit.page.reload()
    made = Client(shop).get("/api/products?q=paperweight").json()
    assert made["total"] == 1
    product = made["items"][0]
    assert product["price"] == {"amount": 1234, "currency": "EUR"} and product["tags"] == ["paper", "brass"]
    assert product["description"] == "Keeps papers flat.\nEven wet ones."
    assert product["attributes"] == {"Material": "brass", "Weight": "1:2 kg"}


def test_edit_keeps_what_is_not_touched(visit):
    before = visit.api.get("/api/products/7").json()
    visit.open("/products/7")
    visit.link("Edit")
    assert visit.main.get_by_label("Name", exact=True).input_value() == before["name"]
    visit.fill(Name="Renamed", Price_in_EUR="0.05")
    response = visit.press("Save changes")
    assert posted_then_led(response) and visit.path == "/products/7?done=saved"
    assert visit.heading == "Renamed" and "Changes saved." in visit.text
    after = visit.api.get("/api/products/7").json()
    changed = {"name": "Renamed", "price": {"amount": 5, "currency": before["price"]["currency"]}}
    assert after == {**before, **changed, "updatedAt": after["updatedAt"]}


def test_edit_with_an_error_keeps_the_product(visit):
    before = visit.api.get("/api/products/7").json()
    visit.open("/products/7/edit")
    visit.fill(Tags=", ".join(f"t{n}" for n in range(30)))
    visit.press("Save changes", status=422)
    assert visit.main.get_by_label("Tags").get_attribute("aria-invalid") == "true"
    assert visit.api.get("/api/products/7").json() == before


def test_delete_asks_first(visit):
    name = visit.api.get("/api/products/9").json()["name"]
    visit.open("/products/9")
    visit.link("Delete")
    assert visit.path == "/products/9/delete" and visit.heading == f"Delete {name}?"
    visit.link("Cancel")
    assert visit.path == "/products/9" and visit.heading == name

    visit.link("Delete")
    response = visit.press("Delete product")
    assert posted_then_led(response) and visit.path == "/products?done=deleted"
    assert "Deleted." in visit.text and "149 in the catalogue" in visit.text
    visit.open("/products/9", status=404)
    assert visit.heading == "There is nothing at this address"


def test_deleting_what_is_gone_is_no_page(visit):
    visit.open("/products/9/delete")
    assert visit.api.request("DELETE", "/api/products/9").status == 204
    visit.press("Delete product", status=404)


def test_restock(visit):
    stock = visit.api.get("/api/products/1").json()["stock"]
    visit.open("/products/1")
    visit.fill(Items_to_add="7")
    response = visit.press("Add to stock")
    assert posted_then_led(response) and visit.path == "/products/1?done=restocked"
    assert "Stock updated." in visit.text
    assert visit.api.get("/api/products/1").json()["stock"] == stock + 7


def test_restock_too_much_says_why(visit):
    stock = visit.api.get("/api/products/1").json()["stock"]
    visit.open("/products/1")
    visit.fill(Items_to_add="100001")
    visit.press("Add to stock", status=422)
    assert visit.main.get_by_role("alert").count() == 1
    assert visit.main.get_by_label("Items to add").input_value() == "100001"
    assert visit.api.get("/api/products/1").json()["stock"] == stock
