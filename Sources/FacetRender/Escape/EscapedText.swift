/// Escapes single texts, for markup and addresses that are put together outside of templates.
public enum EscapedText {
  /// For text between tags and for quoted attribute values.
  public static func html(_ text: String) -> String { written(text, .attribute) }

  /// For a name or a value of a URL's query.
  public static func urlQuery(_ text: String) -> String { written(text, .query) }

  private static func written(_ text: String, _ context: TextContext) -> String {
    let buffer = OutputBuffer(capacity: text.utf8.count * 3)
    buffer.append(text, context)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
