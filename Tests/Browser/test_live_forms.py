"""Forms with scripting on: what is wrong is said while one types, what the API says stands beside its field, nothing is lost."""

from playwright.sync_api import expect

from Support.accounts import PASSWORD, email


def notes(visit, label):
    control = visit.main.get_by_label(label, exact=True)
    return visit.page.locator(f"[id='{control.get_attribute('aria-describedby')}']")


def is_wrong(visit, label, text):
    expect(notes(visit, label)).to_contain_text(text)
    expect(visit.main.get_by_label(label, exact=True)).to_have_attribute("aria-invalid", "true")


def is_fine(visit, label):
    expect(visit.main.get_by_label(label, exact=True)).to_have_attribute("aria-invalid", "false")
    expect(notes(visit, label).locator(".error")).to_have_count(0)


def test_a_product_while_it_is_typed(live):
    live.open("/products/new")
    for label in ("Name", "Category", "Tags"):
        is_fine(live, label)
    name = live.main.get_by_label("Name", exact=True)
    with live.staying():
        name.press_sequentially("  ")
        is_wrong(live, "Name", "must not be empty")
        # One field's trouble is no other's.
        is_fine(live, "Category")
        name.press_sequentially("Paperweight")
        is_fine(live, "Name")
        expect(name).to_be_focused()
        live.fill(Tags=", ".join(f"t{n}" for n in range(21)))
        is_wrong(live, "Tags", "must have at most 20 entries")
        live.fill(Tags="paper, brass")
        is_fine(live, "Tags")
        live.fill(In_stock="2000000")
        is_wrong(live, "In stock", "must be between 0 and 1000000")


def test_what_the_api_says_stands_until_the_field_is_changed(live):
    live.statuses.add(422)
    live.open("/products/new")
    with live.staying():
        live.fill(Name="Paperweight", Category=" ", Price_in_EUR="12.34", In_stock="20")
        live.main.get_by_role("button", name="Create product").click()
        alert = live.main.get_by_role("alert")
        expect(alert.get_by_role("link")).to_have_count(1)
        is_wrong(live, "Category", "must not be empty")
        for label, value in {"Name": "Paperweight", "Price in EUR": "12.34", "In stock": "20"}.items():
            assert live.main.get_by_label(label, exact=True).input_value() == value
        # The way to the field leads there, on the page as it is.
        alert.get_by_role("link").click()
        expect(live.main.get_by_label("Category", exact=True)).to_be_in_viewport()
        live.fill(Category="Desk tech")
        is_fine(live, "Category")
    live.press("Create product")
    assert live.path.endswith("?done=created") and live.heading == "Paperweight"
    made = live.api.get("/api/products?q=paperweight").json()
    assert made["total"] == 1 and made["items"][0]["price"]["amount"] == 1234


def test_the_same_error_twice_is_said_twice(live):
    live.statuses.add(422)
    live.open("/products/new")
    with live.staying():
        live.fill(Name="Paperweight", Category=" ")
        for _ in range(2):
            live.main.get_by_role("button", name="Create product").click()
            expect(live.main.get_by_role("alert").get_by_role("link")).to_have_count(1)
            is_wrong(live, "Category", "must not be empty")
            live.fill(Category="x")
            is_fine(live, "Category")
            live.fill(Category=" ")
            is_wrong(live, "Category", "must not be empty")


def test_an_edit_is_sent_once_and_leads_on(live):
    before = live.api.get("/api/products/7").json()
    live.open("/products/7/edit")
    live.fill(Name="Renamed", Price_in_EUR="0.05")
    live.press("Save changes")
    assert live.path == "/products/7?done=saved" and live.heading == "Renamed"
    after = live.api.get("/api/products/7").json()
    changed = {"name": "Renamed", "price": {"amount": 5, "currency": before["price"]["currency"]}}
    assert after == {**before, **changed, "updatedAt": after["updatedAt"]}


def test_quick_changes_say_what_is_wrong(live):
    live.open("/products/1")
    with live.staying():
        live.fill(Items_to_add="100001")
        is_wrong(live, "Items to add", "must be between 1 and 100000")
        live.fill(Items_to_add="5")
        is_fine(live, "Items to add")


def test_a_delete_asks_first(live):
    name = live.api.get("/api/products/9").json()["name"]
    live.open("/products/9")
    live.link("Delete")
    assert live.heading == f"Delete {name}?"
    live.press("Delete product")
    assert live.path == "/products?done=deleted"
    assert live.api.get("/api/products/9").status == 404


def test_signing_in_and_out(looking):
    looking.context.clear_cookies()
    looking.statuses.add(422)
    looking.open("/sign-in?next=/products")
    with looking.staying():
        looking.fill(Email=email("viewer"), Password="not this one")
        looking.main.get_by_role("button", name="Sign in").click()
        expect(looking.main.get_by_role("alert")).to_be_visible()
        assert looking.main.get_by_label("Email", exact=True).input_value() == email("viewer")
        assert looking.main.get_by_label("Password", exact=True).input_value() == ""
    looking.fill(Password=PASSWORD)
    looking.press("Sign in")
    assert looking.path == "/products"
    looking.press("Sign out", within=looking.page.get_by_role("banner"))
    assert looking.path == "/sign-in"


def test_a_user_while_it_is_typed(looking):
    looking.open("/users/new")
    with looking.staying():
        looking.main.get_by_label("Email", exact=True).press_sequentially("nora")
        is_wrong(looking, "Email", "must be an email address")
        looking.main.get_by_label("Email", exact=True).press_sequentially("@shop.example")
        is_fine(looking, "Email")
        looking.fill(Password="short")
        is_wrong(looking, "Password", "must have at least 10 characters")
        looking.fill(Password=PASSWORD)
        is_fine(looking, "Password")
