/// A declaration of a component's script, of a store file, or of `types.facet`.
public struct Declaration: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public enum Kind: Sendable {
    /// `prop size: Int = 10`
    case prop(Name, TypeName, initial: Expression?)
    /// `state query = ""`, `stored state theme = "auto"`
    case state(Name, TypeName?, initial: Expression, isStored: Bool)
    /// `derived shown = …`
    case derived(Name, TypeName?, Expression)
    /// `query q: String = ""`
    case query(Name, TypeName, initial: Expression?)
    /// `param id: Int`
    case param(Name, TypeName)
    /// `fragment tab: String = "all"`
    case fragment(Name, TypeName, initial: Expression?)
    /// `load products: Page<Product> = api.get("/api/products", ["q": q])`
    case load(Name, TypeName, Expression)
    /// `live notes: [Notification] = api.events("/api/…") { notes.insert($0, at: 0) }`
    case live(Name, TypeName, Expression)
    /// `store cart: Cart = Cart(…)`, in a file under `stores/`
    case store(Name, TypeName, initial: Expression?)
    /// `use cart`
    case use(Name)
    /// `action save(form: ProductForm) { … }`
    case action(Name, [Parameter], [Statement])
    case effect([Statement])
    case onMount([Statement])
    case onUnmount([Statement])
    /// `type Todo { id: Int, extra: [String: String] as "extra_fields" }`
    case record(Name, [Field])
    /// `enum OrderState: String { pending, paid = "paid-in-full" }`
    case enumeration(Name, [Case])
  }

  public struct Parameter: Sendable {
    public let name: Name
    public let type: TypeName
    public init(name: Name, type: TypeName) {
      self.name = name
      self.type = type
    }
  }

  public struct Field: Sendable {
    public let name: Name
    public let type: TypeName
    public let wireName: String?
    /// The value that a constructor call may leave out.
    public let initial: Expression?
    public init(name: Name, type: TypeName, wireName: String?, initial: Expression?) {
      self.name = name
      self.type = type
      self.wireName = wireName
      self.initial = initial
    }
  }

  public struct Case: Sendable {
    public let name: Name
    public let rawValue: String
    public init(name: Name, rawValue: String) {
      self.name = name
      self.rawValue = rawValue
    }
  }
}
