#!/usr/bin/env python3
"""Makes the Swift tables of locales and currencies from locales.json and currencies.json.

Run from anywhere; with --check it only compares.
"""

import json
from pathlib import Path

from swift_source import rows, text, write

FOLDER = Path(__file__).resolve().parent
HEADER = "// Made by scripts/tables/locales.py from {source}. Change that, not this.\n// swift-format-ignore-file\n\n"


def texts(values):
    return "[\n" + rows([text(value) for value in values], "      ") + "\n    ]"


def locale(identifier, row):
    styles = ",\n".join(f"      {text(style)}: {text(pattern)}" for style, pattern in row["dates"].items())
    return f"""  /// `{identifier}`
  public static let {row["name"]} = FormatLocale(
    identifier: {text(identifier)}, decimalSeparator: {text(row["decimal"])}, groupSeparator: {text(row["group"])},
    percent: {text(row["percent"])}, money: {text(row["money"])}, moneyWithCode: {text(row["moneyWithCode"])},
    months: {texts(row["months"])},
    shortMonths: {texts(row["shortMonths"])},
    weekdays: {texts(row["weekdays"])},
    dateStyles: [
{styles},
    ])
"""


def locales():
    table = json.loads((FOLDER / "locales.json").read_text(encoding="utf-8"))
    body = "\n".join(locale(identifier, row) for identifier, row in table.items())
    names = ", ".join(row["name"] for row in table.values())
    return (
        HEADER.format(source="locales.json")
        + "extension FormatLocale {\n"
        + body
        + "\n  /// Every locale of the table.\n"
        + f"  public static let all: [FormatLocale] = [{names}]\n}}\n"
    )


def currencies():
    table = json.loads((FOLDER / "currencies.json").read_text(encoding="utf-8"))
    digits = {code: int(count) for count, codes in table["minorUnits"].items() for code in codes}
    units = rows([f"{text(code)}: {digits[code]}" for code in sorted(digits)])
    symbols = rows([f"{text(code)}: {text(symbol)}" for code, symbol in sorted(table["symbols"].items())])
    return (
        HEADER.format(source="currencies.json")
        + "enum CurrencyTable {\n"
        + "  /// Digits after the point (ISO 4217), of the currencies that do not have two.\n"
        + f"  static let minorDigits: [String: Int] = [\n{units}\n  ]\n\n"
        + "  /// Signs of the currencies that are not written as their code.\n"
        + f"  static let symbols: [String: String] = [\n{symbols}\n  ]\n}}\n"
    )


write("Sources/FacetValue/Format/LocaleTable.swift", locales())
write("Sources/FacetValue/Format/CurrencyTable.swift", currencies())
