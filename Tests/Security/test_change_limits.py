"""One visitor changes so much in a minute: programs that fill a shop are slowed, and nobody else is (ASVS 2.4.1)."""

import pytest

from Support.accounts import signed_in
from Support.facet import Server
from Support.pages import form, has_whole_document
from Support.shop import made, product

LIMIT = 5


@pytest.fixture
def limited(users_folder):
    with Server("--auth", "users", "--data", users_folder, env={"FACET_LIMITS_CHANGES": str(LIMIT)}) as server:
        yield server


def order(client):
    """An order that is refused for what it says; it counts, as it asks for work."""
    return client.post("/api/orders", json={})


def test_an_account_changes_so_much_wherever_its_sessions_are(limited):
    first, second = signed_in(limited, "manager"), signed_in(limited, "manager")
    assert [order(client).status for client in (first, second, first, second, first)] == [422] * LIMIT
    refused = order(second)
    assert refused.status == 429 and 0 < int(refused.header("retry-after")) <= 60 / LIMIT
    assert refused.json()["type"] == "urn:facet:problem:too-many-changes"
    assert first.get("/api/orders").status == 200
    assert order(signed_in(limited, "admin")).status == 422


@pytest.mark.parametrize("variant", ["alpine", "svelte", "preact", "solid"])
def test_a_form_that_came_too_early_keeps_what_was_typed(limited, variant):
    admin = signed_in(limited, "admin")
    row = made(admin, "/api/products", product(f"Limited {variant}"))
    path = f"/{variant}/products/{row}/edit"
    editor = form(admin.get(path).text, "Save changes")
    while order(admin).status != 429:
        pass
    answer = admin.post(path, form=editor.filled(name="Typed in a hurry"))
    # As for all that a call can answer to an action: the page comes back and says it.
    assert answer.status == 422 and has_whole_document(answer.text)
    assert 'value="Typed in a hurry"' in answer.text and "Nothing was changed. Try again in" in answer.text
    assert admin.get(f"/api/products/{row}").json()["name"] == f"Limited {variant}"
