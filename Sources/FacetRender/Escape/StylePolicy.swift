/// What may stand as the value of one CSS property.
///
/// The rule is narrow on purpose: numbers, units, colours, keywords and arithmetic pass; anything that could end the
/// declaration, load something or begin a string does not, and the property is then left out.
enum StylePolicy {
  private static let refusedFunctions = [
    "url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element", "expression", "attr", "env",
    "format", "local", "paint", "-moz-element", "-moz-binding", "-webkit-cross-fade",
  ]
  /// Properties of old browsers that run code.
  private static let refusedProperties = ["behavior", "-moz-binding", "-ms-behavior"]

  static func allows(property name: String, value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isPropertyName(name), !value.isEmpty, value.count <= 1024 else { return false }
    var word: [UInt8] = []
    var depth = 0
    for (index, byte) in value.enumerated() {
      guard isPlain(byte) else { return false }
      switch byte {
      case 0x28:
        if refusedFunctions.contains(where: { $0.utf8.elementsEqual(word) }) { return false }
        depth += 1
      case 0x29:
        depth -= 1
        if depth < 0 { return false }
      case 0x2F, 0x2A:
        // A slash beside an asterisk would begin or end a comment.
        if index + 1 < value.count, value[index + 1] == 0x2F || value[index + 1] == 0x2A { return false }
      default:
        break
      }
      if byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2D || byte == 0x5F || byte >= 0x80 {
        word.append(byte.lowercasedASCII)
      } else {
        word.removeAll(keepingCapacity: true)
      }
    }
    return depth == 0
  }

  static func isPropertyName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x5F }
      && !refusedProperties.contains(name.lowercased())
  }

  /// Letters, digits, space, `# % ( ) * + , - . / _` and what is not ASCII; so neither quotes, backslash, braces,
  /// angle brackets, `! ; : @` nor control characters.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x23, 0x25, 0x28...0x2F, 0x5F, 0x80...: true
    default: byte.isASCIILetter || byte.isASCIIDigit
    }
  }
}
