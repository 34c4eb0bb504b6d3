import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

private let order = "type Order { id: Int, note: String, tags: [String] }"

@Suite struct ActionTests {
  @Test func whatMayChangeCanBeAssigned() {
    let component = checked(
      """
      === types.facet
      \(order)
      === stores/cart.facet
      store cart: [Int] = []
      === pages/index.facet
      <script>
        use cart
        query q: String = ""
        load orders: [Order] = api.get("/api/orders")
        state draft = Order(id: 1, note: "", tags: [])
        stored state theme = "auto"
        action change(text: String) {
          var copy = draft
          copy.note = text
          copy.tags.append("x")
          draft = copy
          draft.tags[0] = "y"
          q = text
          theme = "dark"
          cart.append(draft.id)
          orders[0].note += "!"
          orders.removeAll { $0.id == 1 }
        }
      </script>
      <p>{q}{draft.note}{theme}{cart.count}{orders.count}</p>
      <form on:submit={change("a")}><button>Go</button></form>
      """)
    let action = component?.actions.first { $0.name == "change" }
    #expect(action?.writes.count == 5)
    #expect(action?.isAsync == false)
  }

  @Test func whatMayNotChangeIsRefused() {
    expectDiagnostics(
      """
      <script>
        prop count: Int
        derived twice = count * 2
        action go(n: Int) {
          1️⃣count = 1
          2️⃣twice += 1
          3️⃣n = 2
          let x = 1
          4️⃣x = 2
        }
      </script>
      {#each [1] as item (item)}<form on:submit={{ 5️⃣item = 2 }}><button>{twice}</button></form>{/each}
      """, .immutable, .immutable, .immutable, .immutable, .immutable)
  }

  @Test func callsNeedTryAndAwait() {
    expectDiagnostics(
      """
      <script>
        action save() {
          1️⃣api.post("/api/a")
          2️⃣await api.delete("/api/a/{1}")
          try await api.put("/api/a", ["x": 1, "y": "z", "n": nil, "l": [["a": 1, "b": true], []], "d": [:]])
        }
        action both() {
          3️⃣save()
          await save()
        }
      </script>
      <form on:submit={both}><button>Go</button></form>
      """, .missingAwait, .missingAwait, .missingAwait)
  }

  @Test func asyncIsInferredThroughRuns() {
    let component = checked(
      """
      <script>
        state message = ""
        action save() {
          do {
            let made: Order = try await api.post("/api/orders", ["note": "a"], idempotencyKey: "k")
            navigate("./orders/{made.id}")
          } catch {
            message = error.fields["note"]?.first ?? error.title
          }
        }
        action outer() { await save() }
        action plain() { message = "x" }
      </script>
      <form on:submit={outer()}><button>{message}</button></form><form on:submit={plain()}><button>b</button></form>
      """, types: order)
    #expect(component?.actions.map(\.isAsync) == [true, true, false, true, false])
    #expect(component?.actions[1].writes == component?.actions[0].writes)
  }

  @Test func callsStandAlone() {
    expectDiagnostics(
      """
      <script>
        state n = 0
        action go() {
          n = 1 + 1️⃣(try await api.get("/api/n"))
          let made = try await api.post("/api/n")
          n = 2️⃣made
        }
      </script>
      <p>{n}{3️⃣api.get("/api/n")}</p>
      """, .callPosition, .untypedResult, .callPosition)
  }

  @Test func statementsDoSomething() {
    expectDiagnostics(
      """
      <script>
        state n = 0
        action go() {
          1️⃣n + 1
          2️⃣break
          for i in 3️⃣n { n = i }
          switch n {
          case 1: n = 2
          default: n = 3
          }
          4️⃣switch n { case 1: n = 2 }
          return
          5️⃣n = 1
        }
      </script>
      <p>{n}</p>
      """, .unusedResult, .outsideLoop, .notIterable, .missingCases, .unreachable)
  }

  @Test func enumerationsAreSwitchedCompletely() {
    expectDiagnostics(
      """
      <script>
        state s: S = .a
        action go() {
          1️⃣switch s { case .a: s = .b }
          switch s {
          case .a, .b: s = .c
          case .c: s = .a
          }
        }
      </script>
      <p>{s}</p>
      """, .missingCases, types: "enum S: String { a, b, c }")
  }

  @Test func handlersAreNamesCallsAndBlocks() {
    let component = checked(
      """
      <script>
        prop onPick: Action<Int>
        prop onClose: Action?
        state open = false
        action toggle() { open = !open }
      </script>
      <button on:click={toggle}>a</button><button on:click={onPick(1)}>b</button>
      <button on:click={{ open = false
        toggle() }}>c</button>
      <button on:keydown|enter|prevent={if_()}>d</button>
      """.replacing("if_()", with: "toggle()"))
    #expect(component?.actions.count == 4)
    expectDiagnostics(
      """
      <script>
        prop count: Int
        action add(n: Int) { }
      </script>
      <form on:submit={1️⃣add}><button>a</button></form><form on:submit={2️⃣count}><button>b</button></form>
      <form on:submit={3️⃣add()}><button>c</button></form><form on:submit={add(4️⃣"x")}><button>d</button></form>
      """, .wrongArguments, .notCallable, .wrongArguments, .typeMismatch)
  }

  @Test func actionPropsTakeNamesClosuresAndCalls() {
    checked(
      """
      === components/Row.facet
      <script>
        prop onPick: Action<Int>
        prop onClose: Action
        prop onMaybe: Action? = nil
        action close() { if let onMaybe { onMaybe() } }
      </script>
      <form on:submit={onPick(3)}><button>a</button></form><form on:submit={onClose}><button on:click={close()}>b</button></form>
      === components/Example.facet
      <script>
        state n = 0
        action pick(k: Int) { n = k }
      </script>
      <Row onPick={pick} onClose={pick(1)}/><Row onPick={{ n += $0 }} onClose={{ n = 0 }} onMaybe={nil}/>{n}
      """)
    expectDiagnostics(
      """
      === components/Row.facet
      <script>
        prop onPick: Action<Int>
      </script>
      <form on:submit={onPick(1)}><button>a</button></form>
      === components/Example.facet
      <script>
        action go(s: String) { }
      </script>
      <Row onPick={1️⃣go}/>
      """, .typeMismatch)
  }

  @Test func navigationStaysInside() {
    expectDiagnostics(
      """
      <script>
        state host = ""
        action go() {
          navigate("./a/{host}")
          navigate("/x")
          navigate("https://example.org/")
          navigate(1️⃣"https://{host}/")
          navigate(2️⃣"{host}/a")
          navigate(3️⃣"javascript:alert(1)")
          navigate(4️⃣"//{host}")
        }
      </script>
      <p>{host}</p>
      """, .navigationAddress, .navigationAddress, .navigationAddress, .navigationAddress)
  }

  @Test func timersAndElementsAreForActions() {
    checked(
      """
      <script>
        state n = 0
        action go() {
          after(300) { n += 1 }
          every(1000) { n = Int(random * 6.0) }
          field.focus()
        }
        onMount { field.select() }
        effect { if n > 3 { n = 0 } }
      </script>
      <input ref:field><p>{n}</p>
      """)
    expectDiagnostics(
      "<script>\n  action go() { field.1️⃣fokus() }\n</script>\n<input ref:field>{2️⃣field}", .unknownMember,
      .referenceAsValue)
  }
}
