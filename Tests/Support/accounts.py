"""Accounts of a shop in `auth: users`, one for each role, and clients that are signed in with them."""

from Support.facet import run
from Support.wire import Client

PASSWORD = "a long enough pass phrase"
ROLES = ["viewer", "manager", "admin"]


def email(role):
    return f"{role}@shop.example"


def add_accounts(folder):
    for role in ROLES:
        flags = [] if role == "viewer" else [f"--{role}"]
        run("user", "add", *flags, "--email", email(role), "--name", role.title(), "--data", folder,
            stdin=PASSWORD + "\n")


def sign_in(client, address, password=PASSWORD):
    return client.post("/api/session", json={"email": address, "password": password})


def signed_in(server, role, **more):
    """A client with a session of that role; anonymous has none."""
    client = Client(server, browser=True, **more)
    if role != "anonymous":
        answer = sign_in(client, email(role))
        assert answer.status == 200, answer
    return client
