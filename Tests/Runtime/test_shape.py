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
    ("int", "1.5", "the value: expected Int, found the number 1.5"), ("int", "9007199254740993", "the value: expected Int, found the number 9007199254740992"),
    ("int", '"1"', 'the value: expected Int, found the text "1"'), ("int", "null", "the value: expected Int, found null"),
    ("int", "true", "the value: expected Int, found true"), ("double", '"1"', 'the value: expected Double, found the text "1"'),
    ("double", "1e400", "the value: expected Double, found the number Infinity"), ("bool", "0", "the value: expected Bool, found the number 0"),
    ("text", "[]", "the value: expected String, found an array"), ("text", '"\\ud800"', 'the value: expected String, found the text "\ud800"'),
    ("date", '"2024-02-29"', 'the value: expected a date as RFC 3339 text, found the text "2024-02-29"'), ("date", "5", "the value: expected Date, found the number 5"),
    ("state", '"Paid"', 'the value: expected one of "pending", "paid", found the text "Paid"'), ("state", "1", "the value: expected State, found the number 1"),
    ("money", "5", "the value: expected Money, found the number 5"), ("money", '{"currency": "EUR"}', "amount: expected Int, found nothing"),
    ("money", '{"amount": 1.5, "currency": "EUR"}', "amount: expected Int, found the number 1.5"),
    ("money", '{"amount": 1, "currency": "eur"}', 'currency: expected a currency of three capital letters, found the text "eur"'),
    ("money", '{"amount": 1}', "currency: expected a currency of three capital letters, found nothing"),
    ("money", '{"amount": 1, "currency": ["EUR"]}', "currency: expected a currency of three capital letters, found an array"),
    ("optional(array(int))", "{}", "the value: expected [Int], found an object"), ("array(int)", '[1, "x"]', '[1]: expected Int, found the text "x"'),
    ("array(array(int))", "[[], [1, null]]", "[1][1]: expected Int, found null"), ("dictionary(intKey, int)", '{"x": 1}', 'x: expected Int, found the text "x"'),
    ("dictionary(text, int)", "[]", "the value: expected [String: Int], found an array"), ("dictionary(text, int)", '{"a b": null}', '["a b"]: expected Int, found null'),
    ("dictionary(state, int)", '{"x": 1}', 'x: expected one of "pending", "paid", found the text "x"'),
    ("user", "null", "the value: expected User, found null"), ("user", "[]", "the value: expected User, found an array"),
    ("user", '{"email": null}', "name: expected String, found nothing"), ("user", '{"name": null}', "name: expected String, found null"),
    ("array(item)", json.dumps([{**ITEM, "price": {"amount": "5", "currency": "EUR"}}]), '[0].price.amount: expected Int, found the text "5"'),
    ("item", json.dumps({**ITEM, "sort_rank": None}), "sort_rank: expected Int, found null"),
    ("item", json.dumps({**ITEM, "extra": {"größe": [1, "x"]}}), 'extra.größe[1]: expected Int, found the text "x"'),
    ("item", json.dumps({**ITEM, "owner": {}}), "owner.name: expected String, found nothing"),
    ("nothing('TrustedHTML')", '"<b>"', 'the value: expected TrustedHTML, found the text "<b>"'),
    ("int", json.dumps("x" * 60), f'the value: expected Int, found the text "{"x" * 40}…"'),
    ("tree", '{"value": 1, "children": {}}', "children: expected [Tree], found an object"),
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
    assert results == [1, mismatch(f"{path}: expected at most 256 levels, found more")]


def test_mismatches_can_be_told_from_other_errors(shapes):
    is_one = "(() => { try { decode(user, {}) } catch (error) { return [error instanceof ValueMismatch, error.path, error.expected, error.actual] } })()"
    assert shapes.outcomes([is_one]) == [[True, "name", "String", "nothing"]]


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
