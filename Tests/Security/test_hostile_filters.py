"""What is typed into filters, sorts and ids of every list is a value, and never a part of a query (OWASP ASVS 5.0, 1.2.4)."""

from urllib.parse import quote

import pytest

from Support.shop import snapshot

HOSTILE = [
    "' OR '1'='1", "'; DROP TABLE product; --", '" OR ""="', "x') UNION SELECT password_hash FROM user --", "%' --", "\\' OR 1=1 --",
    "*/ OR 1=1 /*", "1; UPDATE user SET role='admin'", "NEAR(a b)", 'a" OR b*', "name:a", "{a b}:c", "-a", "^a", "a AND", "NOT", "(", ")", "%", "_",
    "\x00'", "‘’“”", "'" * 500,
]
# Every parameter that takes text. Those of a fixed form (a number, a state, a date) refuse it.
PARAMETERS = {
    "products": ["q", "category", "sort", "low", "page", "size", "minPrice", "maxPrice", "tag"],
    "users": ["q", "role", "active", "sort", "page", "size"],
    "orders": ["q", "status", "customer", "sort", "page", "size", "from", "to", "user", "product"],
    "notifications": ["unread", "kind", "sort", "page", "size", "after"],
    "analytics/summary": ["from", "to"], "analytics/revenue": ["from", "to", "bucket"], "analytics/top-products": ["from", "to", "limit"],
    "analytics/states": ["from", "to"], "analytics/events": ["kind", "from", "to", "page", "size", "sort", "after"],
    "sessions": ["user"],
}


def rows(answer):
    body = answer.json()
    return body.get("items", body) if isinstance(body, dict) else body


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_filter_finds_what_it_says_or_is_refused(visitors, name):
    admin = visitors["admin"]
    before = snapshot(admin)
    for parameter in PARAMETERS[name]:
        for text in HOSTILE:
            answer = admin.get(f"/api/{name}?{parameter}={quote(text)}")
            assert answer.status in (200, 400, 422), (parameter, text, answer)
            for word in ("sqlite", "syntax error", "SELECT", "scrypt"):
                assert word.lower() not in answer.text.replace(quote(text), "").replace(text, "").lower(), (parameter, text, answer)
    assert snapshot(admin) == before


@pytest.mark.parametrize("name,parameter", [
    ("products", "q"), ("products", "category"), ("users", "q"), ("orders", "q"),
])
def test_no_text_finds_everything(visitors, name, parameter):
    """None of these texts stands in the seeded shop, so nothing that is found can be found by right."""
    admin = visitors["admin"]
    everything = admin.get(f"/api/{name}").json()["total"]
    for text in HOSTILE:
        if text in ("%", "_", "(", ")", "-a", "^a", "NOT", "{a b}:c", "a AND", "name:a", 'a" OR b*', "NEAR(a b)"):
            continue  # Words of the search, which may well find something; that they are words is tested with the stores.
        answer = admin.get(f"/api/{name}?{parameter}={quote(text)}")
        assert answer.status in (200, 400, 422), (text, answer)
        if answer.status == 200:
            assert answer.json()["total"] < everything, (text, answer.json()["total"])


@pytest.mark.parametrize("address", ["products/{}", "users/{}", "orders/{}", "notifications/{}/read", "sessions/{}"])
def test_an_id_is_a_number_or_nothing(visitors, address):
    admin = visitors["admin"]
    before = snapshot(admin)
    for text in HOSTILE:
        path = "/api/" + address.format(quote(text, safe=""))
        for method in ("POST",) if address.endswith("read") else ("DELETE",) if "sessions" in address else ("GET", "DELETE"):
            answer = admin.request(method, path)
            assert answer.status in (400, 404, 405), (method, text, answer)
    assert snapshot(admin) == before


def test_what_is_stored_comes_back_as_it_was(visitors, shared_users_shop):
    from Support.shop import made, product

    for text in HOSTILE[:8]:
        id = made(visitors["manager"], "/api/products", product(text))
        assert visitors["manager"].get(f"/api/products/{id}").json()["name"] == text
        found = visitors["manager"].get(f"/api/products?q={quote(text)}&size=100")
        assert found.status == 200
