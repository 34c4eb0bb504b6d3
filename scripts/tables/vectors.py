#!/usr/bin/env python3
"""Makes the vectors that the tests of FacetValue compare with: numbers, dates and white space as Python knows them.

Python is the second opinion: its shortest digits, its calendar. With --check it only compares.
"""

import datetime
import json
import random
import struct
from decimal import ROUND_HALF_UP, Decimal

from swift_source import write

RANDOM = random.Random(20240229)


def es_text(value):
    """ECMA-262 Number::toString from Python's shortest digits."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    _, digits, exponent = Decimal(repr(abs(value))).as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    point = len(digits) + exponent
    stripped = text.lstrip("0")
    point -= len(text) - len(stripped)
    count = len(stripped)
    if count <= point <= 21:
        return sign + stripped + "0" * (point - count)
    if 0 < point <= 21:
        return sign + stripped[:point] + "." + stripped[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + stripped
    mantissa = stripped[0] + ("." + stripped[1:] if count > 1 else "")
    return f"{sign}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def doubles():
    known = [0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308]
    known += [1e20, 1e21, 1e22, 123456789012345680000.0, 1e-5, 1e-6, 1e-7, 1.5e-7, 0.000001234, 9007199254740991.0]
    known += [9007199254740992.0, 9007199254740993.0, 2**53 + 2.0, 1e16, 1e15 + 0.5, 4.35, 1.005, 2.675, 100.0, 1e100]
    known += [float("nan"), float("inf"), float("-inf"), 999999999999999900000.0, 1.2345678901234567e21, 33554432.125]
    for _ in range(1500):
        known.append(struct.unpack("<d", struct.pack("<Q", RANDOM.getrandbits(64)))[0])
    for _ in range(1000):
        known.append(round(RANDOM.uniform(-1e6, 1e6), RANDOM.randint(0, 6)))
    for _ in range(500):
        known.append(RANDOM.uniform(0, 1) * 10.0 ** RANDOM.randint(-12, 24))
    return known


def number_rows():
    return [["%016x" % struct.unpack("<Q", struct.pack("<d", value))[0], es_text(value)] for value in doubles()]


def rounding_rows():
    """[number, digits, text]: rounded half up in magnitude from the shortest digits."""
    rows = []
    for value in doubles():
        if value != value or abs(value) > 1e15:
            continue
        digits = RANDOM.randint(0, 6)
        step = Decimal(1).scaleb(-digits)
        rounded = Decimal(repr(abs(value))).quantize(step, rounding=ROUND_HALF_UP)
        text = f"{rounded:,.{digits}f}"
        sign = "-" if value < 0 and rounded != 0 else ""
        rows.append([repr(value), digits, sign + text])
    return rows


def date_rows():
    """[days since 1970-01-01, ISO date, ISO weekday]"""
    epoch = datetime.date(1970, 1, 1)
    days = {datetime.date(1, 1, 1), datetime.date(9999, 12, 31), epoch}
    for year in [1, 4, 99, 100, 101, 400, 1582, 1600, 1700, 1899, 1900, 1904, 1970, 1999, 2000, 2001, 2023, 2024, 2100, 2400, 9999]:
        for month, day in [(1, 1), (2, 28), (3, 1), (12, 31)]:
            days.add(datetime.date(year, month, day))
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            days.add(datetime.date(year, 2, 29))
    for _ in range(800):
        days.add(datetime.date.fromordinal(RANDOM.randint(1, 3652059)))
    return [[(day - epoch).days, day.isoformat(), day.isoweekday()] for day in sorted(days)]


def time_rows():
    """[milliseconds, RFC 3339 in UTC, the same instant with an offset]"""
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    rows = []
    for _ in range(400):
        milliseconds = RANDOM.randint(-62000000000000, 253000000000000)
        moment = epoch + datetime.timedelta(milliseconds=milliseconds)
        fraction = ".%03d" % (milliseconds % 1000) if milliseconds % 1000 else ""
        zone = datetime.timezone(datetime.timedelta(minutes=RANDOM.randint(-840, 840)))
        local = moment.astimezone(zone)
        offset = local.strftime("%z")
        rows.append(
            [
                milliseconds,
                moment.replace(tzinfo=None, microsecond=0).isoformat() + fraction + "Z",
                local.replace(tzinfo=None, microsecond=0).isoformat() + fraction + offset[:3] + ":" + offset[3:5],
            ]
        )
    return rows


def save(name, rows):
    write(f"Tests/Fixtures/values/{name}.json", "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


save("numbers", number_rows())
save("rounding", rounding_rows())
save("dates", date_rows())
save("times", time_rows())
