"""The role table, cell by cell, at the HTTP API: what each role may ask, and that a refused request changed nothing."""

import pytest

from Support.shop import made, order, product, snapshot
from Support.wire import Client

ROLES = ["anonymous", "viewer", "manager", "admin"]

# The table of the design, written down a second time on purpose: method, address, body, least role.
TABLE = [
    ("GET", "/api/products", None, "anonymous"),
    ("GET", "/api/products/1", None, "anonymous"),
    ("GET", "/api/products/categories", None, "anonymous"),
    ("POST", "/api/products", "product", "manager"),
    ("PUT", "/api/products/{product}", "product", "manager"),
    ("PATCH", "/api/products/{product}", {"name": "Renamed"}, "manager"),
    ("POST", "/api/products/{product}/restock", {"quantity": 3}, "manager"),
    ("DELETE", "/api/products/{product}", None, "manager"),
    ("GET", "/api/users", None, "viewer"),
    ("GET", "/api/users/1", None, "viewer"),
    ("POST", "/api/users", "user", "admin"),
    ("PUT", "/api/users/{user}", "user", "admin"),
    ("PATCH", "/api/users/{user}", {"role": "admin"}, "admin"),
    ("DELETE", "/api/users/{user}", None, "admin"),
    ("GET", "/api/orders", None, "viewer"),
    ("GET", "/api/orders/1", None, "viewer"),
    ("GET", "/api/orders/draft", None, "viewer"),
    ("POST", "/api/orders", "order", "viewer"),
    ("PATCH", "/api/orders/{order}", {"note": "Ring twice"}, "manager"),
    ("POST", "/api/orders/{order}/transitions", {"to": "cancelled"}, "manager"),
    ("DELETE", "/api/orders/{cancelled}", None, "manager"),
    ("GET", "/api/analytics/summary", None, "viewer"),
    ("GET", "/api/analytics/revenue", None, "viewer"),
    ("GET", "/api/analytics/top-products", None, "viewer"),
    ("GET", "/api/analytics/states", None, "viewer"),
    ("GET", "/api/analytics/events", None, "viewer"),
    ("POST", "/api/analytics/events", [{"id": "e-1", "kind": "till.counted", "at": "2026-11-01T11:00:00Z", "data": {}}],
     "manager"),
    ("GET", "/api/notifications", None, "viewer"),
    ("GET", "/api/notifications/unread", None, "viewer"),
    ("POST", "/api/notifications/read", None, "viewer"),
    ("POST", "/api/notifications/{notification}/read", None, "viewer"),
    ("HEAD", "/api/notifications/stream", None, "viewer"),
]


class Things:
    """Fresh rows for a request to work on, made by those who may."""

    def __init__(self, visitors):
        self.admin = visitors["admin"]
        self.count = 0

    def body(self, name):
        self.count += 1
        if name == "product":
            return product(f"Thing {self.count}")
        if name == "user":
            return {"name": f"User {self.count}", "email": f"u{self.count}@t.example", "role": "viewer", "active": True}
        if name == "order":
            return order((self.made("/api/products", product()), 1))
        return name

    def made(self, path, body):
        return made(self.admin, path, body)

    def address(self, template):
        if "{product}" in template:
            return template.format(product=self.made("/api/products", self.body("product")))
        if "{user}" in template:
            return template.format(user=self.made("/api/users", self.body("user")))
        if "{order}" in template:
            return template.format(order=self.made("/api/orders", self.body("order")))
        if "{cancelled}" in template:
            order = self.made("/api/orders", self.body("order"))
            assert self.admin.post(f"/api/orders/{order}/transitions", json={"to": "cancelled"}).status == 200
            return template.format(cancelled=order)
        if "{notification}" in template:
            return template.format(notification=self.admin.get("/api/notifications?size=1").json()["items"][0]["id"])
        return template


@pytest.fixture(scope="module")
def things(visitors):
    return Things(visitors)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method,path,body,least", TABLE, ids=[f"{m} {p}" for m, p, _, _ in TABLE])
def test_a_role_may_do_what_the_table_says(visitors, things, role, method, path, body, least):
    address, sent = things.address(path), things.body(body)
    may = ROLES.index(role) >= ROLES.index(least)
    before = None if may or method in ("GET", "HEAD") else snapshot(things.admin)
    answer = visitors[role].request(method, address, json=sent)
    if may:
        assert 200 <= answer.status < 300, answer
        return
    assert answer.status == (401 if role == "anonymous" else 403), answer
    if method != "HEAD":
        assert answer.media_type == "application/problem+json"
        assert answer.json()["status"] == answer.status
    if before is not None:
        assert snapshot(things.admin) == before, "a refused request changed something"


def test_the_table_here_is_complete_and_the_description_says_the_same(shared_users_shop):
    document = Client(shared_users_shop).get("/api/openapi.json").json()
    described = {
        (method.upper(), path): operation["x-least-role"]
        for path, operations in document["paths"].items() for method, operation in operations.items()
    }
    here = {}
    for method, path, _, least in TABLE:
        for name in ("{product}", "{user}", "{order}", "{cancelled}", "{notification}", "/1"):
            path = path.replace(name, "/{id}" if name == "/1" else "{id}")
        here["GET" if method == "HEAD" else method, path] = least
    assert here.keys() == described.keys()
    # Whoever has placed an order may write its note, which the description can't say in one word.
    here["PATCH", "/api/orders/{id}"] = "viewer"
    assert here == described


def test_a_viewer_writes_the_note_of_own_orders_only(visitors, things):
    viewer = visitors["viewer"]
    answer = viewer.post("/api/orders", json=things.body("order"))
    assert answer.status == 201
    own = answer.json()["id"]
    assert viewer.request("PATCH", f"/api/orders/{own}", json={"note": "Mine"}).status == 200
    others = things.made("/api/orders", things.body("order"))
    assert viewer.request("PATCH", f"/api/orders/{others}", json={"note": "Not mine"}).status == 403
    assert visitors["admin"].get(f"/api/orders/{others}").json()["note"] == ""


@pytest.mark.parametrize("role", ["viewer", "manager"])
def test_nobody_but_an_admin_writes_a_role(visitors, role):
    me = visitors[role].get("/api/session").json()
    assert me["role"] == role
    for method, body in [("PATCH", {"role": "admin"}), ("PATCH", {"password": "another long pass phrase"})]:
        assert visitors[role].request(method, f"/api/users/{me['userID']}", json=body).status == 403
    assert visitors[role].get("/api/session").json()["role"] == role


def test_no_answer_holds_a_password_or_its_hash(visitors, things):
    user = things.made("/api/users", {**things.body("user"), "password": "a pass phrase of its own"})
    for answer in [
        visitors["admin"].get(f"/api/users/{user}"), visitors["admin"].get("/api/users?size=100"),
        visitors["admin"].request("PATCH", f"/api/users/{user}", json={"password": "and now another one"}),
    ]:
        assert answer.status == 200
        for word in ("password", "hash", "scrypt", "pass phrase", "another one"):
            assert word not in answer.text.lower(), (word, answer)
