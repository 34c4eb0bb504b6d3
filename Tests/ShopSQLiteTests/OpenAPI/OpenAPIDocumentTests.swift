import FacetValue
import Foundation
import Logging
import Shop
import ShopSQLite
import Testing

@Suite struct OpenAPIDocumentTests {
  private func document() throws -> Value {
    let folder = try TemporaryFolder()
    let shop = try EmbeddedShop(
      directory: folder.file("shop"), log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    return OpenAPIDocument.value(of: shop.modules)
  }

  private func operations(_ document: Value) throws -> [(path: String, method: String, operation: Value)] {
    guard case .dictionary(let paths)? = document["paths"] else { return [] }
    return try paths.flatMap { path, methods in
      guard case .dictionary(let methods) = methods else { return [(String, String, Value)]() }
      return try methods.map { (try #require(path.text), try #require($0.key.text), $0.value) }
    }
  }

  @Test func everyOperationHasAnIdOfItsOwn() throws {
    let operations = try operations(try document())
    let ids = operations.compactMap { $0.operation["operationId"]?.text }
    #expect(ids.count == operations.count && ids.count >= 30)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("getUsersById") && ids.contains("getAnalyticsTopProducts"))
  }

  @Test func everyOperationOfTheTableIsDescribedWithItsRole() throws {
    let described = try operations(try document())
    for operation in Operation.allCases {
      let found = described.filter { $0.operation["x-operation"]?.text == operation.rawValue }
      #expect(!found.isEmpty, "\(operation.rawValue) is not described")
      for one in found {
        #expect(one.operation["x-least-role"]?.text == Authorisation.leastRole(for: operation).rawValue)
      }
    }
  }

  @Test func everyReferenceLeadsToASchema() throws {
    let document = try document()
    var references: Set<String> = []
    collectReferences(document, into: &references)
    #expect(references.contains("#/components/schemas/Problem") && references.contains("#/components/schemas/Product"))
    for reference in references {
      let name = try #require(reference.split(separator: "/").last)
      #expect(document["components"]?["schemas"]?[String(name)] != nil, "\(reference) leads nowhere")
    }
  }

  @Test func statusesFollowFromWhatAnOperationTakes() throws {
    let operations = try operations(try document())
    func statuses(_ path: String, _ method: String) -> [String] {
      guard
        case .dictionary(let responses)? = operations.first(where: { $0.path == path && $0.method == method })?
          .operation["responses"]
      else { return [] }
      return responses.keys.compactMap(\.text)
    }
    #expect(statuses("/api/products", "get") == ["200", "400", "401", "403", "405", "421", "500", "503"])
    #expect(
      statuses("/api/users/{id}", "put") == [
        "200", "400", "401", "403", "404", "405", "409", "413", "415", "421", "422", "500", "503",
      ])
    #expect(statuses("/api/users", "post").first == "201")
    #expect(statuses("/api/users/{id}", "delete").first == "204")
  }

  @Test func whatIsMadeLinksToWhatCanBeDoneWithIt() throws {
    let operations = try operations(try document())
    func links(_ id: String, _ status: String) -> Value? {
      operations.first { $0.operation["operationId"]?.text == id }?.operation["responses"]?[status]?["links"]
    }
    #expect(links("postProducts", "201")?["postProductsByIdRestock"]?["parameters"]?["id"] == "$response.body#/id")
    #expect(links("getOrders", "200")?["getOrdersById"]?["parameters"]?["id"] == "$response.body#/items/0/id")
  }

  @Test func fieldsCarryTheRulesThatAreChecked() throws {
    let schema = try #require(try document()["components"]?["schemas"]?["NewProduct"]?["properties"])
    #expect(schema["name"]?["maxLength"] == .int(ProductRules.name.length.upperBound))
    #expect(schema["price"]?["properties"]?["amount"]?["maximum"] == .int(ProductRules.price.amounts.upperBound))
    // What may be left out may be null.
    #expect(schema["tags"]?["anyOf"]?.elements?.last == ["type": "null"])
  }
}

private func collectReferences(_ value: Value, into references: inout Set<String>) {
  switch value {
  case .array(let items):
    for item in items { collectReferences(item, into: &references) }
  case .dictionary(let dictionary):
    if let reference = dictionary["$ref"]?.text { references.insert(reference) }
    for item in dictionary.values { collectReferences(item, into: &references) }
  default: break
  }
}
