import FacetAnalysis
import FacetSyntax
import FacetValue

extension ProgramBuilder {
  /// Attributes in which `./` is the variant's root.
  private static let rootedNames: Set<String> = ["href", "action", "formaction", "xlink:href"]

  /// When the template spells out how an address begins, the scheme is known now and the parts are written one after
  /// the other; otherwise the address is put together and checked at run time.
  mutating func addURL(_ name: String, _ parts: [URLPart]) {
    guard case .literal(let beginning)? = parts.first, URLPolicy.isDecided(by: beginning), !hasOptional(parts),
      !mayBeginWithHost(beginning, parts), !mayClimb(parts)
    else {
      return addCheckedURL(name, parts)
    }
    markup(" \(name)=\"")
    var rest = beginning
    if Self.rootedNames.contains(name), beginning.utf8.starts(with: "./".utf8) {
      emit(.root)
      rest = String(decoding: Self.belowRoot(beginning, isWhole: parts.count == 1), as: UTF8.self)
    }
    escapedMarkup(rest, .attribute)
    for part in parts.dropFirst() {
      switch part {
      case .literal(let text): escapedMarkup(text, .attribute)
      case .whole(let value): addText(value, .attribute)
      case .path(let value): addText(value, .path)
      case .query(let value): addText(value, .query)
      }
    }
    markup("\"")
  }

  /// `/{a}/{b}` is `//b`, another host, when `a` is empty.
  private func mayBeginWithHost(_ beginning: String, _ parts: [URLPart]) -> Bool {
    parts.count > 1 && (beginning == "/" || beginning == "./")
  }

  /// Whether a value can make a segment of the path `.` or `..`, which leads elsewhere: it stands alone between two
  /// slashes, but for dots, and can be dots itself.
  private func mayClimb(_ parts: [URLPart]) -> Bool {
    var isOpen = true
    var hasValue = false
    for part in parts {
      switch part {
      case .query: return isOpen && hasValue
      case .whole: (isOpen, hasValue) = (true, false)
      case .path(let value):
        if mayBeDots(value) { hasValue = true } else { isOpen = false }
      case .literal(let text):
        for byte in text.utf8 {
          if PathSegment.isEnd(byte) {
            if isOpen && hasValue { return true }
            (isOpen, hasValue) = (true, false)
          } else if !PathSegment.mayStandInDots(byte) {
            isOpen = false
          }
        }
      }
    }
    return isOpen && hasValue
  }

  private func mayBeDots(_ value: CheckedExpression) -> Bool {
    switch value.type {
    case .int, .double, .bool: false
    case .enumeration(let name):
      project.types.enumerations[name]?.cases.contains { $0.rawValue.utf8.allSatisfy { $0 == 0x2E } } ?? true
    default: true
    }
  }

  private static func belowRoot(_ text: String, isWhole: Bool) -> [UInt8] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let (needsSlash, rest) = RootPath.rest(of: bytes)
      return (needsSlash || (!isWhole && rest.isEmpty) ? [0x2F] : []) + Array(rest)
    }
  }

  private func hasOptional(_ parts: [URLPart]) -> Bool {
    parts.contains { part in
      switch part {
      case .literal: false
      case .whole(let value), .path(let value), .query(let value):
        if case .optional = value.type { true } else { false }
      }
    }
  }

  private mutating func addCheckedURL(_ name: String, _ parts: [URLPart]) {
    program.urls.append(
      URLCode(
        name: Array(" \(name)=\"".utf8),
        parts: parts.map { part in
          switch part {
          case .literal(let text): .literal(Array(text.utf8))
          case .whole(let value): .whole(compiler.compile(value))
          case .path(let value): .path(compiler.compile(value))
          case .query(let value): .query(compiler.compile(value))
          }
        }))
    emit(.url, program.urls.count - 1, Self.rootedNames.contains(name) ? 1 : 0)
  }
}
