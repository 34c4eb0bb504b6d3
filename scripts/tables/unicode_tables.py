#!/usr/bin/env python3
"""Makes the tables of case mapping and white space, for Swift and for the browser.

Case changes scalar by scalar, by Unicode's full mappings without context: a final sigma is like any other. Python's
tables of the Unicode version below are the source; another version is refused, so that nobody changes the language's
meaning by a newer Python. With --check it only compares.
"""

import sys
import unicodedata

from swift_source import rows, write
import javascript_source as javascript

VERSION = "14.0.0"
MADE = f"// Made by scripts/tables/unicode_tables.py for Unicode {VERSION}. Change that, not this.\n"
HEADER = MADE + "// swift-format-ignore-file\n\n"


def scalars():
    return (code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF)


def mappings(change):
    """One-to-one mappings, and the ones to several scalars."""
    single, several = {}, {}
    for code in scalars():
        mapped = change(chr(code))
        if mapped == chr(code):
            continue
        if len(mapped) == 1:
            single[code] = ord(mapped)
        else:
            several[code] = [ord(scalar) for scalar in mapped]
    return single, several


def runs(single):
    """Scalars at a step of 1 or 2 that move by the same distance, as (first, last, step, distance)."""
    out = []
    for code, mapped in sorted(single.items()):
        distance = mapped - code
        if out and out[-1][3] == distance:
            first, last, step, _ = out[-1]
            gap = code - last
            if gap in (1, 2) and (first == last or gap == step):
                out[-1] = (first, code, gap, distance)
                continue
        out.append((code, code, 1, distance))
    return out


def numbers(values):
    return rows([hex(value) if value >= 0 else "-" + hex(-value) for value in values])


def table(name, single, several):
    flat = [number for run in runs(single) for number in run]
    expanded = [number for code, mapped in sorted(several.items()) for number in [code] + mapped + [0] * (3 - len(mapped))]
    return f"""  /// First scalar, last scalar, step, distance to the mapped one; in order.
  static let {name}Runs: [Int32] = [
{numbers(flat)}
  ]

  /// A scalar and the two or three that it becomes, the third 0 where there are two; in order.
  static let {name}Expansions: [Int32] = [
{numbers(expanded)}
  ]
"""


# White_Space of PropList.txt, unchanged since Unicode 6.3; Python has no such property.
WHITE_SPACE = (
    list(range(0x9, 0xE)) + [0x20, 0x85, 0xA0, 0x1680] + list(range(0x2000, 0x200B)) + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
)


def cased():
    """Every scalar that changes case, or that another one changes to."""
    out = set()
    for single, several in (mappings(str.lower), mappings(str.upper)):
        out.update(single, single.values(), several, *several.values())
    return out


def known_ranges():
    """Ranges of scalars that this version assigns, each from a cased one to a cased one; every cased one is in one.

    Unicode's stability policy has it that two assigned scalars that are no case pair never become one. So an engine of
    a later version maps a scalar of these ranges to a scalar of these ranges only where this version does.
    """
    ranges, members, start = [], cased(), None
    for code in [*scalars(), 0x110000]:
        if code == 0x110000 or unicodedata.category(chr(code)) == "Cn":
            start = None
        elif code in members:
            if start is None:
                start = code
                ranges.append([code, code])
            ranges[-1][1] = code
    return ranges


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else base36(number // 36) + digits[number % 36]


def for_the_browser():
    """Bounds as distances from the one before, and the white space as a text."""
    bounds = [bound for pair in known_ranges() for bound in pair]
    distances = " ".join(base36(bound - before) for before, bound in zip([0, *bounds], bounds))
    return (
        MADE
        + "\n// First and last scalar of each range where an engine's mapping is the language's, as distances in base 36.\n"
        + f"export const knownRanges =\n  {javascript.text(distances)}\n"
        + "\n// Every scalar with the property White_Space.\n"
        + f"export const whiteSpace = {javascript.text(''.join(map(chr, WHITE_SPACE)))}\n"
    )


def main():
    if unicodedata.unidata_version != VERSION:
        message = f"Python knows Unicode {unicodedata.unidata_version}, the tables are of {VERSION}"
        if "--check" in sys.argv:
            print(f"not checked: {message}")
            return
        sys.exit(message)
    body = table("lower", *mappings(str.lower)) + "\n" + table("upper", *mappings(str.upper))
    write("Sources/FacetValue/Text/CaseTable.swift", HEADER + "enum CaseTable {\n" + body + "}\n")
    space = "enum WhiteSpaceTable {\n  /// Every scalar with the property White_Space.\n  static let scalars: Set<UInt32> = [\n"
    write(
        "Sources/FacetValue/Text/WhiteSpaceTable.swift",
        HEADER + space + numbers(WHITE_SPACE) + "\n  ]\n}\n",
    )
    write(javascript.SHARED + "standard/case-tables.js", for_the_browser())


main()
