extension DiagnosticCode {
  static var attributeCatalogue: [DiagnosticCode] {
    [expectedAttribute, duplicateAttribute, unquotedInterpolation, unknownDirective, directiveValue, invalidModifier]
  }

  public static let expectedAttribute = error(
    "expected-attribute", "An attribute, or a part of one, is missing.",
    "An attribute is `name`, `name=\"text\"`, `name={expression}`, `{name}`, `{...record}` or a directive.",
    example: "<p class=>Hello</p>")

  public static let duplicateAttribute = error(
    "duplicate-attribute", "A tag has an attribute twice.",
    "HTML readers would drop the second one. `class` and `class:name` go together, and an event may have several "
      + "handlers with different modifiers.",
    example: "<p id=\"a\" id=\"b\">Hello</p>")

  public static let unquotedInterpolation = error(
    "unquoted-interpolation", "A value without quotes mixes text and expressions.",
    "Without quotes, a value could end the attribute and begin another. Write `name={expression}` or "
      + "`name=\"text {expression}\"`.",
    example: "<a href=/products/{id}>Open</a>")

  public static let unknownDirective = error(
    "unknown-directive", "A directive of this name does not exist.",
    "The directives are `class:`, `style:`, `on:`, `bind:`, `ref:` and `let:`.",
    example: "<button onn:click={save()}>Save</button>")

  public static let directiveValue = error(
    "directive-value", "A directive's value is missing or of the wrong form.",
    "`class:`, `style:`, `bind:` and `on:` take an expression in braces; without one, the first three take the binding "
      + "of their own name. `ref:` takes none, and `let:` a name.",
    example: "<button on:click=\"save()\">Save</button>")

  public static let invalidModifier = error(
    "invalid-modifier", "An event's modifier is missing or has a wrong argument.",
    "Modifiers follow the event after `|`. Only `debounce` takes an argument: its milliseconds.",
    example: "<input on:input|debounce={search()}>")
}
