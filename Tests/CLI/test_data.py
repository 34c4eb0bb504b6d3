"""Commands on data: seeding, accounts, and a folder that somebody else works on."""

import fcntl
import sqlite3
import stat

import pytest

from Support.accounts import PASSWORD, sign_in
from Support.facet import SEED_UNTIL, Server, run
from Support.wire import Client

SMALL = ["--users", 20, "--products", 30, "--orders", 40, "--until", SEED_UNTIL]


def tables(folder):
    """Every row of every table, by file and name: what a shop is, whatever page it stands on."""
    found = {}
    for path in sorted(folder.glob("*.sqlite")):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            names = [n for n, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            for name in names:
                found[path.name, name] = sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))
    return found


def test_the_same_numbers_and_date_give_the_same_shop(tmp_path):
    for name in ("one", "two"):
        run("seed", "--data", tmp_path / name, *SMALL)
    one, two = tables(tmp_path / "one"), tables(tmp_path / "two")
    assert one.keys() == two.keys() and len(one) > 10
    assert [key for key in one if one[key] != two[key]] == []
    counts = {name: len(rows) for (_, name), rows in one.items()}
    assert (counts["product"], counts["customer_order"]) == (30, 40)
    run("seed", "--data", tmp_path / "three", *SMALL[:-1], "2026-10-01")
    assert tables(tmp_path / "three") != one


def test_only_the_owner_may_look_into_the_folder(seeded, shop_folder):
    assert stat.S_IMODE(seeded.stat().st_mode) == 0o700
    shop_folder.chmod(0o755)
    with Server("--data", shop_folder):
        assert stat.S_IMODE(shop_folder.stat().st_mode) == 0o700


def test_seeding_never_overwrites(shop_folder):
    before = tables(shop_folder)
    done = run("seed", "--data", shop_folder, *SMALL, check=False)
    assert done.returncode == 1 and "already" in done.stderr
    assert tables(shop_folder) == before


def test_seeding_leaves_strangers_files_alone(tmp_path):
    (tmp_path / "precious.txt").write_text("mine")
    done = run("seed", "--data", tmp_path, *SMALL, check=False)
    assert done.returncode == 1 and "precious.txt" in done.stderr
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == ["precious.txt"]


def test_nobody_seeds_a_folder_that_is_being_served(shop_folder):
    with Server("--data", shop_folder) as server:
        done = run("seed", "--data", shop_folder, *SMALL, check=False, timeout=60)
        assert done.returncode == 1 and str(shop_folder) in done.stderr, done.stderr
        assert Client(server).get("/api/products").json()["total"] == 150


def test_nobody_serves_a_folder_that_is_being_seeded(shop_folder):
    with open(shop_folder / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run("serve", "--port", 0, "--data", shop_folder, check=False, timeout=60)
    assert done.returncode == 1 and f"works on {shop_folder}" in done.stderr, done.stderr


def test_an_empty_shop_is_served_and_says_how_to_fill_it(tmp_path):
    with Server("--data", tmp_path / "empty") as server:
        assert any("facet seed --data" in line for line in server.log) or wait_for(server, "facet seed")
        client = Client(server, browser=True)
        for path in ("/alpine", "/alpine/products", "/alpine/dashboard", "/alpine/orders", "/alpine/orders/new",
                     "/alpine/users", "/alpine/analytics", "/alpine/notifications"):
            answer = client.get(path)
            assert answer.status == 200, (path, answer)
        assert client.get("/api/products").json()["total"] == 0


def wait_for(server, text):
    from Support.facet import wait_until

    return wait_until(lambda: any(text in line for line in server.log), seconds=10)


@pytest.fixture
def add(tmp_path):
    def add(*arguments, password=PASSWORD + "\n", **more):
        return run("user", "add", "--data", tmp_path / "shop", *arguments, stdin=password, check=False, **more)

    add.folder = tmp_path / "shop"
    return add


def test_the_first_admin_signs_in(add):
    done = add("--admin", "--email", "boss@t.example")
    assert done.returncode == 0, done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    with Server("--auth", "users", "--data", add.folder) as server:
        client = Client(server, browser=True)
        assert sign_in(client, "boss@t.example").json()["role"] == "admin"
        # Addresses are one whatever their case.
        assert sign_in(client, "BOSS@t.example").status == 200


@pytest.mark.parametrize("password,code", [("", 2), ("\n", 2), ("short\n", 1), ("x" * 201 + "\n", 1), ("123456789\n", 1), ("with\ta tab in it\n", 1)])
def test_a_password_that_is_none(add, password, code):
    done = add("--email", "a@t.example", password=password)
    assert done.returncode == code and "password" in done.stderr.lower(), done.stderr
    assert password.strip() == "" or password.strip() not in done.stderr


@pytest.mark.parametrize("password", ["pass phrase with spaces  \n", "without a line's end", "zehn Zeichen äöü€😀\n",
                                      "with an apostrophe' and \"quotes\" $HOME\n", "dos line end\r\n"])
def test_a_password_is_taken_as_it_is(add, password):
    assert add("--email", "a@t.example", password=password).returncode == 0
    with Server("--auth", "users", "--data", add.folder) as server:
        typed = password.removesuffix("\n").removesuffix("\r")
        assert sign_in(Client(server), "a@t.example", typed).status == 200
        assert sign_in(Client(server), "a@t.example", typed + "x").status == 422


@pytest.mark.parametrize("email", ["nobody", "a@b", "a b@t.example", "", "@t.example", "a@t.example\nb@t.example"])
def test_an_address_that_is_none(add, email):
    done = add("--email", email)
    assert done.returncode in (1, 2) and "email" in done.stderr.lower(), done.stderr


def test_an_address_that_is_taken(add):
    assert add("--email", "a@t.example").returncode == 0
    for same in ("a@t.example", "A@T.example"):
        done = add("--admin", "--email", same)
        assert done.returncode == 1 and "email" in done.stderr.lower(), done.stderr


def test_nobody_adds_an_account_by_the_password_on_the_command_line(add):
    assert add("--email", "a@t.example", "--password", "x" * 12).returncode == 2
