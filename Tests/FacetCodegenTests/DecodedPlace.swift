import Testing

/// A mapping as a debugger reads it from a source map.
struct DecodedPlace: Equatable {
  var line = 0
  var column = 0
  var source = 0
  var sourceLine = 0
  var sourceColumn = 0

  static func decode(_ mappings: String) throws -> [DecodedPlace] {
    var places: [DecodedPlace] = []
    var place = DecodedPlace()
    for (line, segments) in mappings.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
      place.line = line
      place.column = 0
      for segment in segments.split(separator: ",") {
        let differences = try numbers(segment)
        try #require(differences.count == 4)
        place.column += differences[0]
        place.source += differences[1]
        place.sourceLine += differences[2]
        place.sourceColumn += differences[3]
        places.append(place)
      }
    }
    return places
  }

  private static func numbers(_ segment: Substring) throws -> [Int] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var numbers: [Int] = []
    var (value, shift) = (0, 0)
    for character in segment {
      let digit = try #require(digits.firstIndex(of: character))
      value += (digit & 31) << shift
      shift += 5
      if digit & 32 == 0 {
        numbers.append(value & 1 == 1 ? -(value >> 1) : value >> 1)
        (value, shift) = (0, 0)
      }
    }
    return numbers
  }
}
