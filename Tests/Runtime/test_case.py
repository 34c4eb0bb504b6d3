"""Case and white space, for every scalar, against the server's tables."""

import re
import unicodedata

import pytest
from Runtime.conftest import ROOT

# Sets what every scalar has to become, by the tables of FacetValue.
EXPECT = """
({ runs, expansions }) => {
  const expected = new Map()
  for (let i = 0; i < runs.length; i += 4)
    for (let code = runs[i]; code <= runs[i + 1]; code += runs[i + 2])
      expected.set(code, String.fromCodePoint(code + runs[i + 3]))
  for (let i = 0; i < expansions.length; i += 4)
    expected.set(expansions[i], String.fromCodePoint(...expansions.slice(i + 1, i + 4).filter(Boolean)))
  return expected
}
"""

# Compares all scalars; returns how many were changed, and the first that are wrong.
COMPARE = """
([tables, name, engine]) => {
  const expected = (%s)(tables)
  const native = String.prototype[engine?.method]
  if (engine) String.prototype[engine.method] = (%s)(engine, expected, native)
  const wrong = []
  let changed = 0
  try {
    for (let code = 0; code < 0x110000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const scalar = String.fromCodePoint(code)
      const result = window[name](scalar)
      if (result !== scalar) changed++
      if (result !== (expected.get(code) ?? scalar)) wrong.push(code.toString(16))
    }
  } finally {
    if (engine) String.prototype[engine.method] = native
  }
  return { changed, known: expected.size, wrong: wrong.slice(0, 20) }
}
"""

# An engine of a later Unicode version at its worst: every scalar without a case has got another one that was unassigned,
# and every unassigned one is the other case of an old letter.
LATER_ENGINE = """
(engine, expected, native) => {
  const unassigned = new Set(engine.unassigned)
  const others = engine.unassigned
  return function () {
    const code = this.codePointAt(0)
    if (expected.has(code)) return expected.get(code)
    if (unassigned.has(code)) return "\\u00e9"
    return String.fromCodePoint(others[code % others.length])
  }
}
"""


def numbers(path, name):
    source = (ROOT / path).read_text(encoding="utf-8")
    body = re.search(rf"static let {name}: \S+ = \[(.*?)\]", source, re.S).group(1)
    return [int(number, 16) for number in re.findall(r"-?0x[0-9a-f]+", body)]


def tables(name):
    path = "Sources/FacetValue/Text/CaseTable.swift"
    return {"runs": numbers(path, f"{name}Runs"), "expansions": numbers(path, f"{name}Expansions")}


def compare(runtime, name, function, engine=None):
    return runtime.page.evaluate(COMPARE % (EXPECT, LATER_ENGINE), [tables(name), function, engine])


@pytest.mark.parametrize("name, function", [("lower", "stringLowercased"), ("upper", "stringUppercased")])
def test_every_scalar_changes_case_as_on_the_server(runtime, name, function):
    result = compare(runtime, name, function)
    assert result["wrong"] == []
    assert result["changed"] == result["known"] > 1400


@pytest.mark.parametrize(
    "name, function, method",
    [("lower", "stringLowercased", "toLowerCase"), ("upper", "stringUppercased", "toUpperCase")],
)
def test_no_later_unicode_version_of_the_engine_changes_that(runtime, name, function, method):
    if unicodedata.unidata_version != "14.0.0":
        pytest.skip(f"Python knows Unicode {unicodedata.unidata_version}, the tables are of 14.0.0")
    unassigned = [
        code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cn" and code & 0xFFFE != 0xFFFE
    ]
    # A scalar in the gaps of a block, where a new letter is most likely to come, is the other case of every seventh one.
    near = [code for code in unassigned if code < 0x20000]
    engine = {"method": method, "unassigned": near + [code for code in unassigned if code >= 0xE1000][:1000]}
    result = compare(runtime, name, function, engine)
    assert result["wrong"] == []
    assert result["changed"] == result["known"] > 1400


def test_every_white_space_is_trimmed_and_nothing_else(runtime):
    wrong = runtime.page.evaluate(
        """(spaces) => {
          const wrong = []
          for (let code = 0; code < 0x110000; code++) {
            if (code >= 0xd800 && code < 0xe000) continue
            const scalar = String.fromCodePoint(code)
            const expected = spaces.includes(code) ? "" : scalar
            if (stringTrimmed(scalar) !== expected) wrong.push(code)
            if (stringTrimmed(`a${scalar}`) !== `a${expected}`) wrong.push(code)
            if (stringTrimmed(`${scalar}a`) !== `${expected}a`) wrong.push(code)
          }
          return wrong
        }""",
        numbers("Sources/FacetValue/Text/WhiteSpaceTable.swift", "scalars"),
    )
    assert wrong == []


@pytest.mark.parametrize(
    "expression, expected",
    [
        ('stringUppercased("Straße ﬁ ᾳ ǅ 🙂")', "STRASSE FI ΑΙ Ǆ 🙂"),
        ('stringLowercased("ΟΔΟΣ İ ǅ")', "οδοσ i̇ ǆ"),
        ('stringLowercased("")', ""),
        ('stringTrimmed("\\u3000\\r\\n a b\\u0301\\u0085 ")', "a b\u0301"),
        ('stringTrimmed(" \\ufeff ")', "\ufeff"),
        ('stringTrimmed(" \\t ")', ""),
    ],
)
def test_texts_change_scalar_by_scalar(runtime, expression, expected):
    assert runtime.outcomes([expression]) == [expected]
