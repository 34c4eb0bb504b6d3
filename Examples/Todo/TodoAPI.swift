import Facet

/// The API that the pages call. It is this application's own code: no HTTP and no JSON lie in between.
struct TodoAPI: PageAPI {
  let store: TodoStore

  func call(_ request: PageAPIRequest) async -> PageAPIReply {
    switch (request.method, request.segments.count) {
    case ("GET", 2):
      let todos = await store.all
      return PageAPIReply(status: 200, body: .value(.array(todos.map(Self.value))))
    case ("POST", 2):
      guard case .string(let title)? = request.body?["title"], !title.isEmpty else {
        return Self.problem(422, "Say what is to be done.")
      }
      return PageAPIReply(status: 201, body: .value(Self.value(await store.add(title))))
    case ("PUT", 3):
      guard let id = Int(request.segments[2]), case .bool(let done)? = request.body?["done"],
        await store.set(id, done: done)
      else { return Self.problem(404, "There is no such thing to do.") }
      return PageAPIReply(status: 204)
    default: return Self.problem(405, "That can't be done here.")
    }
  }

  private static func value(_ todo: Todo) -> Value {
    ["id": .int(todo.id), "title": .string(todo.title), "done": .bool(todo.done)]
  }

  private static func problem(_ status: Int, _ detail: String) -> PageAPIReply {
    PageAPIReply(
      status: status, body: .value(["title": "Not done", "status": .int(status), "detail": .string(detail)]))
  }
}
