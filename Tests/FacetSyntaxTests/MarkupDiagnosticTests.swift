import FacetSyntax
import FacetTesting
import Testing

@Suite struct MarkupDiagnosticTests {
  @Test func mistypedBlocks() {
    assertParse(
      "<p>1️⃣{#fi a}x{/if}</p>",
      [ExpectedDiagnostic(1, .unknownBlock, message: "There is no block `{#fi}`.", hint: "Did you mean `{#if}`?")],
      dump: "<p>\n  {#if a}\n    \"x\"\n")
    assertParse("1️⃣{#fi a}x{/fi}", [ExpectedDiagnostic(1, .unknownBlock)])
    assertParse(
      "1️⃣{#foreach a as b}{b}{/foreach}",
      [
        ExpectedDiagnostic(1, .unknownBlock, hint: "Did you mean `{#each}`?")
      ])
    assertParse("{#if a}x1️⃣{/each}", [ExpectedDiagnostic(1, .mismatchedBlockEnd, hint: "Write `{/if}`.")])
    assertParse(
      "{#if a}x1️⃣{:elsif b}y{/if}",
      [
        ExpectedDiagnostic(1, .unknownBranch, hint: "Did you mean `{:else if …}`?")
      ], dump: "{#if a}\n  \"x\"\n{:else if b}\n  \"y\"\n")
    assertParse("{#if a}x{:else}y1️⃣{:else if b}z{/if}", [ExpectedDiagnostic(1, .misplacedBranch)])
    assertParse("1️⃣{:else}", [ExpectedDiagnostic(1, .misplacedBranch)])
    assertParse("1️⃣{/if}", [ExpectedDiagnostic(1, .mismatchedBlockEnd)])
    assertParse("{#each a 1️⃣in b}{/each}", [ExpectedDiagnostic(1, .unexpectedToken)])
    assertParse("1️⃣{@htm x}", [ExpectedDiagnostic(1, .unknownBlock)])
  }

  @Test func unclosedThingsAreReportedWhereTheyWereOpened() {
    assertParse(
      "<div>1️⃣<p>a</div>b",
      [
        ExpectedDiagnostic(
          1, .unclosedTag, message: "`<p>` is opened here and not closed before `</div>`.", hint: "Add `</p>`.")
      ], dump: "<div>\n  <p>\n    \"a\"\n\"b\"\n")
    assertParse("<b>1️⃣<i>x</b></i>", [ExpectedDiagnostic(1, .unclosedTag)])
    assertParse("<div>1️⃣{#if a}<p>x</p></div>{/if}", [ExpectedDiagnostic(1, .unclosedBlock)])
    assertParse("{#if a}1️⃣<p>{/if}", [ExpectedDiagnostic(1, .unclosedTag)])
    assertParse(
      "1️⃣{#if a}2️⃣{#each b as c}",
      [
        ExpectedDiagnostic(1, .unclosedBlock), ExpectedDiagnostic(2, .unclosedBlock),
      ])
    assertParse(
      "<section>1️⃣</sectoin>2️⃣</div></section>",
      [
        ExpectedDiagnostic(1, .strayEndTag, hint: "Did you mean `</section>`?"), ExpectedDiagnostic(2, .strayEndTag),
      ])
    assertParse("1️⃣<div <p>x</p></div>", [ExpectedDiagnostic(1, .unclosedStartTag)])
    assertParse(
      "<p title=1️⃣\"x>y</p>2️⃣</b>",
      [
        ExpectedDiagnostic(1, .unterminatedString), ExpectedDiagnostic(2, .strayEndTag),
      ])
  }

  @Test func aSecondEqualsSignIsNoValue() {
    let problem = ExpectedDiagnostic(
      1, .expectedAttribute, message: "Expected a value after `=`, found another `=`.", hint: "Remove one of them.")
    assertParse("<p title=1️⃣=\"x\">y</p>", [problem], dump: "<p title=\"x\">\n  \"y\"\n")
    assertParse("<p title = 1️⃣= {x}>y</p>", [problem])
    assertParse("<p title=1️⃣=x>y</p>", [problem])
    assertParse(
      "<p title1️⃣=2️⃣=>y</p>", [ExpectedDiagnostic(1, .expectedAttribute), ExpectedDiagnostic(2, .expectedAttribute)])
  }

  @Test func interpolationsThatCannotBeSafeAreRefused() {
    assertParse("<a href=1️⃣/x/{id}>x</a>", [ExpectedDiagnostic(1, .unquotedInterpolation)])
    assertParse("<a href=1️⃣{a}{b}>x</a>", [ExpectedDiagnostic(1, .unquotedInterpolation)])
    assertParse("<a 1️⃣data-{x}=\"y\">x</a>", [ExpectedDiagnostic(1, .interpolationInName)])
    assertParse("1️⃣<{tag}>x", [ExpectedDiagnostic(1, .interpolationInName)])
    assertParse("<!-- 1️⃣{x} -->", [ExpectedDiagnostic(1, .interpolationInComment)])
    assertParse("<style>p { width: 1️⃣{w}px }</style>", [ExpectedDiagnostic(1, .interpolationInStyle)])
    assertParse("<style>p { margin: 0 1️⃣{w} }</style>", [ExpectedDiagnostic(1, .interpolationInStyle)])
    assertParse(
      "<style>@media print { p { b { color: red } } a:hover {} /* {x} */ q::before { content: '{x}' } }</style>")
    assertParse("<div>1️⃣<script>alert({x})</script></div>", [ExpectedDiagnostic(1, .misplacedSection)])
    assertParse("<div>1️⃣<style>p { a: b }</style></div>", [ExpectedDiagnostic(1, .misplacedSection)])
  }

  @Test func attributes() {
    assertParse("<p id=a 1️⃣id=\"b\"></p>", [ExpectedDiagnostic(1, .duplicateAttribute)])
    assertParse("<p {id} 1️⃣ID=\"b\"></p>", [ExpectedDiagnostic(1, .duplicateAttribute)])
    assertParse("<b on:keydown|enter={a()} on:keydown|escape={b()}></b>")
    assertParse("<b class=\"a\" class:b={c} {...d} {...e}></b>")
    assertParse("<b 1️⃣onn:click={a()}></b>", [ExpectedDiagnostic(1, .unknownDirective, hint: "Did you mean `on:`?")])
    assertParse(
      "<b on:input|1️⃣debounce={a()} on:x|2️⃣debounce(a)={b()}></b>",
      [
        ExpectedDiagnostic(1, .invalidModifier), ExpectedDiagnostic(2, .invalidModifier),
      ])
    assertParse("<b 1️⃣class:is-low></b>", [ExpectedDiagnostic(1, .directiveValue)])
    assertParse("<input bind:value={1️⃣a + b}>", [ExpectedDiagnostic(1, .notAssignable)])
    assertParse(
      "<b on:click={count 1️⃣= 1}></b>",
      [
        ExpectedDiagnostic(
          1, .unclosedInterpolation, hint: "An assignment stands in an action, or in a closure: `{{ count = 1 }}`.")
      ])
    assertParse("<b title=\"a 1️⃣{} b\" x></b>", [ExpectedDiagnostic(1, .emptyInterpolation)])
  }

  @Test func namesAndBlocksThatTagsCannotHold() {
    assertParse(
      "<b 1️⃣@click=\"x\"></b>",
      [
        ExpectedDiagnostic(1, .expectedAttribute, hint: "Events are written `on:click={…}`.")
      ])
    assertParse(
      "<b 1️⃣é=\"x\" 2️⃣:a={b}></b>",
      [
        ExpectedDiagnostic(1, .expectedAttribute), ExpectedDiagnostic(2, .unknownDirective),
      ])
    assertParse(
      "<b 1️⃣{#if a}class=\"x\"2️⃣{/if}></b>",
      [
        ExpectedDiagnostic(1, .expectedAttribute), ExpectedDiagnostic(2, .expectedAttribute),
      ])
    assertParse("<b {/* why */} {id}></b>", [], dump: "<b id={id}>\n")
    assertParse("1️⃣<plaintext>x</plaintext>", [ExpectedDiagnostic(1, .refusedElement)])
  }

  @Test func characterReferences() {
    assertParse(
      "1️⃣&hellp; 2️⃣&#0; 3️⃣&copy x",
      [
        ExpectedDiagnostic(
          1, .unknownReference,
          hint:
            "Did you mean `&hellip;`? Write the character itself, its number (`&#8230;`), or `&amp;` for an ampersand."),
        ExpectedDiagnostic(2, .invalidReference), ExpectedDiagnostic(3, .unterminatedReference),
      ])
  }

  @Test func severalMistakesAreReportedInOneRun() {
    assertParse(
      "<script>\n1️⃣prp a: Int\nstate 2️⃣b: Int\n</script>\n<p 3️⃣x:y>4️⃣{}</p>5️⃣</i>",
      [
        ExpectedDiagnostic(1, .unknownDeclaration, hint: "Did you mean `prop`?"),
        ExpectedDiagnostic(2, .missingValue), ExpectedDiagnostic(3, .unknownDirective),
        ExpectedDiagnostic(4, .emptyInterpolation), ExpectedDiagnostic(5, .strayEndTag),
      ])
  }
}
