"""The cases of `TestEscape` in Go's html/template (go 1.19, escape_test.go), translated one by one. Go escapes scripts,
handlers and style text by context; Facet refuses interpolation there, so those cases expect a diagnostic. The others expect
what a parser sees: the text, or an attribute, of the element marked with `data-at`.

Each case: name in Go's table, markup, expectation. `C`, `G`, `H`, `A`, `N`, `T`, `F`, `U` are Go's data; `J`
and `K` are what it writes into a case, as values that are known only at run time."""

SCRIPT = """<script>
  query C: String = "<Cincinnati>"
  query G: String = "<Goodbye>"
  query H: String = "<Hello>"
  query F: Bool = false
  query T: Bool = true
  query N: Int = 42
  query U: String?
  query J: String = "javascript:alert(%22pwned%22)"
  derived K = "'a<b'"
  derived A = ["<a>", "<b>"]
  derived E: [String] = []
</script>
"""

BLOCKED = "about:invalid#blocked"


def text(expected):
    return (None, expected)


def attribute(name, expected):
    return (name, expected)


RENDERED = [
    ("if", '<p data-at="1">{#if T}Hello{/if}, {C}!</p>', text("Hello, <Cincinnati>!")),
    ("else", '<p data-at="1">{#if F}{H}{:else}{G}{/if}!</p>', text("<Goodbye>!")),
    ("overescaping1", '<p data-at="1">Hello, {"{C}"}!</p>', text("Hello, <Cincinnati>!")),
    ("overescaping2", '<p data-at="1">Hello, {String(C)}!</p>', text("Hello, <Cincinnati>!")),
    ("overescaping3", '<p data-at="1">{#each [C] as msg (msg)}Hello, {msg}!{/each}</p>', text("Hello, <Cincinnati>!")),
    ("assignment", '<p data-at="1">{#if let x = A.first}{x}{/if}</p>', text("<a>")),
    ("withBody", '<p data-at="1">{#if !H.isEmpty}{H}{/if}</p>', text("<Hello>")),
    ("withElse", '<p data-at="1">{#if !E.isEmpty}{E.count}{:else}{H}{/if}</p>', text("<Hello>")),
    ("rangeBody", '<p data-at="1">{#each A as a (a)}{a}{/each}</p>', text("<a><b>")),
    ("rangeElse", '<p data-at="1">{#each E as a (a)}{a}{:else}{H}{/each}</p>', text("<Hello>")),
    ("nonStringValue", '<p data-at="1">{T}</p>', text("true")),
    ("untypedNilValue", '<p data-at="1">{U ?? ""}</p>', text("")),
    ("constant", '<a data-at="1" href="/search?q={K}">x</a>', attribute("href", "/search?q=%27a%3Cb%27")),
    # A literal in braces is a value like any other.
    ("constant, literal", '<a data-at="1" href="/search?q={"\'a<b\'"}">x</a>', attribute("href", "/search?q=%27a%3Cb%27")),
    ("multipleAttrs", '<p data-at="1" title="1" lang={H}>x</p>', attribute("lang", "<Hello>")),
    ("urlStartRel", '<a data-at="1" href={"/foo/bar?a=b&c=d"}>x</a>', attribute("href", "/foo/bar?a=b&c=d")),
    ("urlStartAbsOk", '<a data-at="1" href={"http://example.com/foo/bar?a=b&c=d"}>x</a>', attribute("href", "http://example.com/foo/bar?a=b&c=d")),
    ("protocolRelativeURLStart", '<a data-at="1" href={"//example.com:8000/foo/bar?a=b&c=d"}>x</a>', attribute("href", "//example.com:8000/foo/bar?a=b&c=d")),
    ("pathRelativeURLStart", '<a data-at="1" href={"/javascript:80/foo/bar"}>x</a>', attribute("href", "/javascript:80/foo/bar")),
    ("dangerousURLStart", '<a data-at="1" href={J}>x</a>', attribute("href", BLOCKED)),
    ("dangerousURLStart2", '<a data-at="1" href={"  " + J}>x</a>', attribute("href", BLOCKED)),
    ("srcset bad URL in second position, spread", '<img data-at="1" {...["srcset": "/not-an-image#," + J]} alt="">', attribute("srcset", None)),
    ("srcset, spread", '<img data-at="1" {...["srcset": "/a.png 1x, /b.png 2x"]} alt="">', attribute("srcset", "/a.png 1x, /b.png 2x")),
    ("urlQuery", '<a data-at="1" href="/search?q={H}">x</a>', attribute("href", "/search?q=%3CHello%3E")),
    ("urlFragment", '<a data-at="1" href="/faq#{H}">x</a>', attribute("href", "/faq#%3CHello%3E")),
    ("urlBranch", '<a data-at="1" href={F ? "/foo?a=b" : "/bar"}>x</a>', attribute("href", "/bar")),
    ("styleBidiKeywordPassed", '<p data-at="1" dir={"ltr"}>x</p>', attribute("dir", "ltr")),
    ("HTML comment", '<b data-at="1">Hello, <!-- name of world -->{C}</b>', text("Hello, <Cincinnati>")),
    ("HTML normalization 1", '<p data-at="1">a &lt; b</p>', text("a < b")),
    ("HTML normalization 2", '<p data-at="1">a &lt;&lt; b</p>', text("a << b")),
    ("HTML normalization 3", '<p data-at="1">a&lt;<!-- --><!-- -->b</p>', text("a<b")),
    ("Split HTML comment", '<b data-at="1">Hello, {#if T}<!-- name of city -->{C}{:else}<!-- name of world -->{H}{/if}</b>', text("Hello, <Cincinnati>")),
    ("HTML substitution commented out", '<p data-at="1"><!-- H --></p>', text("")),
    ("typed HTML in RCDATA", '<form><textarea name="n" data-at="1">{"&iexcl;<b class=\\"foo\\">Hello</b>, <textarea>O\'World</textarea>!"}</textarea></form>', text("&iexcl;<b class=\"foo\">Hello</b>, <textarea>O'World</textarea>!")),
    ("range in textarea", '<form><textarea name="n" data-at="1">{A.joined("")}</textarea></form>', text("<a><b>")),
    ("No tag injection", '<p data-at="1">{"10$"}&lt;{"script src,evil.org/pwnd.js"}...</p>', text("10$<script src,evil.org/pwnd.js...")),
    ("No comment injection", '<p data-at="1">&lt;{"!--"}</p>', text("<!--")),
    ("No RCDATA end tag injection", '<form><textarea name="n" data-at="1">&lt;{"/textarea "}...</textarea></form>', text("</textarea ...")),
    ("optional attrs", '<img data-at="1" class={"iconClass"} id={T ? "<iconId>" : nil} src={T ? "?<iconPath>" : "images/cleardot.gif"} alt={T ? "<alt>" : "<title>"}>', attribute("id", "<iconId>")),
    ("optional attrs: src", '<img data-at="1" src="?{T ? "<iconPath>" : "x"}" alt="">', attribute("src", "?%3CiconPath%3E")),
    ("conditional valueless attr name", '<form><input data-at="1" type="checkbox" checked={T} name="n"></form>', attribute("checked", "")),
    ("No doctype injection", '<p data-at="1">&lt;!{"DOCTYPE"}</p>', text("<!DOCTYPE")),
]

# Go's `style` cases, as style properties: the value stays, or the property goes.
STYLED = [
    ("styleQuantityPassed", "left", "2em", "2em"),
    ("stylePctPassed", "width", "100%", "100%"),
    ("styleColorPassed", "color", "#8ff", "#8ff"),
    ("styleBidiKeyword", "direction", "ltr", "ltr"),
    ("styleFontNameUnquoted", "font-family", "Times New Roman", "Times New Roman"),
    ("styleExpressionBlocked", "width", "expression(alert(1337))", None),
    ("styleObfuscatedExpressionBlocked", "width", "  e\\78preSSio/**/n(alert(1337))", None),
    ("styleMozBindingBlocked", "color", "-moz-binding(alert(1337))", None),
    ("styleURLBadProtocolBlocked", "background", "url('javascript:alert(1337)')", None),
    ("styleStrBadProtocolBlocked", "background", "'vbscript:alert(1337)'", None),
    ("styleURLSpecialsEncoded", "border-image", "url(/**/'\";:// \\)", None),
    ("stylePropertyPair", "color", "red; top: 0", None),
]

REFUSALS = [
    ("dangerousURLStart, literal", '<a href={"javascript:alert(%22pwned%22)"}>x</a>'),
    ("dangerousURLStart2, literal", '<a href={"  javascript:alert(%22pwned%22)"}>x</a>'),
    ("jsStrValue", "<button type=\"button\" onclick='alert({H})'>x</button>"),
    ("jsNumericValue", "<button type=\"button\" onclick='alert({N})'>x</button>"),
    ("jsBoolValue", "<button type=\"button\" onclick='alert({T})'>x</button>"),
    ("jsNilValueTyped", "<button type=\"button\" onclick='alert(typeof{U})'>x</button>"),
    ("jsObjValue", "<button type=\"button\" onclick='alert({A})'>x</button>"),
    ("jsObjValueScript", "<p>x</p><script>alert({A})</script>"),
    ("jsStr", "<button type=\"button\" onclick='alert(&quot;{H}&quot;)'>x</button>"),
    ("jsRe", "<button type=\"button\" onclick='alert(/{\"foo+bar\"}/.test(\"\"))'>x</button>"),
    ("jsReBlank", "<p>x</p><script>alert(/{\"\"}/.test(\"\"));</script>"),
    ("jsReAmbigOk", "<p>x</p><script>{#if true}var x = 1{/if}</script>"),
    ("styleBidiPropNamePassed", '<p style="border-{"left"}: 0">x</p>'),
    ("styleTagSelectorPassed", '<p>x</p><style>{"p"} \\{ color: pink }</style>'),
    ("styleFontNameString", "<p style='font-family: \"{\"Times New Roman\"}\"'>x</p>"),
    ("styleURLQueryEncoded", '<p style="background: url(/img?name={H})">x</p>'),
    ("stylePropertyPairPassed", "<a style='{\"color: red\"}'>x</a>"),
    ("styleStrSpecialsEncoded", "<a style=\"font-family: '{H}'\">x</a>"),
    ("nonHierURL, unquoted", '<a href=mailto:{H}>x</a>'),
    ("multipleAttrs, unquoted", "<p lang=a{H}>x</p>"),
    ("HTML doctype", "<!DOCTYPE html><p>Hello, World!</p>"),
    ("JS attr block comment", '<a onclick="f(); /* alert({H}) */">x</a>'),
    ("CSS attr block comment", '<a style="/* color: {H} */">x</a>'),
    ("HTML comment with interpolation", "<p><!-- {H} --></p>"),
    ("typed HTML in script", '<button type="button" onclick="alert({H})">x</button>'),
    ("conditional dynamic valueless attr name", '<form><input {"checked"} name="n"></form>'),
    ("dynamic attribute name", '<img on{"load"}="alert(1)" alt="">'),
    ("bad dynamic attribute name 1", '<form><input {"onchange"}="{"doEvil()"}"></form>'),
    ("bad dynamic attribute name 2", '<div {"sTyle"}="{"color: expression(alert(1337))"}">x</div>'),
    ("bad dynamic attribute name 3", '<img {"src"}="{"javascript:doEvil()"}" alt="">'),
    ("dynamic element name", "<h{3}>x</h{3}>"),
    ("bad dynamic element name", '<{"script"}>{"doEvil()"}</{"script"}>'),
    ("srcset bad URL in second position", '<img srcset={"/not-an-image#," + J} alt="">'),
    ("urlPath", '<a href="http://{H}/foo">x</a>'),
    ("typed HTML", "<p>{@html H}</p>"),
]
