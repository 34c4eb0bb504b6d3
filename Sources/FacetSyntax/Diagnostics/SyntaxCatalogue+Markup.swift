extension DiagnosticCode {
  static var markupCatalogue: [DiagnosticCode] {
    [
      unclosedTag, unclosedStartTag, strayEndTag, voidEndTag, documentElement, refusedElement, unexpectedMarkup,
      strayLessThan,
      strayBrace, unclosedComment, interpolationInComment, emptyInterpolation, unclosedInterpolation, doubleBraces,
      interpolationInName, interpolationInStyle, misplacedSection, duplicateSection, sectionAttribute,
      unknownReference, unterminatedReference, invalidReference, slotName,
    ]
  }

  public static let unclosedTag = error(
    "unclosed-tag", "An element is not closed.",
    "Every element that is not void has an end tag or is written `<x/>`; end tags that HTML lets out are written.",
    example: "<ul><li>One</ul>")

  public static let unclosedStartTag = error(
    "unclosed-start-tag", "A tag has no `>`.",
    "The tag runs into other markup. Usually a quote, a brace or the `>` itself is missing.",
    example: "<p class=\"low\" <b>Few</b></p>")

  public static let strayEndTag = error(
    "stray-end-tag", "An end tag closes nothing.",
    "Nothing of that name is open here. It may be mistyped, or its element was closed before.",
    example: "<p>Hello</p></div>")

  public static let voidEndTag = error(
    "void-end-tag", "A void element has an end tag.",
    "Elements like `<br>` and `<input>` have no content and no end tag.", example: "<p>One<br></br>Two</p>")

  public static let documentElement = error(
    "document-element", "A component holds `<!doctype>`, `<html>` or `<body>`.",
    "Facet writes the document around a page. Titles and metadata stand in a `<head>` in any component.",
    example: "<!doctype html><p>Hello</p>")

  public static let refusedElement = error(
    "refused-element", "An element of HTML's past.",
    "HTML reads the content of `<plaintext>`, `<xmp>`, `<listing>`, `<noembed>`, `<noframes>` and frames by rules of "
      + "their own, under which nothing in it could be escaped.",
    example: "<xmp>Hello</xmp>")

  public static let unexpectedMarkup = error(
    "unexpected-markup", "`<!`, `</` or `/` begins nothing where it stands.",
    "Comments are written `<!-- … -->`. Where the characters are meant as text, write `&lt;`.",
    example: "<p><![CDATA[x]]></p>")

  public static let strayLessThan = error(
    "stray-less-than", "A `<` in text begins no tag.",
    "HTML readers disagree about such a `<`. Write `&lt;`.", example: "<p>1 < 2</p>")

  public static let strayBrace = error(
    "stray-brace", "A `}` in text closes nothing.",
    "It is usually one too many after an interpolation. As text it is written `\\}`.", example: "<p>{name}}</p>")

  public static let unclosedComment = error(
    "unclosed-comment", "A comment has no `-->`.",
    "Everything after it would be part of the comment.", example: "<p>Hello</p><!-- later")

  public static let interpolationInComment = error(
    "interpolation-in-comment", "A comment has braces.",
    "Comments are not written to the page, and an expression in one could not be made safe. To leave out markup for a "
      + "while, put `{/*` and `*/}` around it. A comment without braces may say anything.",
    example: "<!-- built for {name} -->")

  public static let emptyInterpolation = error(
    "empty-interpolation", "There is nothing between `{` and `}`.",
    "Give an expression. A brace that is meant as text is written `\\{`; `{/* … */}` is a comment.",
    example: "<p>{}</p>")

  public static let unclosedInterpolation = error(
    "unclosed-interpolation", "A `{` of the markup is not closed.",
    "After the expression comes `}`. The message says what stands there instead.", example: "<p>{name</p>")

  public static let doubleBraces = error(
    "double-braces", "Text has two pairs of braces.",
    "Other template languages write `{{ name }}`; here it is `{name}`. The inner pair would be a closure.",
    example: "<p>{{ name }}</p>")

  public static let interpolationInName = error(
    "interpolation-in-name", "The name of a tag or attribute holds an expression.",
    "What may stand in an element or attribute depends on its name, so names are fixed. Choose with `{#if}`, or spread a "
      + "record with `{...record}`.",
    example: "<p data-{key}=\"x\">Hello</p>")

  public static let interpolationInStyle = error(
    "interpolation-in-style", "A `<style>` holds an expression.",
    "Style sheets are fixed text, sent once. Set a custom property with `style:--name={value}` and read it with "
      + "`var(--name)`.",
    example: "<p>Hello</p>\n<style> p { color: {color} } </style>")

  public static let misplacedSection = error(
    "misplaced-section", "`<script>` or `<style>` stands inside other markup.",
    "A component has one of each, at its top level. Scripts of a page are written by Facet alone.",
    example: "<div><script>alert(1)</script></div>")

  public static let duplicateSection = error(
    "duplicate-section", "A component has two `<script>`s or two `<style>`s.",
    "Put their contents into one.", example: "<style> p { margin: 0 } </style><style> b { margin: 0 } </style>")

  public static let sectionAttribute = error(
    "section-attribute", "`<script>` or `<style>` has attributes.",
    "There is one language for each, and nothing to choose.", example: "<script lang=\"ts\">\n</script>")

  public static let unknownReference = error(
    "unknown-reference", "A character reference has an unknown name.",
    "Templates are UTF-8, so a character can stand for itself. The common names are known; any character has a number, "
      + "as in `&#8230;`. An ampersand is written `&amp;`.",
    example: "<p>&hellp;</p>")

  public static let unterminatedReference = error(
    "unterminated-reference", "A character reference has no `;`.",
    "HTML readers take some of them without `;` and some not. Write the `;`, or `&amp;` for an ampersand.",
    example: "<p>&copy 2026</p>")

  public static let invalidReference = error(
    "invalid-reference", "A numeric character reference stands for no character.",
    "Control characters, surrogates and numbers above 10FFFF cannot stand in a document.", example: "<p>&#0;</p>")

  public static let slotName = error(
    "slot-name", "A slot's name is not fixed text.",
    "Which content goes to which slot is decided before rendering.", example: "<slot name={which}/>")
}
