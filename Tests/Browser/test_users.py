"""Users with scripting off, as an administrator; and what other roles see of the shop."""

import pytest

from Support.accounts import PASSWORD, ROLES, email, signed_in
from Support.browser import Visit, posted_then_led, sign_in


@pytest.fixture
def admin(users_visit):
    sign_in(users_visit.page, users_visit.server)
    return users_visit


@pytest.fixture
def reading(chromium, shared_users_shop, admin_state):
    context = chromium.new_context(java_script_enabled=False, storage_state=admin_state)
    yield Visit(context.new_page(), shared_users_shop)
    context.close()


def test_search_role_status_and_order_live_in_the_address(reading):
    reading.open("/users")
    reading.main.get_by_label("Role").select_option("admin")
    reading.main.get_by_label("Status").select_option("true")
    reading.press("Apply")
    assert "role=admin" in reading.path and "active=true" in reading.path
    assert {text.lower() for text in reading.main.locator("tbody td:nth-child(3)").all_inner_texts()} == {"admin"}
    assert "Admin" in reading.rows()
    reading.link("Name", within=reading.main.get_by_role("columnheader"))
    assert "sort=-name" in reading.path and "role=admin" in reading.path
    assert reading.main.get_by_label("Status").input_value() == "true"
    reading.fill(Search="admin@shop")
    reading.press("Apply")
    assert reading.rows() == ["Admin"]
    reading.open("/users?q=nobody-has-this-name")
    assert "No user matches" in reading.text


def test_create_with_errors_then_fixed_edit_and_delete(admin):
    admin.open("/users")
    admin.link("New user")
    admin.fill(Name="Nora <New>", Email=email("viewer"), Password="short")
    admin.main.get_by_label("Role").select_option("manager")
    admin.press("Create user", status=422)
    assert admin.path == "/users/new"
    assert admin.main.get_by_label("Password", exact=True).get_attribute("aria-invalid") == "true"
    # What was typed is there, but for the password.
    assert admin.main.get_by_label("Name", exact=True).input_value() == "Nora <New>"
    assert admin.main.get_by_label("Role").input_value() == "manager"
    assert admin.main.get_by_label("Password", exact=True).input_value() == ""

    admin.fill(Password=PASSWORD)
    admin.press("Create user", status=422)
    assert admin.main.get_by_label("Email", exact=True).get_attribute("aria-invalid") == "true"

    admin.fill(Email="nora@shop.example", Password=PASSWORD)
    response = admin.press("Create user")
    assert posted_then_led(response) and admin.heading == "Nora <New>" and "Created." in admin.text
    user = admin.path.split("?")[0]

    admin.link("Edit")
    assert admin.main.get_by_label("May sign in").is_checked()
    admin.fill(Name="Nora Nilsen")
    admin.main.get_by_label("May sign in").uncheck()
    admin.press("Save changes")
    assert admin.path == f"{user}?done=saved" and admin.heading == "Nora Nilsen" and "locked" in admin.text.lower()
    sent = admin.api.post("/api/session", json={"email": "nora@shop.example", "password": PASSWORD})
    assert sent.status == 422, "a locked account signs in"

    admin.link("Delete")
    assert admin.heading == "Delete Nora Nilsen?"
    admin.press("Delete user")
    assert admin.path == "/users?done=deleted"
    admin.open(user, status=404)


def test_an_edit_leaves_the_password_as_it_is(admin):
    admin.open("/users?q=viewer@shop")
    admin.link("Viewer")
    admin.link("Edit")
    admin.fill(Name="Vera")
    admin.press("Save changes")
    signed_in(admin.server, "viewer")


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_sees(no_script_page, shared_users_shop, role):
    visit = Visit(no_script_page, shared_users_shop)
    sign_in(visit.page, visit.server, role)
    manages, administers = role != "viewer", role == "admin"
    sees = lambda name: visit.main.get_by_role("link", name=name, exact=True).count() > 0

    visit.open("/products")
    assert sees("New product") == manages
    visit.open("/products/1")
    assert sees("Edit") == manages and sees("Delete") == manages and sees("Order this")
    assert (visit.main.get_by_role("button", name="Add to stock").count() > 0) == manages
    visit.open("/orders/400")
    assert sees("Cancel order") == manages
    assert (visit.main.get_by_role("button", name="Mark as shipped").count() > 0) == manages
    assert (visit.main.get_by_role("button", name="Save note").count() > 0) == manages
    visit.open("/users")
    assert sees("New user") == administers
    visit.open("/users/3")
    assert sees("Edit") == administers and sees("Delete") == administers
    for path, allowed in {
        "/orders/new": True, "/products/new": manages, "/products/1/edit": manages, "/products/1/delete": manages,
        "/orders/400/cancel": manages, "/users/new": administers, "/users/3/edit": administers,
        "/users/3/delete": administers,
    }.items():
        visit.open(path, status=200 if allowed else 403)
        assert (visit.heading != "This is not yours to do") == allowed, path
        assert allowed or visit.main.locator("form").count() == 0


def test_what_nobody_in_particular_sees(no_script_page, shared_users_shop):
    visit = Visit(no_script_page, shared_users_shop)
    visit.open("/products")
    assert len(visit.rows()) == 20 and visit.main.get_by_role("link", name="New product").count() == 0
    sections = visit.page.get_by_role("navigation", name="Sections")
    assert sections.get_by_role("link").all_inner_texts() == ["Products"]
    for path in ("/orders", "/orders/1", "/users", "/users/1", "/notifications", "/orders/new", "/dashboard",
                 "/analytics", "/products/new", "/users/new"):
        visit.open(path)
        assert visit.path.startswith("/sign-in?next="), path


def test_roles_bind_at_once(admin, chromium):
    context = chromium.new_context(java_script_enabled=False)
    manager = Visit(context.new_page(), admin.server)
    sign_in(manager.page, manager.server, "manager")
    manager.open("/products/1/edit")

    admin.open("/users?q=manager@shop")
    admin.link("Manager")
    admin.link("Edit")
    admin.main.get_by_label("Role").select_option("viewer")
    admin.press("Save changes")

    name = admin.api.get("/api/products/1").json()["name"]
    manager.fill(Name="Taken over")
    with manager.page.expect_navigation() as navigation:
        manager.main.get_by_role("button", name="Save changes").click()
    assert navigation.value.status in (200, 401, 403, 409)
    assert admin.api.get("/api/products/1").json()["name"] == name
    context.close()
