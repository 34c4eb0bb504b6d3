import FacetSyntax
import FacetValue

extension ComponentChecker {
  func event(
    _ name: Name, _ modifiers: [Attribute.Modifier], _ expression: Expression?, _ list: inout AttributeList,
    _ span: SourceSpan, _ position: MarkupPosition
  ) {
    if !HTMLNames.events.contains(name.text), !name.text.contains("-"), !name.text.contains(":") {
      bag.report(
        .unknownEvent, at: name.span, "There is no event `\(name.text)`.",
        hint: NameHints.hint(for: name.text, among: HTMLNames.events) ?? "the names of your own events have a `-`")
    }
    guard let expression else {
      bag.report(
        .missingHandler, at: span, "`on:\(name.text)` needs an action.",
        hint: "to pass an event on, take an `Action` prop and run it: `on:\(name.text)={onPress()}`")
      return
    }
    markup.hasHandlers = true
    let action = handler(expression, expression.span)
    let isSubmit = list.element.name.text == "form" && name.text == "submit"
    if isSubmit, list.form == nil {
      list.form = CheckedForm(id: markup.forms, action: action)
      markup.forms += 1
    }
    hintScript(name, list, position)
    list.checked.append(.event(checked(name, modifiers, action, isSubmit)))
  }

  private func checked(
    _ name: Name, _ modifiers: [Attribute.Modifier], _ action: Int, _ isSubmit: Bool
  ) -> CheckedEvent {
    var keys: [String] = []
    var flags: Set<String> = []
    var debounce: Int?
    for modifier in modifiers {
      let text = modifier.name.text
      switch text {
      case "prevent", "stop", "once", "self": flags.insert(text)
      case "debounce":
        debounce = modifier.argument
      default: key(modifier, name).map { keys.append($0) }
      }
      if text != "debounce", modifier.argument != nil {
        bag.report(.unknownModifier, at: modifier.name.span, "`\(text)` takes no number.")
      }
    }
    return CheckedEvent(
      name: name.text, preventsDefault: flags.contains("prevent") || isSubmit,
      stopsPropagation: flags.contains("stop"), once: flags.contains("once"), onlySelf: flags.contains("self"),
      debounce: debounce, keys: keys, action: action)
  }

  private func key(_ modifier: Attribute.Modifier, _ event: Name) -> String? {
    let text = modifier.name.text
    guard let key = HTMLNames.keys[text.lowercased()] ?? (text.unicodeScalars.count == 1 ? text : nil) else {
      let names = Set(HTMLNames.keys.keys).union(["prevent", "stop", "once", "self", "debounce"])
      bag.report(
        .unknownModifier, at: modifier.name.span, "There is no modifier or key `\(text)`.",
        hint: NameHints.hint(for: text, among: names))
      return nil
    }
    if !["keydown", "keyup", "keypress"].contains(event.text) {
      bag.report(.unknownModifier, at: modifier.name.span, "Only events of the keyboard have keys.")
      return nil
    }
    return key
  }

  /// What needs script to do anything is worth knowing; what a form sends is not.
  private func hintScript(_ name: Name, _ list: AttributeList, _ position: MarkupPosition) {
    let isSubmit = position.isInForm && !["button", "reset"].contains(list.fixed("type")?.lowercased() ?? "submit")
    guard name.text == "click", !isSubmit, list.element.name.text != "a" else { return }
    bag.report(
      .controlNeedsScript, at: name.span, "This works only where script runs.",
      hint: "a `<form on:submit={…}>` with a button works without, too")
  }
}
