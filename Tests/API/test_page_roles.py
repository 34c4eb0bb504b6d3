"""The role table in the pages: who sees which page, whose form it is, and that a refused post changed nothing."""

import pytest

from Support.accounts import PASSWORD, ROLES as STAFF, email
from Support.pages import form, forms, has_whole_document, words
from Support.shop import made, order, product, snapshot
from Support.wire import Client

ROLES = ["anonymous", *STAFF]

# Address and the least role that the page is for.
PAGES = [
    ("", "anonymous"),
    ("/sign-in", "anonymous"),
    ("/products", "anonymous"),
    ("/products/1", "anonymous"),
    ("/dashboard", "viewer"),
    ("/analytics", "viewer"),
    ("/orders", "viewer"),
    ("/orders/1", "viewer"),
    ("/orders/new", "viewer"),
    ("/users", "viewer"),
    ("/users/1", "viewer"),
    ("/notifications", "viewer"),
    ("/products/new", "manager"),
    ("/products/1/edit", "manager"),
    ("/products/1/delete", "manager"),
    ("/orders/1/cancel", "manager"),
    ("/orders/1/delete", "manager"),
    ("/users/new", "admin"),
    ("/users/1/edit", "admin"),
    ("/users/1/delete", "admin"),
]
REFUSED = "This is not yours to do"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path,least", PAGES)
def test_a_page_shows_itself_to_whom_it_is_for(visitors, role, path, least):
    answer = visitors[role].get("/solid" + path)
    if ROLES.index(role) >= ROLES.index(least):
        assert answer.status == 200, answer
        assert has_whole_document(answer.text)
        assert REFUSED not in words(answer.text)
        return
    assert forms_of_content(answer) == [], "a refused page offers a form"
    if answer.status == 303:
        assert role == "anonymous"
        assert answer.location.startswith("/solid/sign-in?next="), answer.location
    else:
        assert has_whole_document(answer.text)
        assert REFUSED in words(answer.text), words(answer.text)[:200]
        assert answer.status == 403, answer


def forms_of_content(answer):
    """The posted forms of a page, but for signing out, which every signed-in visitor may."""
    return [] if answer.status == 303 else [f for f in forms(answer.text) if "Sign out" not in f.label]


class Rows:
    """What the forms below work on."""

    def __init__(self, admin):
        self.admin = admin
        self.product = made(admin, "/api/products", product())
        self.user = made(admin, "/api/users", {
            "name": "Page User", "email": "page.user@t.example", "role": "viewer", "active": True})
        self.order = self.placed()
        self.cancelled = self.placed()
        answer = admin.post(f"/api/orders/{self.cancelled}/transitions", json={"to": "cancelled"})
        assert answer.status == 200, answer

    def placed(self):
        return made(self.admin, "/api/orders", order((self.product, 1)))


@pytest.fixture(scope="module")
def rows(visitors):
    return Rows(visitors["admin"])


# Page, the form's button, what is typed, least role, where it leads. In this order: the deletes come last.
FORMS = [
    ("/products/new", "Create product", {"name": "New one", "category": "Pages", "price": "3.50", "stock": "4"},
     "manager", "/products/"),
    ("/products/{product}/edit", "Save changes", {"name": "Edited"}, "manager", "/products/"),
    ("/products/{product}", "Add to stock", {"quantity": "7"}, "manager", "/products/"),
    ("/orders/new?add={product}", "Place the order", {"note": "By page"}, "viewer", "/orders/"),
    ("/orders/{order}", "Save note", {"note": "Noted"}, "manager", "/orders/"),
    ("/orders/{order}", "Mark as paid", {}, "manager", "/orders/"),
    ("/orders/{order}/cancel", "Cancel the order", {}, "manager", "/orders/"),
    ("/orders/{cancelled}/delete", "Delete order", {}, "manager", "/orders?"),
    ("/users/new", "Create user", {"name": "By Page", "email": "by.page@t.example"}, "admin", "/users/"),
    ("/users/{user}/edit", "Save changes", {"name": "Edited User", "role": "manager"}, "admin", "/users/"),
    ("/notifications", "Mark all as read", {}, "viewer", "/notifications"),
    ("/products/{product}/delete", "Delete product", {}, "manager", "/products?"),
    ("/users/{user}/delete", "Delete user", {}, "admin", "/users?"),
]


@pytest.mark.parametrize("path,label,typed,least,leads", FORMS, ids=[f"{p} {label}" for p, label, *_ in FORMS])
def test_a_form_posted_by_each_role(visitors, rows, path, label, typed, least, leads):
    address = "/preact" + path.format(product=rows.product, order=rows.order, cancelled=rows.cancelled, user=rows.user)
    admin = visitors["admin"]
    # The form as those who may are given it, posted by everybody who may not first.
    sent = form(admin.get(address).text, label).filled(**typed)
    before = snapshot(admin)
    for role in ROLES[:ROLES.index(least)]:
        answer = visitors[role].post(address, form=sent)
        assert answer.status in (303, 401, 403, 404, 409, 422), (role, answer)
        if answer.status == 303:
            assert role == "anonymous" and answer.location.startswith("/preact/sign-in?next="), answer.location
        else:
            assert has_whole_document(answer.text)
        assert snapshot(admin) == before, f"a refused post by {role} changed something"
    doer = visitors[least]
    answer = doer.post(address, form=form(doer.get(address).text, label).filled(**typed))
    assert answer.status == 303, words(answer.text)[:300]
    assert answer.location.startswith("/preact" + leads), answer.location
    if least != "viewer":
        assert snapshot(admin) != before


def test_signing_in_and_out_by_page(shared_users_shop):
    someone = Client(shared_users_shop, browser=True)
    answer = someone.get("/svelte/orders?state=paid")
    assert answer.status == 303
    page = someone.get(answer.location)
    wrong = someone.post(answer.location, form=form(page.text, "Sign in").filled(
        email=email("viewer"), password="not the pass phrase"))
    assert wrong.status == 422
    assert "do not belong" in words(wrong.text)
    again = form(wrong.text, "Sign in")
    assert dict(again.fields)["email"] == email("viewer"), "what was typed is kept"
    assert dict(again.fields)["password"] == "", "a password is never sent back"
    done = someone.post(answer.location, form=again.filled(email=email("viewer"), password=PASSWORD))
    assert done.status == 303, words(done.text)
    assert done.location == "/svelte/orders?state=paid"
    assert someone.get(done.location).status == 200
    out = someone.post("/svelte", form=form(someone.get("/svelte").text, "Sign out").fields)
    assert out.status == 303 and out.location == "/svelte/sign-in"
    assert someone.cookies == {}
    assert someone.get("/svelte/orders").status == 303
