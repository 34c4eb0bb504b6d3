import FacetAnalysis
import FacetSyntax
import Testing

@Suite struct AttributeTests {
  @Test(arguments: [
    "<p 1️⃣onclick=\"x\">a</p>", "<p 1️⃣style=\"color: red\">a</p>", "<p 1️⃣style={name}>a</p>",
    "<iframe 1️⃣srcdoc=\"x\"></iframe>", "<iframe 1️⃣src={name}></iframe>", "<img 1️⃣srcset={name} src=\"/a\">",
    "<head><meta 1️⃣http-equiv=\"refresh\" content=\"0\"></head>", "<head><link rel=\"stylesheet\" 1️⃣href={name}></head>",
    "<head><link 1️⃣href={name}></head>", "<svg><animate 1️⃣attributeName=\"href\" to={name}/></svg>",
    "<svg><set 1️⃣attributeName={name}/></svg>", "<p 1️⃣nonce=\"x\">a</p>",
    "<p style:1️⃣wid_th={name}>a</p>",
  ])
  func unsafeAttributesAreRefused(_ markup: String) {
    expectDiagnostics("<script>\n  prop name: String = \"\"\n</script>\n" + markup, .refusedAttribute)
  }

  @Test(arguments: [
    "<1️⃣base href=\"/\">", "<1️⃣object></object>", "<1️⃣embed>", "<1️⃣noscript></noscript>", "<1️⃣template></template>",
  ])
  func unsafeElementsAreRefused(_ markup: String) {
    expectDiagnostics(markup, .forbiddenElement)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x", "data:text/html,x", "vbscript:x",
    "java&#115;cript:x", "jav&#x0A;ascript:x", "java{name}", "a.{name}", "https://{name}/", "//{name}", "https:{name}",
    "blob:x", "x{name}:y",
  ])
  func unsafeAddressesAreRefused(_ address: String) {
    let isFine = address == "https:{name}"
    let source = "<script>\n  prop name: String = \"\"\n</script>\n<a 1️⃣href=\"\(address)\">x</a>"
    if isFine { expectDiagnostics(source) } else { expectDiagnostics(source, .unsafeAddress) }
  }

  @Test func partsOfAnAddressAreEncodedByPlace() {
    let component = checked(
      """
      <script>
        prop id: Int = 1
        prop url: String = ""
      </script>
      <a href="./a/{id}?q={url}#{id}">x</a><a href={url}>x</a><a href="{url}/b">x</a><a href={"/" + url}>x</a>
      <a href="./a/{"b"}?q={"c"}">x</a><a href="{"./a"}/b">x</a><a href="">x</a>
      """)
    let parts = (component?.nodes ?? []).compactMap { node -> String? in
      guard case .element(let element) = node.kind, case .url(_, let parts)? = element.attributes.first else {
        return nil
      }
      return parts.map { part in
        switch part {
        case .literal(let text): text
        case .whole: "<whole>"
        case .path: "<path>"
        case .query: "<query>"
        }
      }.joined()
    }
    #expect(
      parts == ["./a/<path>?q=<query>#<query>", "<whole>", "<whole>/b", "<whole>", "./a/<path>?q=<query>", "./a/b", ""])
  }

  @Test func booleanAttributesAreThereOrNot() {
    let component = checked(
      "<script>\n  prop busy: Bool = false\n</script>\n"
        + "<button disabled={busy} hidden={false} autofocus={true} aria-busy={busy}>x</button>")
    guard case .element(let button)? = component?.nodes.first?.kind else { return }
    let kinds = button.attributes.map { attribute in
      switch attribute {
      case .boolean(let name, _): "boolean \(name)"
      case .fixed(let name, let value): "fixed \(name) \(value ?? "-")"
      case .computed(let name, _): "computed \(name)"
      default: "other"
      }
    }
    #expect(kinds == ["boolean disabled", "boolean hidden", "fixed autofocus -", "computed aria-busy"])
    expectDiagnostics(
      "<button 1️⃣disabled=\"false\">x</button><button disabled={2️⃣1}>x</button>", .booleanAttribute, .typeMismatch)
  }

  @Test func classesAreCollected() {
    let component = checked(
      "<script>\n  prop low: Bool = true\n  prop tone: String?\n</script>\n"
        + "<p class=\" a  b \" class:low={low} class:low2={!low}>x</p><p class=\"a {tone ?? \"\"}\">x</p>")
    guard case .element(let p)? = component?.nodes.first?.kind,
      case .classes(let fixed, nil, let toggles)? = p.attributes.first
    else {
      Issue.record("not classes")
      return
    }
    #expect(fixed == "a b")
    #expect(toggles.map(\.name) == ["low", "low2"])
  }

  @Test func namesOfHTMLAreKnown() {
    expectDiagnostics(
      "<1️⃣spam>x</spam><x-spam>y</x-spam><svg viewBox=\"0 0 1 1\"><linearGradient id=\"a\"/><2️⃣cirle/></svg>",
      .unknownElement,
      .unknownElement)
    expectDiagnostics("<button on:1️⃣clik={go}>x</button>\n<script>\n  action go() { }\n</script>", .unknownEvent)
    expectDiagnostics(
      "<script>\n  action go() { }\n</script>\n<input on:keydown|enter|x={go}><p on:click|1️⃣enter={go}>x</p>"
        + "<p on:click|2️⃣nope={go}>x</p><p 3️⃣on:click>x</p>",
      .unknownModifier, .unknownModifier, .missingHandler)
  }

  @Test func headHoldsMetadataOnly() {
    checked(
      "<script>\n  prop title: String\n</script>\n<head><title>{title} · Shop</title><meta name=\"a\" content={title}>"
        + "<link rel=\"canonical\" href={title}></head><p>x</p>")
    expectDiagnostics(
      "<head><1️⃣p>x</p>2️⃣text</head><p><3️⃣title>x</title></p>", .headContent, .headContent, .headContent)
  }

  @Test func onlyPrintableValuesAreWritten() {
    expectDiagnostics(
      "<script>\n  prop tags: [String] = []\n  prop at: Date?\n  prop spread: [String: Int] = [:]\n</script>\n"
        + "<p title={1️⃣tags} lang={2️⃣at} {...spread} {...3️⃣tags} style:width={4️⃣tags}>{5️⃣at}</p>",
      .notPrintable, .notPrintable, .typeMismatch, .notPrintable, .notPrintable)
  }

  @Test func markupIsTrustedOnlyByType() {
    expectDiagnostics(
      "<script>\n  prop text: String\n  prop html: TrustedHTML\n</script>\n<div>{@html html}{@html 1️⃣text}{2️⃣html}</div>",
      .typeMismatch, .notPrintable)
  }
}
