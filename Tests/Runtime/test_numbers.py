"""Numbers: printing, reading, arithmetic and formatting, against vectors and Python's own arithmetic."""

import random
import re
import struct

RANDOM = random.Random(55)
SAFE = 2**53 - 1
OVERFLOW = {"fails": "integer-overflow"}


def double(bits):
    return struct.unpack("<d", struct.pack("<Q", int(bits, 16)))[0]


def finite(rows):
    return [row for row in rows if abs(double(row[0])) < float("inf")]


def test_doubles_print_as_on_the_server(runtime, vectors):
    rows = vectors("numbers")
    # Bits, since JSON has no NaN and writes no -0.
    printed = runtime.map(
        "(bits) => printed(new DataView(new BigUint64Array([BigInt('0x' + bits)]).buffer).getFloat64(0, true))",
        [[bits] for bits, _ in rows],
    )
    assert printed == [text for _, text in rows]
    assert len(rows) > 3000


def test_what_was_printed_reads_back(runtime, vectors):
    rows = finite(vectors("numbers"))
    read = runtime.map("stringToDouble", [[text] for _, text in rows])
    assert [float(number) for number in read] == [double(bits) + 0 for bits, _ in rows]


def texts_like_numbers():
    known = ["", " ", "1", "+1", "-1", "--1", "+-1", "01", "-0", "+0", "1.", ".5", "-.5", ".", "-", "+", "1.0", "1e3", "1E3"]
    known += ["1e+3", "1e-3", "1e", "e1", "1e3.5", ".e1", "1.5e+10", "NaN", "nan", "Infinity", "inf", "-inf", "0x10", "0b1"]
    known += [" 1", "1 ", "1\n", "\t1", "1_000", "1,5", "١", "１", "1n", "1e400", "-1e400", "1e-400", "2e-324", "3e-324"]
    known += ["9007199254740991", "-9007199254740991", "9007199254740992", "9007199254740993", "00000000009007199254740991"]
    known += ["1" + "0" * 400, "0." + "0" * 400 + "1", "9" * 30, "0" * 400 + "7", "1.7976931348623157e308", "1.7976931348623159e308"]
    pieces = ["0", "1", "9", "12", "+", "-", ".", "e", "E", "5", "007", " "]
    return known + ["".join(RANDOM.choices(pieces, k=RANDOM.randint(1, 6))) for _ in range(4000)]


def as_int(text):
    if not re.fullmatch(r"[-+]?[0-9]+", text) or abs(int(text)) > SAFE:
        return None
    return int(text)


def as_double(text):
    if not re.fullmatch(r"[-+]?([0-9]*\.)?[0-9]+([eE][-+]?[0-9]+)?", text):
        return None
    value = float(text)
    if abs(value) == float("inf"):
        return None
    return "-0" if value == 0 and text.startswith("-") else value


def test_texts_that_are_no_numbers_are_refused(runtime):
    texts = texts_like_numbers()
    rows = [[text] for text in texts]
    assert runtime.map("stringToInt", rows) == [as_int(text) for text in texts]
    assert runtime.map("stringToDouble", rows) == [as_double(text) for text in texts]
    assert sum(as_int(text) is not None for text in texts) > 200


def integers():
    edges = [0, 1, 2, 3, 7, 10, SAFE, SAFE - 1, SAFE // 2, SAFE // 2 + 1, SAFE // 3, 2**31, 2**32, 94906265, 94906266]
    known = edges + [-edge for edge in edges]
    return known + [RANDOM.randint(-(2 ** RANDOM.randint(1, 53)) + 1, 2 ** RANDOM.randint(1, 53) - 1) for _ in range(60)]


def within(value):
    return value if abs(value) <= SAFE else OVERFLOW


def quotient(a, b):
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def test_integers_calculate_exactly_or_fail(runtime):
    pairs = [[a, b] for a in integers() for b in integers()]
    assert runtime.map("addInt", pairs) == [within(a + b) for a, b in pairs]
    assert runtime.map("subtractInt", pairs) == [within(a - b) for a, b in pairs]
    assert runtime.map("multiplyInt", pairs) == [within(a * b) for a, b in pairs]
    by_zero = {"fails": "division-by-zero"}
    assert runtime.map("divideInt", pairs) == [quotient(a, b) if b else by_zero for a, b in pairs]
    assert runtime.map("remainderInt", pairs) == [a - quotient(a, b) * b if b else by_zero for a, b in pairs]
    assert len(pairs) > 8000


def test_quotients_next_to_a_whole_number_are_not_rounded_up(runtime):
    pairs = []
    for _ in range(5000):
        b = RANDOM.randint(2, 2 ** RANDOM.randint(2, 52))
        q = RANDOM.randint(1, SAFE // b)
        pairs.append([q * b - 1, b])
    assert runtime.map("divideInt", pairs) == [a // b for a, b in pairs]


def test_doubles_format_as_on_the_server(runtime, vectors):
    rows = vectors("rounding")
    formatted = runtime.map("(text, digits) => formatDouble(Number(text), digits, en)", [row[:2] for row in rows])
    assert formatted == [text for _, _, text in rows]
    assert len(rows) > 2000


def test_integers_format_in_groups(runtime):
    numbers = integers()
    assert runtime.map("(number) => formatInt(number, en)", [[number] for number in numbers]) == [
        f"{number:,}" for number in numbers
    ]
