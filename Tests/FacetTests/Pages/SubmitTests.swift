import Facet
import Synchronization
import Testing

@Suite struct SubmitTests {
  static let page = """
    <script>
      query keep: String = ""
      state title = ""
      state errors: [String: [String]] = [:]
      action save() {
        do {
          let made: Todo = try await api.post("/api/todos", TodoForm(title: title))
          navigate("./todos/{made.id}")
        } catch {
          errors = error.fields
        }
      }
    </script>
    <form on:submit={save}>
      <label>Title <input bind:value={title}></label>
      {#each errors["title"] ?? [] as message (message)}<p class="error">{message}</p>{/each}
      <button>Save</button>
    </form>
    """

  static func site(_ options: SiteOptions = SiteOptions(hasClients: false)) throws -> Site {
    try makeSite(
      [
        "types.facet": "type Todo { id: Int, title: String }\ntype TodoForm { title: String }\n",
        "pages/index.facet": page,
      ], options: options)
  }

  @Test func afterItsTimeAnActionCallsNothingMore() async throws {
    let site = try Self.site(SiteOptions(hasClients: false, actionTime: .zero))
    let api = ScriptedAPI { _ in ScriptedAPI.json(#"{"id": 1, "title": "x"}"#, status: 201) }
    let reply = await site.respond(to: .post("/", await Self.fields(site, "Milk")), api: api)
    #expect(reply.status == 422)
    #expect(api.requests.isEmpty)
  }

  static func fields(_ site: Site, _ title: String) async -> [(name: String, value: String)] {
    let api = ScriptedAPI { _ in ScriptedAPI.json("null") }
    let action = await site.respond(to: .get("/"), api: api).postedAction ?? "no form"
    return [("_action", action), ("title", title)]
  }

  @Test func aFormRunsItsActionAndFollowsItsNavigation() async throws {
    let site = try Self.site()
    let api = ScriptedAPI { request in
      PageAPIReply(status: 201, body: .value(["id": 7, "title": "x"]), setCookies: ["a=b"])
    }
    let reply = await site.respond(to: .post("/", await Self.fields(site, "Milk")), api: api)
    #expect(reply.status == 303)
    #expect(reply.header("Location") == "/alpine/todos/7")
    #expect(reply.header("Set-Cookie") == "a=b")
    #expect(api.requests.map(\.method) == ["POST"])
    #expect(api.requests.first?.isAction == true)
    #expect(api.requests.first?.body?["title"]?.text == "Milk")
  }

  @Test func whatWasTypedIsKeptBesideTheErrors() async throws {
    let site = try Self.site()
    let api = ScriptedAPI { _ in
      ScriptedAPI.json(
        #"{"title": "Invalid", "errors": [{"pointer": "/title", "detail": "is too <short>"}]}"#, status: 422)
    }
    let reply = await site.respond(to: .post("/", await Self.fields(site, "a \"b\"")), api: api)
    #expect(reply.status == 422)
    #expect(reply.text.contains(#"value="a &quot;b&quot;""#))
    #expect(reply.text.contains(#"<p class="error">is too &lt;short&gt;</p>"#))
  }

  @Test(arguments: ["", "0#99", "9.9#0", "0#0#0", "%00", "-1#-1", "999999999999999999999#0"])
  func anActionThatIsNotOnThePageIsRefusedAndNothingIsCalled(action: String) async throws {
    let site = try Self.site()
    let api = ScriptedAPI { _ in ScriptedAPI.json("null") }
    let reply = await site.respond(to: .post("/", [("_action", action), ("title", "x")]), api: api)
    #expect(reply.status == 409)
    #expect(api.requests.isEmpty)
    #expect(reply.text.hasSuffix("</html>\n") || reply.text.hasSuffix("</html>"))
  }

  @Test func fieldsThatTheFormDoesNotHaveChangeNothing() async throws {
    let site = try Self.site()
    let api = ScriptedAPI { _ in ScriptedAPI.json(#"{"id": 1, "title": "x"}"#, status: 201) }
    let extra: [(name: String, value: String)] = [("errors", "x"), ("keep", "y"), ("id", "9"), ("title", "late")]
    _ = await site.respond(to: .post("/", await Self.fields(site, "Milk") + extra), api: api)
    #expect(api.requests.first?.body?["title"]?.text == "Milk")
  }

  @Test func cookiesOfCallsBeforeOneThatFailsAreSet() async throws {
    let site = try makeSite([
      "types.facet": "type TodoForm { title: String }\n",
      "pages/index.facet": """
      <script>
        state title = ""
        action save() {
          try await api.post("/api/session", TodoForm(title: title))
          try await api.post("/api/orders", TodoForm(title: title))
        }
      </script>
      <form on:submit={save}><label>Title <input bind:value={title}></label><button>Save</button></form>
      """,
    ])
    let api = ScriptedAPI { request in
      request.segments == ["api", "session"]
        ? PageAPIReply(status: 204, setCookies: ["a=b"]) : ScriptedAPI.json(#"{"title": "No"}"#, status: 403)
    }
    let reply = await site.respond(to: .post("/", await Self.fields(site, "Milk")), api: api)
    #expect(reply.status == 403)
    #expect(reply.header("Set-Cookie") == "a=b")
    #expect(api.requests.count == 2)
  }

  @Test func theLogOfAFailedLoadHasNoQuery() async throws {
    let reported = Lines()
    let site = try makeSite(
      [
        "types.facet": "type Todo { id: Int }\n",
        "pages/index.facet": """
        <script>
          load todo: Todo = api.get("/api/todos/1")
        </script>
        <p>{todo.id}</p>
        """,
      ], options: SiteOptions(hasClients: false, report: { line in reported.all.withLock { $0.append(line) } }))
    let api = ScriptedAPI { _ in ScriptedAPI.json("{}", status: 500) }
    #expect(await site.respond(to: .get("/?token=secret"), api: api).status == 502)
    let text = reported.all.withLock { $0.joined() }
    #expect(text.contains("500"))
    #expect(!text.contains("secret"))
  }
}

private final class Lines: Sendable {
  let all = Mutex<[String]>([])
}
