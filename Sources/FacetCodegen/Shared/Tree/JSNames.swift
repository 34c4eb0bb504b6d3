/// Gives unique identifiers in a scope.
///
/// A name differs from those of the scopes around it, whose bindings it would hide, and from those given within it, whose
/// bindings would hide it: an import may be named after the function that uses it. Scopes beside each other repeat names.
package final class JSNames {
  private let parent: JSNames?
  private var given: Set<String> = []
  private var givenWithin: Set<String> = []

  /// The scope of a module.
  package init() { parent = nil }

  private init(within parent: JSNames) { self.parent = parent }

  /// A scope within this one, such as a function's.
  package func nested() -> JSNames { JSNames(within: self) }

  /// The wished name, made an identifier, or with the first number from 2 on that is free: `item`, `item2`.
  package func unique(_ wished: String) -> String {
    let name = JSIdentifier.make(from: wished)
    var candidate = name
    var number = 2
    while !isFree(candidate) {
      candidate = separated(name) + String(number)
      number += 1
    }
    take(candidate)
    return candidate
  }

  /// Keeps a name from being given, since something fixed has it.
  package func reserve(_ name: String) { take(name) }

  private func isFree(_ name: String) -> Bool {
    if JSIdentifier.reserved.contains(name) || JSIdentifier.globals.contains(name) { return false }
    if givenWithin.contains(name) { return false }
    var scope: JSNames? = self
    while let current = scope {
      if current.given.contains(name) { return false }
      scope = current.parent
    }
    return true
  }

  private func take(_ name: String) {
    given.insert(name)
    var scope = parent
    while let current = scope {
      current.givenWithin.insert(name)
      scope = current.parent
    }
  }

  /// `h1` and a number are `h1_2`, for `h12` would be another heading.
  private func separated(_ name: String) -> String {
    name.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } == true ? name + "_" : name
  }
}
