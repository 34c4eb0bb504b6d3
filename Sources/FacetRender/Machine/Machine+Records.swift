import FacetValue

extension Machine {
  private static let routeShape = RecordShape(name: "Route", fields: ["path", "target", "url", "status", "message"])
  private static let errorShape = RecordShape(name: "ApiError", fields: ["status", "title", "detail", "fields"])

  /// What templates read as `route`.
  func routeRecord() -> Value {
    record(types.records["Route"]?.shape ?? Self.routeShape) { field in
      switch field {
      case "path": .string(inputs.path)
      case "target": .string(inputs.target)
      case "url": .string(inputs.url)
      case "status": .int(inputs.status)
      case "message": .string(inputs.message)
      default: .null
      }
    }
  }

  /// What templates read as an `ApiError`.
  func errorRecord(_ failure: APIFailure) -> Value {
    record(types.records["ApiError"]?.shape ?? Self.errorShape) { field in
      switch field {
      case "status": return .int(failure.status)
      case "title": return .string(failure.title)
      case "detail": return .string(failure.detail)
      case "fields":
        let names = failure.fields.keys.sorted { $0.precedesByScalars($1) }
        return .dictionary(
          ValueDictionary(
            uniquing: names.map { (.string($0), .array((failure.fields[$0] ?? []).map { .string($0) })) }))
      default: return .null
      }
    }
  }

  private func record(_ shape: RecordShape, _ value: (String) -> Value) -> Value {
    .record(Record(shape: shape, fields: shape.fields.map(value)))
  }
}
