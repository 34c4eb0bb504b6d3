/// Something to do.
struct Todo: Sendable {
  let id: Int
  var title: String
  var done = false
}

/// The to-dos, in memory.
actor TodoStore {
  private var todos = [Todo(id: 1, title: "Write a template"), Todo(id: 2, title: "Serve it")]

  var all: [Todo] { todos }

  func add(_ title: String) -> Todo {
    let todo = Todo(id: (todos.map(\.id).max() ?? 0) + 1, title: title)
    todos.append(todo)
    return todo
  }

  /// False when there is no such to-do.
  func set(_ id: Int, done: Bool) -> Bool {
    guard let index = todos.firstIndex(where: { $0.id == id }) else { return false }
    todos[index].done = done
    return true
  }
}
