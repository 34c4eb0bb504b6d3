import FacetAnalysis
import FacetValue

/// `stores.js`: what each page store begins with.
struct StoresModule {
  let file: ModuleFile
  let project: ClientProject

  init(_ project: ClientProject) {
    file = ModuleFile(Self.path(project.target), in: project)
    self.project = project
  }

  static func path(_ target: Target) -> String { "\(target.rawValue)/stores.js" }

  /// `export const inbox = store("inbox", …)`
  func finished() -> ClientModule {
    for store in project.project.stores { file.module.names.reserve(JSIdentifier.make(from: store.name)) }
    for store in project.project.stores {
      let value = JSExpression.pure(file.runtime.call("store", .text(store.name), initial(of: store)))
      file.module.add(
        .export(.declaration(.const(.identifier(JSIdentifier.make(from: store.name)), value))))
    }
    return file.finished()
  }

  /// A store's initial value reads nothing but what it binds itself.
  private func initial(of store: CheckedStore) -> JSExpression {
    guard let component = project.components.first else { return .null }
    return file.lowering(component, NoFrame()).lower(store.initial)
  }
}

/// A constant has no frame around it.
private struct NoFrame: FrameAccess {
  func read(_ slot: FrameSlot) -> JSExpression { .null }
  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression { .null }
  func action(_ index: Int) -> JSExpression { .null }
  func element(_ slot: FrameSlot) -> JSExpression { .null }
  var place: JSExpression { .null }
  var instance: JSExpression { .null }
}
