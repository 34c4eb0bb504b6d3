import FacetSyntax

extension DiagnosticCode {
  static var elementCatalogue: [DiagnosticCode] {
    [unknownElement, forbiddenElement, headContent, textOnly, leadingLineBreak, missingKey, repeatedReference]
  }

  static var attributeRuleCatalogue: [DiagnosticCode] {
    [
      refusedAttribute, booleanAttribute, unsafeAddress, unknownEvent, unknownModifier, missingHandler,
      controlNeedsScript,
    ]
  }

  static var controlCatalogue: [DiagnosticCode] { [badBinding, bindingType, duplicateName, formConflict] }

  public static let unknownElement = mistake(
    "unknown-element", "HTML has no element of this name.",
    "Names are in lower case. Custom elements have a `-` in their name, components begin with a capital letter.",
    "<p><spam>Hello</spam></p>")

  public static let forbiddenElement = mistake(
    "forbidden-element", "An element cannot be used in a template.",
    "Some elements load code, some are read in different ways by different parsers, some Facet writes itself.",
    "<object></object>")

  public static let headContent = mistake(
    "head-content", "Something is in `<head>` that cannot be there, or belongs there and is not.",
    "`title`, `meta` and `link` stand in `<head>`, in any component; nothing else does.", "<title>Shop</title>")

  public static let textOnly = mistake(
    "text-only", "Markup stands in an element that holds text only.", "`textarea` and `title` show tags as text.",
    "<script>\n  prop html: TrustedHTML\n</script>\n<textarea>{@html html}</textarea>")

  public static let leadingLineBreak = mistake(
    "leading-line-break", "A `pre` or `textarea` begins with a line break.",
    "Parsers drop it, so the tree would not be the one that is written.", "<pre>\nHello</pre>")

  public static let missingKey = advice(
    "missing-key", "Items that keep something in the browser have no key.",
    "Without a key the position is the key: when items move, what was typed stays where it was.",
    "<script>\n  prop names: [String]\n</script>\n{#each names as name}<label>{name} <input></label>{/each}")

  public static let repeatedReference = mistake(
    "repeated-reference", "A reference names an element that is repeated.", "It could name only one of them.",
    "<script>\n  prop names: [String]\n</script>\n{#each names as name (name)}<p ref:row>{name}</p>{/each}")

  public static let refusedAttribute = mistake(
    "refused-attribute", "An attribute cannot be made safe here.",
    "Values that would be code, documents or lists of addresses are refused; so is what the content policy forbids.",
    "<p onclick=\"alert(1)\">Hello</p>")

  public static let booleanAttribute = mistake(
    "boolean-attribute", "An attribute that is there or not has a text.", "`disabled=\"false\"` disables.",
    "<button disabled=\"false\">Save</button>")

  public static let unsafeAddress = mistake(
    "unsafe-address", "An address could lead to code, or to a host that a value chooses.",
    "Schemes are http, https, mailto and tel. What comes before the first value says which scheme and host it is, or the "
      + "whole address is one value, which is checked when the page is rendered.",
    "<a href=\"javascript:alert(1)\">Go</a>")

  public static let unknownEvent = mistake(
    "unknown-event", "There is no event of this name.", "Names of your own events have a `-`.",
    "<script>\n  action go() { }\n</script>\n<button on:clik={go()}>Go</button>")

  public static let unknownModifier = mistake(
    "unknown-modifier", "An event has no such modifier.",
    "There are `prevent`, `stop`, `once`, `self`, `debounce(…)`, and keys at events of the keyboard.",
    "<script>\n  action go() { }\n</script>\n<button on:click|entre={go()}>Go</button>")

  public static let missingHandler = mistake(
    "missing-handler", "An event has no action.", "A component passes an event on by an `Action` prop.",
    "<button on:click>Go</button>")

  public static let controlNeedsScript = advice(
    "control-needs-script", "A control does nothing where script does not run.",
    "A form with `on:submit` is sent to the server and works without script.",
    "<script>\n  state open = false\n</script>\n<button type=\"button\" on:click={{ open = !open }}>{open}</button>")

  public static let badBinding = mistake(
    "binding", "A control has no such binding.",
    "`bind:value` is for inputs, `select` and `textarea`, `bind:checked` for checkboxes, `bind:group` for radios and "
      + "checkboxes that have a `value`.",
    "<script>\n  state text = \"\"\n</script>\n<p bind:value={text}>Hello</p>")

  public static let bindingType = mistake(
    "binding-type", "A control is bound to a value of another type than it gives.",
    "Number inputs give numbers, checkboxes Bool, date inputs dates, groups of checkboxes arrays; what may be empty is "
      + "optional or text.",
    "<script>\n  state count = 1\n</script>\n<input type=\"checkbox\" bind:checked={count}>")

  public static let duplicateName = mistake(
    "duplicate-name", "Two controls of a form have the same name.", "The server could not tell which value is which.",
    "<script>\n  state a = \"\"\n  state b = \"\"\n  action save() { }\n</script>\n<form on:submit={save()}>"
      + "<input name=\"x\" bind:value={a}><input name=\"x\" bind:value={b}></form>")

  public static let formConflict = mistake(
    "form-conflict", "A form has both `on:submit` and an address of its own.",
    "A form with `on:submit` posts to its own page, where the server runs the action.",
    "<script>\n  action save() { }\n</script>\n<form action=\"./a\" on:submit={save()}><button>Save</button></form>")
}
