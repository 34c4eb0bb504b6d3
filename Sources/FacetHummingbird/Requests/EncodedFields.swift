/// The pairs of a query or of a posted form (`application/x-www-form-urlencoded`), decoded, in order.
package enum EncodedFields {
  /// - Parameter limit: how many pairs at most, so that a small body can't become a large structure.
  package static func decode(
    _ text: Substring, limit: Int, code: String
  ) throws(RequestFault) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for pair in text.split(separator: "&") {
      guard fields.count < limit else {
        throw RequestFault(400, code, "There are more than \(limit) fields.")
      }
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decode(parts[0], plusIsSpace: true),
        let value = PercentCoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { throw RequestFault(400, code, "A percent-encoding is broken.") }
      fields.append((name, value))
    }
    return fields
  }
}
