"""Dates, against vectors and Python's calendar."""

import datetime
import random

RANDOM = random.Random(56)
EPOCH = datetime.datetime(1970, 1, 1)
FIRST, LAST = -62135596800000, 253402300799999
DAY = 86400000


def test_texts_of_instants_read_and_print(runtime, vectors):
    rows = vectors("times")
    assert runtime.map("parsedDate", [[text] for _, text, _ in rows]) == [at for at, _, _ in rows]
    assert runtime.map("parsedDate", [[text] for _, _, text in rows]) == [at for at, _, _ in rows]
    assert runtime.map("(at) => rfc3339(at)", [[at] for at, _, _ in rows]) == [text for _, text, _ in rows]
    offsets = [minutes(text) for _, _, text in rows]
    shown = runtime.map("(at, offset) => rfc3339(at, offset)", [[row[0], offset] for row, offset in zip(rows, offsets)])
    assert shown == [text if offset else plain for (_, plain, text), offset in zip(rows, offsets)]


def minutes(text):
    if text.endswith("Z"):
        return 0
    return (int(text[-5:-3]) * 60 + int(text[-2:])) * (-1 if text[-6] == "-" else 1)


def test_days_are_those_of_the_calendar(runtime, vectors):
    rows = vectors("dates")
    parts = runtime.map(
        "(days) => { const at = days * 86400000; return [rfc3339(at).slice(0, 10), dateWeekday(at), dateFromText(rfc3339(at).slice(0, 10)) === at] }",
        [[days] for days, _, _ in rows],
    )
    assert parts == [[text, weekday, True] for _, text, weekday in rows]


def instants():
    known = [FIRST, LAST, 0, 1, 999, 1000, DAY - 1, DAY, 951782400000, -1, -DAY]
    return known + [RANDOM.randint(FIRST, LAST) for _ in range(20000)]


def test_every_part_of_an_instant(runtime):
    ats = instants()
    parts = runtime.map(
        "(at) => [dateYear(at), dateMonth(at), dateDay(at), dateHour(at), dateMinute(at), dateWeekday(at)]",
        [[at] for at in ats],
    )
    moments = [EPOCH + datetime.timedelta(milliseconds=at) for at in ats]
    assert parts == [[m.year, m.month, m.day, m.hour, m.minute, m.isoweekday()] for m in moments]


def test_every_instant_reads_back(runtime):
    ats = instants()
    assert runtime.map("(at) => parsedDate(rfc3339(at))", [[at] for at in ats]) == ats
    assert runtime.map("(at) => dateFromText(rfc3339(at))", [[at] for at in ats]) == ats


def test_every_day_of_eight_years_and_no_other(runtime):
    """Years around a century that has no leap day, one that has, and the ends: each month with 40 days."""
    for years in ([1, 2, 4], [1899, 1900, 1904], [1999, 2000], [2023, 2024], [9996, 9999]):
        texts, expected = [], []
        for year in years:
            for month in range(0, 14):
                for day in range(0, 40):
                    texts.append([f"{year:04}-{month:02}-{day:02}"])
                    try:
                        expected.append((datetime.datetime(year, month, day) - EPOCH) // datetime.timedelta(milliseconds=1))
                    except ValueError:
                        expected.append(None)
        assert runtime.map("dateFromText", texts) == expected


def at(text):
    return (datetime.datetime.fromisoformat(text) - EPOCH) // datetime.timedelta(milliseconds=1)


# What RFC 3339 allows, what forms send, and what neither does.
READ = [
    ("2024-02-29T12:34:56Z", at("2024-02-29T12:34:56"), True),
    ("2024-02-29t12:34:56z", at("2024-02-29T12:34:56"), True),
    ("2024-02-29T12:34:56.7Z", at("2024-02-29T12:34:56.700"), True),
    ("2024-02-29T12:34:56.78+01:00", at("2024-02-29T11:34:56.780"), True),
    ("2024-02-29T12:34:56.789999999-23:59", at("2024-03-01T12:33:56.789"), True),
    ("2024-02-29T12:34:60Z", at("2024-02-29T12:35:00"), True),
    ("2024-12-31T23:59:60Z", at("2025-01-01T00:00:00"), True),
    ("2024-02-29T00:00:00-00:00", at("2024-02-29T00:00:00"), True),
    ("0001-01-01T00:00:00Z", FIRST, True),
    ("9999-12-31T23:59:59.999Z", LAST, True),
    ("2024-02-29", at("2024-02-29T00:00:00"), False),
    ("2024-02-29T12:34", at("2024-02-29T12:34:00"), False),
    ("2024-02-29T12:34:56", at("2024-02-29T12:34:56"), False),
    ("2024-02-29T12:34:56.5", at("2024-02-29T12:34:56.500"), False),
    ("2024-02-29T12:34:60", at("2024-02-29T12:35:00"), False),
]
REFUSED = """
2024-02-29T12:34Z|2024-02-29t12:34|2024-02-29t12:34:56|2024-02-29Z|2024-02-29+01:00|2024-02-29T|2024-02-29T12|2024-02-29 12:34:56Z
2024-02-29T12:34:56.Z|2024-02-29T12:34:56.|2024-02-29T12:34:61Z|2024-02-29T12:60:00Z|2024-02-29T24:00:00Z|2024-02-29T12:34:56+24:00
2024-02-29T12:34:56+01:60|2024-02-29T12:34:56+0100|2024-02-29T12:34:56+1:00|2024-02-29T12:34:56 Z|2024-02-29T12:34:56ZZ
 2024-02-29|2024-2-29|24-02-29|02024-02-29|2023-02-29|2024-02-30|2024-04-31|2024-13-01|2024-00-01|2024-01-00|0000-01-01|-001-01-01|+2024-01-01
0001-01-01T00:00:00+00:01|9999-12-31T23:59:59-00:01|9999-12-31T23:59:60Z|9999-12-31T23:59:60|٢٠٢٤-02-29|2024–02–29|2024-02-29T12:34:56,5Z|x|2024
"""


def test_only_dates_are_read(runtime):
    assert runtime.map("parsedDate", [[text] for text, _, _ in READ]) == [
        instant if strict else None for _, instant, strict in READ
    ]
    assert runtime.map("dateFromText", [[text] for text, _, _ in READ]) == [instant for _, instant, _ in READ]
    refused = [[text] for text in REFUSED[1:-1].replace("\n", "|").split("|")]
    refused += [[""], ["2024-02-29T12:34:56Z\n"], ["\n2024-02-29"]]
    assert runtime.map("dateFromText", refused) == [None] * len(refused)
    assert runtime.map("parsedDate", refused) == [None] * len(refused)


def test_dates_are_added_to_within_the_years_1_to_9999(runtime):
    outside = {"fails": "date-out-of-range"}
    rows = [(FIRST, 0, FIRST), (FIRST, -1, outside), (LAST, 1, outside), (LAST, -1, LAST - DAY), (0, 30, 30 * DAY)]
    rows += [(0, 9007199254740991, outside), (0, -9007199254740991, outside)]
    assert runtime.map("dateAdding", [row[:2] for row in rows]) == [row[2] for row in rows]
    rows = [(LAST - 999, 1, outside), (LAST - 1000, 1, LAST), (0, -1, -1000), (0, 9007199254740991, outside)]
    assert runtime.map("dateAddingSeconds", [row[:2] for row in rows]) == [row[2] for row in rows]
    rows = [(0, 500, 0), (0, 1000, -1), (1999, 0, 1), (LAST, FIRST, 315537897599), (FIRST, LAST, -315537897599), (5, 5, 0)]
    assert runtime.map("dateSecondsSince", [row[:2] for row in rows]) == [row[2] for row in rows]


def test_dates_format_by_style(runtime):
    cases = [
        ('"date"', 0, "Mar 5, 2024", "5. März 2024"),
        ('"time"', 0, "09:07", "09:07"),
        ('"dateTime"', 0, "Mar 5, 2024, 09:07", "5. März 2024, 09:07"),
        ('"month"', 0, "March 2024", "März 2024"),
        ('"weekday"', 0, "Tuesday", "Dienstag"),
        ('"iso"', 0, "2024-03-05T09:07:03Z", "2024-03-05T09:07:03Z"),
        ('"iso"', 60, "2024-03-05T10:07:03+01:00", "2024-03-05T10:07:03+01:00"),
        ('"iso"', -90, "2024-03-05T07:37:03-01:30", "2024-03-05T07:37:03-01:30"),
        ('"dateTime"', -1439, "Mar 4, 2024, 09:08", "4. März 2024, 09:08"),
        ('"weekday"', 1439, "Wednesday", "Mittwoch"),
        ('"date"', 1440, {"fails": "invalid-argument"}, {"fails": "invalid-argument"}),
        ('"week"', 0, {"fails": "invalid-argument"}, {"fails": "invalid-argument"}),
        ('"constructor"', 0, {"fails": "invalid-argument"}, {"fails": "invalid-argument"}),
    ]
    moment = at("2024-03-05T09:07:03")
    english = [f"formatDate({moment}, {style}, {offset}, en)" for style, offset, _, _ in cases]
    german = [f"formatDate({moment}, {style}, {offset}, de)" for style, offset, _, _ in cases]
    assert runtime.outcomes(english) == [case[2] for case in cases]
    assert runtime.outcomes(german) == [case[3] for case in cases]
    ends = [f'formatDate({FIRST}, "date", -1, en)', f'formatDate({LAST}, "date", 1, en)', f'formatDate({LAST}, "iso", 1, en)']
    ends += [f'formatDate({FIRST}, "iso", -1, en)', f'formatDate({FIRST}, "month", 0, de)']
    assert runtime.outcomes(ends) == [
        "Dec 31, 0000", "Jan 1, 10000", "10000-01-01T00:00:59.999+00:01", "0000-12-31T23:59:00-00:01", "Januar 0001",
    ]
