"""Shapes of data: what they take, what they refuse and how they say it, as `ValueDecoder` and `ValueEncoder` do."""

import json

import pytest

SHAPES = """
window.user = record([["name", "name", text], ["email", "email", optional(text)]], "User")
window.state = enumeration(["pending", "paid"], "State")
window.item = record([
  ["name", "name", text], ["rank", "sort_rank", int], ["score", "score", double], ["due", "due", optional(date)],
  ["price", "price", money], ["tags", "tags", array(text)], ["state", "state", state], ["owner", "owner", optional(user)],
  ["extra", "extra", dictionary(text, array(int))],
], "Item")
window.tree = record([["value", "value", int], ["children", "children", array(lazy(() => tree))], ["next", "next", optional(lazy(() => tree))]], "Tree")
"""

ITEM = {
    "name": "a", "sort_rank": 1.0, "score": 2, "due": "2024-02-29T12:00:00Z", "price": {"amount": 5, "currency": "EUR"},
    "tags": ["x"], "state": "paid", "owner": {"name": "o"}, "extra": {"a": [1]}, "constructor": "ignored",
}
NOON = 1709208000000


@pytest.fixture(scope="module")
def shapes(runtime):
    runtime.page.evaluate(SHAPES)
    return runtime


def decoded(shapes, rows):
    """Rows of a shape and JSON text."""
    return shapes.map("(shape, source) => decode((0, eval)(shape), JSON.parse(source))", rows)


def mismatch(message):
    return {"mismatch": message}


TAKEN = [
    ("int", "1.0", 1), ("int", "-0", 0), ("int", "1e3", 1000), ("int", "9007199254740991", 9007199254740991),
    ("double", "1", 1), ("double", "-0", "-0"), ("double", "0.5", 0.5), ("bool", "true", True), ("text", '"\\ud83d\\ude42"', "🙂"),
    ("html", '"<b>"', "<b>"), ("anything", "[1]", [1]), ("date", '"2024-02-29T13:00:00+01:00"', NOON),
    ("optional(int)", "null", None), ("optional(int)", "2", 2), ("array(optional(int))", "[1, null]", [1, None]),
    ("state", '"paid"', "paid"), ("money", '{"currency": "EUR", "amount": 1.0, "more": 1}', {"amount": 1, "currency": "EUR"}),
    ("dictionary(text, int)", '{"b": 1, "10": 2, "a": 3, "9": 4, "01": 5, "b": 6}', {"map": [["9", 4], ["10", 2], ["b", 6], ["a", 3], ["01", 5]]}),
    ("dictionary(intKey, text)", '{"-1": "a", "2": "b", "1": "c", "+3": "d"}', {"map": [[1, "c"], [2, "b"], [-1, "a"], [3, "d"]]}),
    ("dictionary(intKey, text)", '{"01": "a", "1": "b"}', {"map": [[1, "a"]]}),
    ("dictionary(state, int)", '{"paid": 1}', {"map": [["paid", 1]]}),
    ("dictionary(text, int)", '{"__proto__": 1, "constructor": 2}', {"map": [["__proto__", 1], ["constructor", 2]]}),
    ("user", '{"name": "n", "email": null}', {"name": "n", "email": None}),
    ("user", '{"name": "n"}', {"name": "n", "email": None}),
    ("item", json.dumps(ITEM), {
        "name": "a", "rank": 1, "score": 2, "due": NOON, "price": {"amount": 5, "currency": "EUR"}, "tags": ["x"],
        "state": "paid", "owner": {"name": "o", "email": None}, "extra": {"map": [["a", [1]]]},
    }),
    ("tree", '{"value": 1, "children": [{"value": 2, "children": []}]}', {
        "value": 1, "children": [{"value": 2, "children": [], "next": None}], "next": None,
    }),
]

REFUSED = [
    ("int", "1.5", "data: expected Int, found 1.5"), ("int", "9007199254740993", "data: expected Int, found 9007199254740992"),
    ("int", '"1"', 'data: expected Int, found "1"'), ("int", "null", "data: expected Int, found null"),
    ("int", "true", "data: expected Int, found true"), ("double", '"1"', 'data: expected Double, found "1"'),
    ("double", "1e400", "data: expected Double, found null"), ("bool", "0", "data: expected Bool, found 0"),
    ("text", "[]", "data: expected String, found []"), ("text", '"\\ud800"', 'data: expected String, found "\\ud800"'),
    ("date", '"2024-02-29"', 'data: expected a date as RFC 3339 text, found "2024-02-29"'), ("date", "5", "data: expected Date, found 5"),
    ("state", '"Paid"', 'data: expected one of "pending", "paid", found "Paid"'), ("state", "1", "data: expected State, found 1"),
    ("money", "5", "data: expected Money, found 5"), ("money", '{"currency": "EUR"}', "data.amount: expected Int, found nothing"),
    ("money", '{"amount": 1.5, "currency": "EUR"}', "data.amount: expected Int, found 1.5"),
    ("money", '{"amount": 1, "currency": "eur"}', 'data.currency: expected a currency of three capital letters, found "eur"'),
    ("money", '{"amount": 1}', "data.currency: expected a currency of three capital letters, found nothing"),
    ("money", '{"amount": 1, "currency": ["EUR"]}', "data.currency: expected a currency of three capital letters, found [\"EUR\"]"),
    ("optional(array(int))", "{}", "data: expected [Int], found {}"), ("array(int)", '[1, "x"]', 'data[1]: expected Int, found "x"'),
    ("array(array(int))", "[[], [1, null]]", "data[1][1]: expected Int, found null"), ("dictionary(intKey, int)", '{"x": 1}', 'data.x: expected Int, found "x"'),
    ("dictionary(text, int)", "[]", "data: expected [String: Int], found []"), ("dictionary(text, int)", '{"a b": null}', 'data.a b: expected Int, found null'),
    ("dictionary(state, int)", '{"x": 1}', 'data.x: expected one of "pending", "paid", found "x"'),
    ("user", "null", "data: expected User, found null"), ("user", "[]", "data: expected User, found []"),
    ("user", '{"email": null}', "data.name: expected String, found nothing"), ("user", '{"name": null}', "data.name: expected String, found null"),
    ("array(item)", json.dumps([{**ITEM, "price": {"amount": "5", "currency": "EUR"}}]), 'data[0].price.amount: expected Int, found "5"'),
    ("item", json.dumps({**ITEM, "sort_rank": None}), "data.sort_rank: expected Int, found null"),
    ("item", json.dumps({**ITEM, "extra": {"größe": [1, "x"]}}), 'data.extra.größe[1]: expected Int, found "x"'),
    ("item", json.dumps({**ITEM, "owner": {}}), "data.owner.name: expected String, found nothing"),
    ("nothing('TrustedHTML')", '"<b>"', 'data: expected TrustedHTML, found "<b>"'),
    ("int", json.dumps("x" * 60), f'data: expected Int, found "{"x" * 59}'),
    ("tree", '{"value": 1, "children": {}}', "data.children: expected [Tree], found {}"),
]


def test_data_that_fits_is_decoded(shapes):
    assert decoded(shapes, [row[:2] for row in TAKEN]) == [row[2] for row in TAKEN]


def test_data_that_does_not_fit_says_where_and_why(shapes):
    assert decoded(shapes, [row[:2] for row in REFUSED]) == [mismatch(row[2]) for row in REFUSED]


def test_fields_stand_in_the_order_of_the_type(shapes):
    source = json.dumps({"email": "e", "name": "n"})
    assert shapes.map("(source) => Object.keys(decode(user, JSON.parse(source)))", [[source]]) == [["name", "email"]]


def test_data_may_be_256_levels_deep(shapes):
    nest = "((levels) => { let value = []; while (--levels) value = [value]; return value })"
    shape = "(() => { const deep = array(lazy(() => deep)); return deep })()"
    results = shapes.outcomes([f"decode({shape}, {nest}(256)).length", f"decode({shape}, {nest}(257))"])
    path = "[0]" * 256
    assert results == [1, mismatch(f"data{path}: expected at most 256 levels, found []")]


def test_mismatches_can_be_told_from_other_errors(shapes):
    is_one = "(() => { try { decode(user, {}) } catch (error) { return [error instanceof ValueMismatch, error.path, error.expected, error.actual] } })()"
    assert shapes.outcomes([is_one]) == [[True, ["name"], "String", "undefined!"]]


def test_values_are_encoded_by_wire_names(shapes):
    item = json.dumps(ITEM)
    encoded = shapes.map("(source) => JSON.stringify(encode(item, decode(item, JSON.parse(source))))", [[item]])[0]
    assert encoded == json.dumps(
        {
            "name": "a", "sort_rank": 1, "score": 2, "due": "2024-02-29T12:00:00Z", "price": {"amount": 5, "currency": "EUR"},
            "tags": ["x"], "state": "paid", "owner": {"name": "o", "email": None}, "extra": {"a": [1]},
        },
        separators=(",", ":"),
    )
    assert shapes.outcomes(
        [
            "JSON.stringify(encode(array(double), [NaN, Infinity, -0, 0.5]))",
            "JSON.stringify(encode(optional(date), null))",
            "JSON.stringify(encode(dictionary(text, int), new Map([['__proto__', 1], ['b', 2]])))",
            "JSON.stringify(encode(dictionary(intKey, bool), new Map([[2, true]])))",
            "JSON.stringify(encode(nothing('Action'), () => 1))",
            "JSON.stringify(encode(lazy(() => html), '<b>'))",
        ]
    ) == ["[null,null,0,0.5]", "null", '{"__proto__":1,"b":2}', '{"2":true}', "null", '"<b>"']
