import FacetValue

/// Makes up a catalogue.
enum SeedProducts {
  private static let day = 86_400_000
  static let currency = "EUR"

  static func make(_ plan: SeedPlan, _ random: inout SeedRandom) -> [NewProduct] {
    var names: Set<String> = []
    return (0..<plan.products).map { index in
      // The catalogue of the first year is mostly there when the first order comes; the rest is added by and by.
      let share = Double(index) / Double(plan.products)
      let age = share < 0.75 ? 500 - 120 * share / 0.75 : 370 * (1 - share) / 0.25
      let at = plan.until.milliseconds &- Int(age * Double(day)) &- random.int(0...(day / 3))
      let category = SeedCategory.all[random.int(0...(SeedCategory.all.count - 1))]
      return product(category, &names, at: Instant(milliseconds: at), &random)
    }
  }

  private static func product(
    _ category: SeedCategory, _ names: inout Set<String>, at: Instant, _ random: inout SeedRandom
  ) -> NewProduct {
    let kind = random.pick(category.kinds, else: .init(name: "thing", price: 10...20, materials: []))
    let material = random.pick(kind.materials)
    let series = random.pick(category.series)
    let name = freeName("\(series) \(material) \(kind.name)", &names)
    let words = ["{kind}": kind.name, "{material}": material, "{series}": series]
    let description = [random.pick(category.openings), random.pick(category.closings)]
      .map { sentence($0, words) }.joined(separator: " ")
    var attributes = ["Material": material]
    for attribute in category.attributes { attributes[attribute.name] = random.pick(attribute.choices) }
    return NewProduct(
      name: name, description: description, category: category.name, tags: tags(category, &random),
      price: Money(minorUnits: price(kind.price, &random), currency: currency), stock: stock(&random),
      attributes: attributes, createdAt: at)
  }

  /// "Halden oak desk lamp", and "Halden oak desk lamp II" for the second of that name.
  private static func freeName(_ wanted: String, _ taken: inout Set<String>) -> String {
    var name = wanted
    var number = 1
    while !taken.insert(name).inserted {
      number += 1
      name = "\(wanted) \(roman(number))"
    }
    return name
  }

  private static func roman(_ number: Int) -> String {
    let numerals = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return number < numerals.count ? numerals[number] : "No. \(number)"
  }

  /// Fills in a sentence, and "an oak" where it says "a oak".
  private static func sentence(_ template: String, _ words: [String: String]) -> String {
    var parts = template.split(separator: " ").map(String.init)
    for index in parts.indices {
      for (slot, word) in words where parts[index].hasPrefix(slot) {
        parts[index] = word + parts[index].dropFirst(slot.count)
      }
      let isVowel = "aeiouAEIOU".contains(parts[index].prefix(1)) && !parts[index].isEmpty
      if index > 0, isVowel, parts[index - 1] == "a" || parts[index - 1] == "A" { parts[index - 1] += "n" }
    }
    return parts.joined(separator: " ")
  }

  private static func tags(_ category: SeedCategory, _ random: inout SeedRandom) -> [String] {
    var tags: [String] = []
    for tag in category.tags where random.chance(0.4) { tags.append(tag) }
    for (tag, probability) in [("new", 0.08), ("gift", 0.12), ("sale", 0.06), ("bestseller", 0.04)]
    where random.chance(probability) {
      tags.append(tag)
    }
    return tags
  }

  /// Cheap things end in .90 or .99, dear ones in .00; more things are cheap than dear.
  private static func price(_ range: ClosedRange<Int>, _ random: inout SeedRandom) -> Int {
    let place = random.unit() * random.unit()
    let euros = range.lowerBound + Int(place * Double(range.upperBound - range.lowerBound))
    if euros >= 200 { return (euros / 10 * 10 + (random.chance(0.5) ? 9 : 0)) * 100 }
    return max(euros - 1, 1) * 100 + random.pick([90, 90, 99, 99, 100], else: 90)
  }

  private static func stock(_ random: inout SeedRandom) -> Int {
    if random.chance(0.02) { return 0 }
    if random.chance(0.05) { return random.int(1...4) }
    return 5 + Int(180 * random.unit() * random.unit())
  }
}
