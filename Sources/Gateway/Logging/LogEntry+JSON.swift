import FacetValue
import Logging

extension LogEntry {
  /// One JSON object: `time`, `level`, `message`, `logger`, and the metadata beside them.
  var json: [UInt8] {
    var entry = ValueDictionary()
    entry["time"] = .string(time.rfc3339)
    entry["level"] = .string(level.rawValue)
    entry["message"] = .string(message)
    entry["logger"] = .string(label)
    for (key, value) in metadata { entry[.string(key)] = Self.value(value) }
    return JSONWriter.bytes(of: .dictionary(entry))
  }

  /// Numbers as numbers, so that tools can sum them.
  private static func value(_ metadata: Logger.MetadataValue) -> Value {
    switch metadata {
    case .string(let text): .string(text)
    case .stringConvertible(let number as Int): .int(number)
    case .stringConvertible(let number as Double): .double(number)
    case .stringConvertible(let text): .string(text.description)
    case .array(let items): .array(items.map(value))
    case .dictionary(let members):
      .dictionary(
        ValueDictionary(
          uniquing: members.sorted { $0.key < $1.key }.map { (key: .string($0.key), value: value($0.value)) }))
    }
  }
}
