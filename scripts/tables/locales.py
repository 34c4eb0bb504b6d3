#!/usr/bin/env python3
"""Makes the tables of locales and currencies, for Swift and for the browser, from locales.json and currencies.json.

Run from anywhere; with --check it only compares.
"""

import json
from pathlib import Path

from swift_source import rows, text, write
import javascript_source as javascript

FOLDER = Path(__file__).resolve().parent
MADE = "// Made by scripts/tables/locales.py from {source}. Change that, not this.\n"
HEADER = MADE + "// swift-format-ignore-file\n\n"


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


LOCALE_TYPE = """
/**
 * How a language writes numbers, money and dates; in patterns, names in braces are filled in.
 * @typedef {object} FormatLocale
 * @property {string} decimal
 * @property {string} group
 * @property {string} percent of `{n}`
 * @property {string} money of `{n}` and `{c}`, the currency's sign
 * @property {string} moneyWithCode the same, for currencies without a sign
 * @property {string[]} months
 * @property {string[]} shortMonths
 * @property {string[]} weekdays from Monday on
 * @property {Record<string, string>} dates by style, of {yyyy} {M} {MM} {MMM} {MMMM} {d} {dd} {HH} {mm} {ss} {EEEE}
 */
"""


def locale_for_the_browser(identifier, row):
    """The export has the tag's letters as its name: `ptBR` for `pt-BR`."""
    fields = {key: of for key, of in row.items() if key != "name"}
    return (
        MADE.format(source="locales.json")
        + (LOCALE_TYPE if identifier == "en" else "")
        + f'\n/** @type {{import("./en.js").FormatLocale}} */\n'
        + f"export const {identifier.replace('-', '')} = {javascript.value(fields)}\n"
    )


def currencies_for_the_browser():
    table = json.loads((FOLDER / "currencies.json").read_text(encoding="utf-8"))
    digits = {count: " ".join(codes) for count, codes in table["minorUnits"].items()}
    return (
        MADE.format(source="currencies.json")
        + "\n/** Currencies by their digits after the point (ISO 4217), where those are not two. @type {Record<string, string>} */\n"
        + f"export const minorDigits = {javascript.value(digits)}\n"
        + "\n/** Signs of the currencies that are not written as their code. @type {Record<string, string>} */\n"
        + f"export const symbols = {javascript.value(table['symbols'])}\n"
    )


for identifier, row in json.loads((FOLDER / "locales.json").read_text(encoding="utf-8")).items():
    write(f"{javascript.SHARED}locale/{identifier}.js", locale_for_the_browser(identifier, row))
write(javascript.SHARED + "locale/currencies.js", currencies_for_the_browser())
write("Sources/FacetValue/Format/LocaleTable.swift", locales())
write("Sources/FacetValue/Format/CurrencyTable.swift", currencies())
