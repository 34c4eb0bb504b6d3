"""Each function of the standard library on values picked by hand, as `docs/language-stdlib.md` says them."""

import random
import re
from pathlib import Path

import pytest
from Runtime.conftest import JAVASCRIPT

RANDOM = random.Random(57)


def fails(code):
    return {"fails": code}


TEXT = [
    ('stringCount("añb👨\\u200d👩")', 6),
    ('stringCount("\\r\\n")', 2),
    ('stringCount("")', 0),
    ('stringIsEmpty("")', True),
    ('stringIsEmpty(" ")', False),
    ('stringContains("abc", "bc")', True),
    ('stringContains("e\\u0301", "e")', True),
    ('stringContains("é", "e\\u0301")', False),
    ('stringContains("", "")', True),
    ('stringHasPrefix("abc", "ab")', True),
    ('stringHasPrefix("abc", "b")', False),
    ('stringHasSuffix("abc", "bc")', True),
    ('stringHasSuffix("abc", "")', True),
    ('stringSplit("a,,b", ",")', ["a", "", "b"]),
    ('stringSplit("", ",")', [""]),
    ('stringSplit("aaa", "aa")', ["", "a"]),
    ('stringSplit("👨👩", "👩")', ["👨", ""]),
    ('stringSplit("a", "")', fails("empty-search")),
    ('stringSplit(",".repeat(1000000), ",")', fails("too-many-elements")),
    ('stringSplit(",".repeat(999999), ",").length', 1000000),
    ('stringReplacing("aaa", "aa", "b")', "ba"),
    ('stringReplacing("a.b.c", ".", "$&")', "a$&b$&c"),
    ('stringReplacing("abc", "", "x")', fails("empty-search")),
    ('stringReplacing("a".repeat(4000), "a", "b".repeat(4000))', fails("text-too-long")),
    ('stringReplacing("a".repeat(1000000), "a", "é".repeat(5)).length', 5000000),
    ('stringReplacing("a".repeat(1000000), "a", "é".repeat(6))', fails("text-too-long")),
    ('stringPrefix("a👩b", 2)', "a👩"),
    ('stringPrefix("abc", -1)', ""),
    ('stringPrefix("abc", 9)', "abc"),
    ('stringSuffix("a👩b", 2)', "👩b"),
    ('stringSuffix("abc", 0)', ""),
    ('stringSuffix("abc", 9)', "abc"),
    ('stringDropFirst("👩bc")', "bc"),
    ('stringDropFirst("abc", 2)', "c"),
    ('stringDropFirst("abc", -2)', "abc"),
    ('stringPadded("7", 3, "0")', "007"),
    ('stringPadded("👩", 6, "ab")', "ababa👩"),
    ('stringPadded("7", 3)', "  7"),
    ('stringPadded("777", 3, "0")', "777"),
    ('stringPadded("7", 3, "")', "7"),
    ('stringPadded("7", 9007199254740991, "0")', fails("text-too-long")),
    ('addString("a", "b")', "ab"),
    ('addString("é".repeat(2500000), "é".repeat(2500000)).length', 5000000),
    ('addString("é".repeat(2500000), "é".repeat(2500001))', fails("text-too-long")),
    ('checkText("é".repeat(5000001))', fails("text-too-long")),
    ('stringUppercased("ß".repeat(6000000))', fails("text-too-long")),
    ('stringLowercased("Ab")', "ab"),
    ('stringTrimmed(" a ")', "a"),
    ('compareText("\\uffff", "\\u{10000}") < 0', True),
    ('compareText("a", "ab") < 0', True),
    ('compareText("b", "ab") > 0', True),
    ('compareText("", "")', 0),
    ('compareText("👨", "👩") < 0', True),
    ('interpolated("a", 1, -0, true, 1e21, 0.5)', "a10true1e+210.5"),
    ('interpolated("é".repeat(3000000), "é".repeat(3000000))', fails("text-too-long")),
    ("toString(-0)", "0"),
    ("printed(null)", ""),
    ('printed("x")', "x"),
    ('enumerationFromRaw("paid", ["pending", "paid"])', "paid"),
    ('enumerationFromRaw("Paid", ["pending", "paid"])', None),
]

NUMBERS = [
    ("addInt(1, 2)", 3), ("subtractInt(2, 5)", -3), ("multiplyInt(0, -5)", 0), ("divideInt(-1, 2)", 0),
    ("divideInt(-7, 2)", -3), ("remainderInt(-7, 2)", -1), ("remainderInt(-6, 3)", 0), ("negateInt(0)", 0),
    ("negateInt(5)", -5), ("absInt(-3)", 3), ("absDouble(-0.5)", 0.5), ("addDouble(0.1, 0.2)", 0.1 + 0.2),
    ("subtractDouble(1, 0.9)", 1 - 0.9), ("multiplyDouble(1.5, 2)", 3), ("divideDouble(1, 0)", "Infinity"),
    ("divideDouble(0, 0)", "NaN"), ("remainderDouble(-7.5, 2)", -1.5), ("negateDouble(0)", "-0"), ("intToDouble(3)", 3),
    ("doubleRounded(2.5)", 3), ("doubleRounded(-2.5)", -3), ("doubleRounded(0.49999999999999994)", 0),
    ("doubleRounded(-0.4)", 0), ("doubleRounded(4503599627370497.5)", 4503599627370498),
    ("doubleRounded(9007199254740991)", 9007199254740991), ("doubleRounded(9007199254740992)", fails("number-out-of-range")),
    ("doubleRounded(NaN)", fails("number-out-of-range")), ("doubleRounded(-Infinity)", fails("number-out-of-range")),
    ("doubleFloor(-1.5)", -2), ("doubleFloor(-0)", 0), ("doubleCeiling(-1.5)", -1), ("doubleCeiling(-0.5)", 0),
    ("doubleCeiling(1e300)", fails("number-out-of-range")), ("doubleToInt(-2.9)", -2), ("doubleToInt(-0.9)", 0),
    ("stringToInt('-12')", -12), ("stringToDouble('.5')", 0.5),
    ("range(1, 4, false)", [1, 2, 3]), ("range(1, 4, true)", [1, 2, 3, 4]), ("range(4, 1, true)", []),
    ("range(1, 0, true)", []), ("range(0, 1000000, false).length", 1000000), ("range(0, 1000000, true)", fails("too-many-elements")),
    ("range(-9007199254740991, 9007199254740991, true)", fails("too-many-elements")),
    ("range(9007199254740990, 9007199254740991, true)", [9007199254740990, 9007199254740991]),
    ("minimum(2, 1, compareNumber)", 1), ("maximum(2, 1, compareNumber)", 2), ("minimum(NaN, 1, compareNumber)", 1),
    ("maximum(1, NaN, compareNumber)", "NaN"), ("minimum(NaN, NaN, compareNumber)", "NaN"),
    ("minimum(0, -0, compareNumber)", 0), ("minimum(-0, 0, compareNumber)", "-0"), ("maximum(-0, 0, compareNumber)", "-0"),
    ("clamped(9, 1, 5)", 5), ("clamped(-9, 1, 5)", 1), ("clamped(3, 1, 5)", 3), ("clamped(NaN, 1, 5)", "NaN"),
    ("clamped(3, 5, 1)", fails("invalid-argument")), ("clamped(3, NaN, 1)", fails("invalid-argument")),
    ("less(1, 2, compareNumber)", True), ("less(NaN, 2, compareNumber)", False), ("lessOrEqual(NaN, NaN, compareNumber)", False),
    ("lessOrEqual(Infinity, Infinity, compareNumber)", True), ("greater(2, 1, compareNumber)", True),
    ("greaterOrEqual(1, NaN, compareNumber)", False), ("greaterOrEqual('b', 'a', compareText)", True),
    ("less(-Infinity, Infinity, compareNumber)", True),
]

ARRAYS = [
    ("arrayCount([1, 2])", 2), ("arrayIsEmpty([])", True), ("arrayFirst([1, 2])", 1), ("arrayFirst([])", None),
    ("arrayLast([1, 2])", 2), ("arrayLast([])", None), ("element([1, 2], 1)", 2), ("element([1, 2], 2)", None),
    ("element([1, 2], -1)", None), ("element([null], 0)", None),
    ("arrayFirstWhere([1, 2], (x) => x > 1)", 2), ("arrayFirstWhere([1], (x) => x > 1)", None),
    ("arrayFirstIndexWhere([1, 2], (x) => x > 1)", 1), ("arrayFirstIndexWhere([1], (x) => x > 1)", None),
    ("arrayFirstIndex([[1], [2]], [2])", 1), ("arrayFirstIndex([NaN], NaN)", None), ("arrayContains([1, 2], 2)", True),
    ("arrayContains([{ a: 1 }], { a: 1 })", True), ("arrayContains([NaN], NaN)", False),
    ("arrayContainsWhere([1, 2], (x) => x > 1)", True), ("arrayContainsWhere([], () => true)", False),
    ("arrayAllSatisfy([1, 2], (x) => x > 0)", True), ("arrayAllSatisfy([], () => false)", True),
    ("arrayMap([1, 2], (x) => x * 2)", [2, 4]), ("arrayMap(['1', '2'], stringDropFirst)", ["", ""]),
    ("arrayFilter([1, 2], (x) => x > 1)", [2]), ("arrayCompactMap(['1', 'x'], stringToInt)", [1]),
    ("arrayCompactMap([0, 1], (x) => (x ? null : false))", [False]),
    ("arrayFlatMap([1, 2], (x) => [x, [x]])", [1, [1], 2, [2]]),
    ("arrayFlatMap([1, 2], () => Array(600000).fill(0))", fails("too-many-elements")),
    ("arrayReduce([1, 2], 0, addInt)", 3), ("arrayReduce([], 7, addInt)", 7),
    ("arrayReduce(Array(499).fill(0), [], (result) => [result]).length", 1),
    ("arrayReduce(Array(640).fill(0), [], (result) => [result])", fails("value-too-deep")),
    ("arraySorted([2, NaN, -0, 10, -Infinity, Infinity], compareNumber)", ["-Infinity", "-0", 2, 10, "Infinity", "NaN"]),
    ("arraySorted(['b', '\\u{10000}', '\\uffff', 'a', ''], compareText)", ["", "a", "b", "\uffff", "\U00010000"]),
    ("arraySorted([makeMoney(2, 'EUR'), makeMoney(1, 'USD')], compareMoney)", fails("mixed-currencies")),
    ("arraySorted([makeMoney(2, 'EUR'), makeMoney(1, 'EUR')], compareMoney).map(moneyAmount)", [1, 2]),
    ("arraySortedBy([{ n: 'b', r: 1 }, { n: 'a', r: 1 }, { n: 'c', r: 0 }], (x) => x.r, compareNumber).map((x) => x.n)", ["c", "b", "a"]),
    ("arraySortedBy([1, 2, 3], (x) => (x === 2 ? NaN : -x), compareNumber)", [3, 1, 2]),
    ("arrayMin([2, NaN, 1], compareNumber)", 1), ("arrayMin([], compareNumber)", None), ("arrayMax([2, 3], compareNumber)", 3),
    ("arrayMax([2, NaN, 1], compareNumber)", "NaN"), ("arrayMax([], compareNumber)", None), ("arrayMin(['b', 'a'], compareText)", "a"),
    ("arrayMin([0, -0], compareNumber)", 0), ("arrayMax([-0, 0], compareNumber)", "-0"),
    ("arrayMin([makeMoney(2, 'EUR'), makeMoney(1, 'USD')], compareMoney)", fails("mixed-currencies")),
    ("arrayReversed([1, 2])", [2, 1]), ("arrayPrefix([1, 2, 3], 2)", [1, 2]), ("arrayPrefix([1], -1)", []),
    ("arraySuffix([1, 2, 3], 2)", [2, 3]), ("arraySuffix([1], 0)", []), ("arraySuffix([1], 5)", [1]),
    ("arrayDropFirst([1, 2, 3])", [2, 3]), ("arrayDropFirst([1, 2, 3], 5)", []), ("arrayDropFirst([1, 2], -1)", [1, 2]),
    ("arrayEnumerated(['a'])", [{"index": 0, "value": "a"}]),
    ("zip([1, 2], ['x'])", [{"first": 1, "second": "x"}]), ("zip([1], ['x', 'y']).length", 1),
    ("arrayJoined([1, -0, true, 'x'], ', ')", "1, 0, true, x"), ("arrayJoined([1, 2])", "12"), ("arrayJoined([], ',')", ""),
    ("arrayJoined(Array(11).fill('x'.repeat(1000000)))", fails("text-too-long")),
    ("arrayJoined(['é'.repeat(2500000), 'é'.repeat(2500000)], ',')", fails("text-too-long")),
    ("arraySum([0.1, 0.2, 0.3], addDouble)", 0.6000000000000001), ("arraySum([], addInt)", 0),
    ("arraySum([9007199254740991, 1, -1], addInt)", fails("integer-overflow")), ("arraySum([-0], addDouble)", 0),
    ("addArray([1], [[2]])", [1, [2]]), ("addArray(Array(600000).fill(0), Array(400001).fill(0))", fails("too-many-elements")),
]

DICTIONARIES = [
    ("entry(new Map([['a', 1]]), 'a')", 1), ("entry(new Map([['a', 1]]), 'b')", None), ("entry(new Map(), 'constructor')", None),
    ("dictionaryCount(new Map([['a', 1]]))", 1), ("dictionaryIsEmpty(new Map())", True),
    ("dictionaryKeys(new Map([['b', 1], ['a', 2]]))", ["b", "a"]), ("dictionaryValues(new Map([['b', 1], ['a', 2]]))", [1, 2]),
    ("dictionaryEntries(new Map([['b', 1]]))", [{"key": "b", "value": 1}]),
    ("withEntry(new Map([['a', 1], ['b', 2]]), 'a', 3)", {"map": [["a", 3], ["b", 2]]}),
    ("withEntry(new Map([['a', 1]]), 'b', 2)", {"map": [["a", 1], ["b", 2]]}),
    ("withEntry(new Map([['a', 1]]), 'a', null)", {"map": []}),
    ("removeValue(new Map([['a', 1], ['b', 2]]), 'a')", {"map": [["b", 2]]}),
    ("removeValue(new Map([['a', 1]]), 'x')", {"map": [["a", 1]]}), ("removeAll(new Map([['a', 1]]))", {"map": []}),
]

CHANGES = [
    ("append([1], 2)", [1, 2]), ("append(Array(1000000).fill(0), 1)", fails("too-many-elements")),
    ("insert([1, 3], 2, 1)", [1, 2, 3]), ("insert([1], 2, 1)", [1, 2]), ("insert([1], 2, 2)", fails("index-out-of-range")),
    ("insert([1], 2, -1)", fails("index-out-of-range")), ("insert(Array(1000000).fill(0), 1, -1)", fails("too-many-elements")),
    ("removeAt([1, 2], 0)", [2]), ("removeAt([1, 2], 2)", fails("index-out-of-range")), ("removeAt([1], -1)", fails("index-out-of-range")),
    ("removeAllWhere([1, 2, 3], (x) => x > 1)", [1]), ("removeAll([1])", []), ("swapAt([1, 2, 3], 0, 2)", [3, 2, 1]),
    ("swapAt([1], 0, 1)", fails("index-out-of-range")), ("swapAt([1], -1, 0)", fails("index-out-of-range")), ("swapAt([1], 0, 0)", [1]),
    ("withElement([1, 2], 1, 5)", [1, 5]), ("withElement([1], 1, 5)", fails("index-out-of-range")),
    ("withElement([1], -1, 5)", fails("index-out-of-range")), ("Object.keys(withField({ a: 1, b: 2 }, 'a', 3))", ["a", "b"]),
    ("withField({ a: 1, b: 2 }, 'a', 3)", {"a": 3, "b": 2}),
    ("updated({ lines: [{ count: 1 }] }, ['lines', 0, 'count'], (count) => addInt(count, 1))", {"lines": [{"count": 2}]}),
    ("updated(new Map([['a', [1]]]), ['a', 0], () => 9)", {"map": [["a", [9]]]}),
    ("updated(new Map(), ['a'], (value) => value ?? 7)", {"map": [["a", 7]]}),
    ("updated(new Map(), ['a', 0], () => 9)", fails("index-out-of-range")), ("updated([1], [1], () => 9)", fails("index-out-of-range")),
    ("updated(new Map([['a', 1]]), ['a'], () => null)", {"map": []}), ("updated(5, [], (value) => value + 1)", 6),
    ("updated([], [0, 'name'], () => fail('never'))", fails("index-out-of-range")),
]

EQUALITY = [
    ("equal(NaN, NaN)", False), ("equal(-0, 0)", True), ("equal(null, null)", True), ("equal(null, [])", False),
    ("equal([], null)", False), ("equal('é', 'e\\u0301')", False), ("equal([1, [2]], [1, [2]])", True), ("equal([1], [1, 2])", False),
    ("equal(new Map([['a', 1], ['b', 2]]), new Map([['b', 2], ['a', 1]]))", True), ("equal(new Map([['a', 1]]), new Map([['b', 1]]))", False),
    ("equal(new Map([['a', null]]), new Map([['b', null]]))", False), ("equal(new Map(), new Map([['b', 1]]))", False),
    ("equal({ a: { b: 1 } }, { a: { b: 1 } })", True), ("equal({ a: 1 }, { a: 2 })", False), ("equal({ a: null }, { a: {} })", False),
    ("equal(makeMoney(1, 'EUR'), makeMoney(1, 'USD'))", False), ("((x) => equal(x, x))([NaN])", False),
    ("notEqual([1], [2])", True), ("notEqual(1, 1)", False),
]

MONEY = [
    ("makeMoney(1299, 'EUR')", {"amount": 1299, "currency": "EUR"}), ("makeMoney(1, 'eur')", fails("invalid-currency")),
    ("makeMoney(1, 'EURO')", fails("invalid-currency")), ("makeMoney(1, 'EUR\\n')", fails("invalid-currency")),
    ("moneyAmount(makeMoney(5, 'EUR'))", 5), ("moneyCurrency(makeMoney(5, 'EUR'))", "EUR"),
    ("addMoney(makeMoney(5, 'EUR'), makeMoney(6, 'EUR'))", {"amount": 11, "currency": "EUR"}),
    ("addMoney(makeMoney(9007199254740991, 'EUR'), makeMoney(6, 'USD'))", fails("mixed-currencies")),
    ("addMoney(makeMoney(9007199254740991, 'EUR'), makeMoney(6, 'EUR'))", fails("integer-overflow")),
    ("subtractMoney(makeMoney(5, 'EUR'), makeMoney(6, 'EUR'))", {"amount": -1, "currency": "EUR"}),
    ("multiplyMoney(makeMoney(-5, 'EUR'), 0)", {"amount": 0, "currency": "EUR"}), ("moneySum([])", None),
    ("moneySum([makeMoney(5, 'EUR'), makeMoney(6, 'EUR')])", {"amount": 11, "currency": "EUR"}),
    ("moneySum([makeMoney(5, 'EUR'), makeMoney(6, 'USD')])", fails("mixed-currencies")),
    ("less(makeMoney(5, 'EUR'), makeMoney(6, 'EUR'), compareMoney)", True), ("less(makeMoney(5, 'EUR'), makeMoney(6, 'USD'), compareMoney)", fails("mixed-currencies")),
    ("formatMoney(makeMoney(123450, 'EUR'), en)", "€1,234.50"), ("formatMoney(makeMoney(123450, 'EUR'), de)", "1.234,50\u00a0€"),
    ("formatMoney(makeMoney(500, 'CHF'), en)", "CHF\u00a05.00"), ("formatMoney(makeMoney(-500, 'CHF'), de)", "-5,00\u00a0CHF"),
    ("formatMoney(makeMoney(-5, 'JPY'), en)", "-¥5"), ("formatMoney(makeMoney(5, 'KWD'), en)", "KWD\u00a00.005"),
    ("formatMoney(makeMoney(12345, 'CLF'), de)", "1,2345\u00a0CLF"), ("formatMoney(makeMoney(0, 'XXX'), en)", "XXX\u00a00.00"),
    ("formatMoney(makeMoney(9007199254740991, 'USD'), en)", "$90,071,992,547,409.91"), ("formatMoney(makeMoney(7, 'KRW'), en)", "₩7"),
]

FORMATS = [
    ("formatInt(1234567, en)", "1,234,567"), ("formatInt(-1234, de)", "-1.234"), ("formatInt(0, en)", "0"), ("formatInt(999, en)", "999"),
    ("formatDouble(1234.5, 2, en)", "1,234.50"), ("formatDouble(1234.5, 2, de)", "1.234,50"), ("formatDouble(1.005, 2, en)", "1.01"),
    ("formatDouble(-0.004, 2, en)", "0.00"), ("formatDouble(-0.005, 2, en)", "-0.01"), ("formatDouble(0.5, 0, en)", "1"),
    ("formatDouble(-0.5, 0, en)", "-1"), ("formatDouble(0.05, 0, en)", "0"), ("formatDouble(999.999, 2, en)", "1,000.00"),
    ("formatDouble(1e21, 1, en)", "1,000,000,000,000,000,000,000.0"), ("formatDouble(5e-324, 20, en)", "0." + "0" * 20),
    ("formatDouble(1.5, 20, en)", "1.5" + "0" * 19), ("formatDouble(0, 2, en)", "0.00"), ("formatDouble(-0, 2, en)", "0.00"),
    ("formatDouble(NaN, 2, en)", "NaN"), ("formatDouble(-Infinity, 2, de)", "-Infinity"), ("formatDouble(1, 21, en)", fails("invalid-argument")),
    ("formatDouble(NaN, -1, en)", fails("invalid-argument")), ("formatPercent(0.125, 1, en)", "12.5%"), ("formatPercent(0.125, 1, de)", "12,5\u00a0%"),
    ("formatPercent(0.125, 0, en)", "13%"), ("formatPercent(-0.001, 0, en)", "0%"), ("formatPercent(12.345, 2, en)", "1,234.50%"),
    ("formatPercent(NaN, 0, de)", "NaN"), ("formatPercent(0, 1, en)", "0.0%"), ("formatPercent(1.005, 0, en)", "101%"),
    ("formatPercent(1e-9, 2, en)", "0.00%"),
]

OPTIONALS = [
    ("chain(null, () => fail('never'))", None), ("chain(0, (x) => addInt(x, 1))", 1), ("chain('', stringCount)", 0),
    ("chain(false, (x) => x)", False), ("chain([], arrayFirst)", None),
]

DEPTH = [
    ("checkDepth(Array(499).fill(0).reduce((value) => [value], [])).length", 1), ("checkDepth(Array(500).fill(0).reduce((value) => [value], []))", fails("value-too-deep")),
    ("checkDepth(Array(500).fill(0).reduce((value) => ({ value }), makeMoney(1, 'EUR'))).value !== null", True),
    ("checkSize(Array(1000000).fill(0)).length", 1000000), ("checkSize([Array(999999).fill(0)]).length", 1),
    ("checkSize([Array(1000000).fill(0)])", fails("value-too-deep")), ("checkSize(new Map([['a', Array(1000000).fill(0)]]))", fails("value-too-deep")),
    ("checkSize(Array(500000).fill(makeMoney(1, 'EUR'))).length", 500000), ("checkCount(1000001)", fails("too-many-elements")),
    ("fail('division-by-zero')", fails("division-by-zero")), ("new EvaluationError('x', 'y').message", "y"), ("new EvaluationError('x').code", "x"),
]

CASES = TEXT + NUMBERS + ARRAYS + DICTIONARIES + CHANGES + EQUALITY + MONEY + FORMATS + OPTIONALS + DEPTH


def test_every_function_does_what_the_reference_says(runtime):
    results = runtime.outcomes([expression for expression, _ in CASES])
    wrong = [(expression, expected, result) for (expression, expected), result in zip(CASES, results) if result != expected]
    assert wrong == []


def test_every_helper_has_a_case():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    folders = ["standard", "data", "locale"]
    for module in sorted(path for folder in folders for path in (JAVASCRIPT / "shared" / folder).glob("*.js")):
        names = re.findall(r"^export (?:const|function|class) (\w+)", module.read_text(encoding="utf-8"), re.M)
        missing = [name for name in names if not re.search(rf"\b{name}\b", tests)]
        # Tables are seen through what reads them.
        assert [name for name in missing if name not in ("knownRanges", "whiteSpace", "minorDigits", "symbols")] == []


def test_texts_are_ordered_by_scalar(runtime):
    pieces = ["a", "b", "\uffff", "\ue000", "\U00010000", "\U0001f469", "\U0010ffff", "\ud7ff", ""]
    texts = ["".join(RANDOM.choices(pieces, k=4)) for _ in range(4000)]
    pairs = list(zip(texts, texts[1:]))
    signs = runtime.map("(a, b) => Math.sign(compareText(a, b))", pairs)
    assert signs == [(a > b) - (a < b) for a, b in pairs]
    assert runtime.map("(texts) => arraySorted(texts, compareText)", [[texts]]) == [sorted(texts)]


def test_sorting_is_stable(runtime):
    rows = [{"key": RANDOM.randint(0, 9), "index": index} for index in range(3000)]
    result = runtime.map("(rows) => arraySortedBy(rows, (row) => row.key, compareNumber)", [[rows]])[0]
    assert result == sorted(rows, key=lambda row: row["key"])


@pytest.mark.parametrize(
    "change",
    ["append(value, 1)", "insert(value, 1, 0)", "removeAt(value, 0)", "removeAllWhere(value, () => true)", "removeAll(value)"]
    + ["swapAt(value, 0, 1)", "withElement(value, 0, 9)", "arraySorted(value, compareNumber)", "arrayReversed(value)"]
    + ["arraySortedBy(value, (x) => -x, compareNumber)", "addArray(value, [1])", "updated(value, [0], () => 9)", "arrayDropFirst(value)"],
)
def test_arrays_are_values(runtime, change):
    kept = f"((value) => {{ const frozen = Object.freeze([...value]); ((value) => {change})(frozen); return frozen }})([3, 1, 2])"
    assert runtime.outcomes([kept]) == [[3, 1, 2]]


def test_dictionaries_and_records_are_values(runtime):
    changes = ["withEntry(m, 'a', 2)", "withEntry(m, 'a', null)", "removeValue(m, 'a')", "removeAll(m)", "updated(m, ['a'], () => 2)"]
    kept = [f"((m) => {{ {change}; return m }})(new Map([['a', 1]]))" for change in changes]
    assert runtime.outcomes(kept) == [{"map": [["a", 1]]}] * len(kept)
    assert runtime.outcomes(["((r) => { withField(r, 'a', 2); updated(r, ['a'], () => 2); return r })(Object.freeze({ a: 1 }))"]) == [{"a": 1}]
