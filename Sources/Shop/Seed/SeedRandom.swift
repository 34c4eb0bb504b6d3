/// A small generator of chance that gives the same sequence for the same seed, everywhere (SplitMix64).
struct SeedRandom {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range; the few values that come a little more often don't matter here.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next() % count)
  }

  /// From 0 up to but not including 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Any of the elements, each as likely; the placeholder when there are none.
  mutating func pick<T>(_ elements: [T], else placeholder: T) -> T {
    elements.isEmpty ? placeholder : elements[int(0...(elements.count - 1))]
  }

  mutating func pick(_ elements: [String]) -> String { pick(elements, else: "") }

  /// 32 hexadecimal digits.
  mutating func id() -> String {
    let digits = [next(), next()].map { bits in
      let text = String(bits, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return digits.joined()
  }
}

/// Picks indices by weight.
struct WeightedPick {
  private let sums: [Double]

  init(_ weights: [Double]) {
    var total = 0.0
    sums = weights.map { weight in
      total += weight
      return total
    }
  }

  /// The index whose share of the whole holds `unit`, a number from 0 up to 1; nil when there is nothing.
  func index(_ unit: Double) -> Int? {
    guard let total = sums.last else { return nil }
    let wanted = unit * total
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
