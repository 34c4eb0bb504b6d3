import FacetValue
import Shop

func checkProductSearch(_ store: any ProductStore) async throws {
  _ = try await store.add([
    newProduct("Garden chair", description: "Goes with any table."),
    newProduct("Table", category: "Furniture", tags: ["oak"]),
    newProduct("Café au lait bowl", attributes: ["Material": "Stoneware"]),
    newProduct("AI-4000x reader"),
  ])
  func names(_ text: String) async throws -> [String] {
    try await store.list(ListQuery(text: text), ProductFilter()).items.map(\.name)
  }
  try expectEqual(try await names("table"), ["Table", "Garden chair"], "the name ranks above the description")
  try expectEqual(try await names("TAB"), ["Table", "Garden chair"], "a prefix, in any case")
  try expectEqual(try await names("tab gard"), ["Garden chair"], "all words have to match")
  try expectEqual(try await names("cafe"), ["Café au lait bowl"], "without accents")
  try expectEqual(try await names("cafe\u{301}"), ["Café au lait bowl"], "decomposed")
  try expectEqual(try await names("oak"), ["Table"], "a tag")
  try expectEqual(try await names("furnit"), ["Table"], "a category")
  try expectEqual(try await names("stonew"), ["Café au lait bowl"], "an attribute")
  try expectEqual(try await names("ai-40"), ["AI-4000x reader"], "punctuation separates words")
  try expectEqual(try await names("zzz"), [], "no match")
  let reversed = ListQuery(text: "table", sort: SortOrder(field: ProductSort.relevance, isDescending: true))
  try expectEqual(
    try await store.list(reversed, ProductFilter()).items.map(\.name), ["Garden chair", "Table"], "the worst first")
}

/// Text that means something to a query language must not: none of it may fail.
func checkAnyTextIsASearch(_ store: any ProductStore) async throws {
  _ = try await store.add([newProduct("50% \"off\" *deal*"), newProduct("Plain")])
  let hostile = [
    "\"", "\"\"", "*", "a*", "^a", "a AND", "AND", "OR NOT", "NEAR(", "NEAR(a b, 3)", "name:", "name:x", "{a b}:c",
    "(", ")", "()", "-", "--", "+a", "'", "';--", "\\", "%", "_", "\u{0}", "a\u{0}b", "\u{301}", "🎈", "\u{FFFF}",
    "   ", "\t\n", "\u{202E}abc", String(repeating: "\"a ", count: 60), String(repeating: "(", count: 200),
    "{\"$gt\": \"\"}", "a:b:c", "ﬁ", "١٢٣", "漢字", "\u{1D7D8}", "\u{1E900}", "plain \u{1E900}", "a\u{20DD}b",
    "\u{E000}", "\u{10FFFF}",
  ]
  for text in hostile {
    do {
      _ = try await store.list(ListQuery(text: text), ProductFilter())
    } catch {
      throw ContractViolation(description: "searching for \(text.debugDescription) failed: \(error)")
    }
  }
  let percent = try await store.list(ListQuery(text: "%"), ProductFilter())
  try expectEqual(percent.items.map(\.name), ["50% \"off\" *deal*"], "a search without letters looks in the names")
  try expectEqual(try await store.list(ListQuery(text: "  "), ProductFilter()).total, 2, "blank finds everything")
  try expectEqual(try await store.list(ListQuery(text: "\"off\""), ProductFilter()).total, 1, "quotes are ignored")
}

/// The order form asks for the products that were chosen, whatever else the catalogue holds.
func checkProductsByID(_ store: any ProductStore) async throws {
  let added = try await store.add([newProduct("Anvil"), newProduct("Bellows"), newProduct("Crucible")])
  func names(_ ids: [Int]) async throws -> [String] {
    try await store.list(ListQuery(), ProductFilter(ids: ids)).items.map(\.name)
  }
  try expectEqual(
    try await names([added[2].id, added[0].id]), ["Anvil", "Crucible"], "only these, in the list's order")
  try expectEqual(try await names([added[1].id, added[1].id, 0]), ["Bellows"], "twice is once, and 0 is nothing")
  try expectEqual(try await names([]), [], "of no products there are none")
}
