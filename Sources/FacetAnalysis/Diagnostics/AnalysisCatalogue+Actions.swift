import FacetSyntax

extension DiagnosticCode {
  static var actionCatalogue: [DiagnosticCode] {
    [
      immutable, statementOnly, unusedResult, untypedResult, missingAwait, callPosition, navigationAddress,
      missingCases,
      unreachable, outsideLoop, badBody, unboundState,
    ]
  }

  static var loadCatalogue: [DiagnosticCode] { [loadRequest, loadArgument, apiPath, badQuery] }

  public static let immutable = mistake(
    "immutable", "Something that cannot change is assigned to.",
    "Actions change states, stores, queries, loads and their own variables. Props belong to whoever gives them.",
    "<script>\n  prop count: Int\n  action add() { count += 1 }\n</script>\n<p>{count}</p>")

  public static let statementOnly = mistake(
    "statement-only", "Something that gives no value is used as a value.",
    "Actions, changes of arrays, `navigate`, `reload` and timers are statements of actions.",
    "<script>\n  state names = [\"a\"]\n</script>\n<p>{names.append(\"b\")}</p>")

  public static let unusedResult = mistake(
    "unused-result", "A statement computes a value and does nothing with it.",
    "Assign it, or run something that has an effect.",
    "<script>\n  state count = 0\n  action add() { count + 1 }\n</script>\n<p>{count}</p>")

  public static let untypedResult = mistake(
    "untyped-result", "The answer of a call is read, but has no type.",
    "An API's answer is decoded as the type that is written: `let made: Order = try await api.post(…)`.",
    "<script>\n  state text = \"\"\n  action save() {\n    let made = try await api.post(\"/api/a\")\n    text = made\n  }\n"
      + "</script>\n<p>{text}</p>")

  public static let missingAwait = mistake(
    "missing-await", "A call that takes time is made without `try await`, or an action that does without `await`.",
    "The words show where an action may be interrupted, and where it may fail.",
    "<script>\n  action save() { api.post(\"/api/orders\") }\n</script>\n<p>Hello</p>")

  public static let callPosition = mistake(
    "call-position", "A call to the API stands inside an expression.",
    "It is a statement of an action, or the whole value of a `let`, a `var` or an assignment there. Pages get data by "
      + "`load`.",
    "<p>{api.get(\"/api/name\")}</p>")

  public static let navigationAddress = mistake(
    "navigation-address", "`navigate` could lead outside the application.",
    "An address is written out, or begins with `./`, `/path`, `?` or `#`, so that no value can choose another host.",
    "<script>\n  state host = \"\"\n  action go() { navigate(\"https://{host}/\") }\n</script>\n<p>{host}</p>")

  public static let missingCases = mistake(
    "missing-cases", "A `switch` leaves out values.", "Add the missing cases, or a `default`.",
    "<script>\n  state n = 1\n  action go() {\n    switch n {\n    case 1: n = 2\n    }\n  }\n</script>\n<p>{n}</p>")

  public static let unreachable = mistake(
    "unreachable", "A statement or a case is never reached.", "What stands before it always leaves.",
    "<script>\n  state n = 1\n  action go() {\n    return\n    n = 2\n  }\n</script>\n<p>{n}</p>")

  public static let outsideLoop = mistake(
    "outside-loop", "`break` or `continue` stands outside of a `for`.", "There is nothing that it could leave.",
    "<script>\n  action go() { break }\n</script>\n<p>Hello</p>")

  public static let badBody = mistake(
    "request-body", "Something that is not data is sent to the API.",
    "Records, arrays, dictionaries and plain values can be sent.",
    "<script>\n  prop html: TrustedHTML\n  action go() { try await api.post(\"/api/a\", html) }\n</script>\n<p>Hello</p>"
  )

  public static let unboundState = advice(
    "unbound-state", "A form's action reads state that the form does not send.",
    "Without script the server runs the action, and states that no control of the form is bound to have their initial "
      + "values there. Bind a hidden input to it, or keep it in a `query`.",
    "<script>\n  state count = 0\n  action save() { try await api.post(\"/api/a\", [\"n\": count]) }\n"
      + "  action add() { count += 1 }\n</script>\n<form on:submit={save()}><button>Save</button></form>\n"
      + "<button type=\"button\" on:click={add()}>{count}</button>")

  public static let loadRequest = mistake(
    "load-request", "A load is something else than `api.get(…)`, or a live value than `api.events(…) { … }`.",
    "Rendering a page changes nothing, so it only gets.",
    "=== pages/index.facet\n<script>\n  load names: [String] = api.post(\"/api/names\")\n</script>\n<p>{names.count}</p>"
  )

  public static let loadArgument = mistake(
    "load-argument", "A load depends on something that is not known before it.",
    "All loads of a page run at once, before rendering. They may read queries, path parameters, `route` and literals.",
    "=== pages/index.facet\n<script>\n  state q = \"\"\n  load names: [String] = api.get(\"/api/names\", [\"q\": q])\n"
      + "</script>\n<p>{names.count}</p>")

  public static let apiPath = mistake(
    "api-path", "An API path is not a literal of whole segments.",
    "It begins with one `/`; an interpolation fills exactly one segment and is percent-encoded, so that no value can "
      + "reach another path. The query stands in a dictionary.",
    "=== pages/index.facet\n<script>\n  query id: Int = 1\n  load name: String = api.get(\"/api/name-{id}\")\n</script>\n"
      + "<p>{name}</p>")

  public static let badQuery = mistake(
    "request-query", "The query of a call is not a dictionary of plain values.",
    "Values are printed; nil is left out, and an array repeats the name.",
    "=== pages/index.facet\n<script>\n  load name: String = api.get(\"/api/name\", \"q=1\")\n</script>\n<p>{name}</p>")
}
