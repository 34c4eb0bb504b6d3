import FacetSyntax
import FacetValue

/// A whole folder of templates, checked: what the renderer and the generators read. Immutable; knows no target.
public struct CheckedProject: Sendable {
  public let types: TypeTable
  /// Pages, layouts and components; `ComponentID` is the position.
  public let components: [CheckedComponent]
  public let pages: [CheckedPage]
  public let stores: [CheckedStore]
  /// Every component's scoped style, rewritten, in an order that does not depend on the file system.
  public let scopedStyles: [String]

  public init(
    types: TypeTable, components: [CheckedComponent], pages: [CheckedPage], stores: [CheckedStore],
    scopedStyles: [String]
  ) {
    self.types = types
    self.components = components
    self.pages = pages
    self.stores = stores
    self.scopedStyles = scopedStyles
  }
}

public typealias ComponentID = Int
/// A position in a component instance's frame, where every binding has its own.
public typealias FrameSlot = Int

/// A page and its address below a variant's root.
public struct CheckedPage: Sendable {
  public enum Segment: Sendable, Hashable {
    case literal(String)
    /// `[id]`: matches one segment.
    case parameter(String)
  }
  /// `products/[id]`, without `.facet`; `index` pages have the path of their folder.
  public let name: String
  /// Empty for the variant's root.
  public let path: [Segment]
  /// `403`, `404` and `error` are shown in place of other pages and have no address.
  public let isErrorPage: Bool
  public let component: ComponentID

  public init(name: String, path: [Segment], isErrorPage: Bool, component: ComponentID) {
    self.name = name
    self.path = path
    self.isErrorPage = isErrorPage
    self.component = component
  }
}

/// State that islands of a page share.
public struct CheckedStore: Sendable {
  public let name: String
  public let type: ValueType
  public let initial: CheckedExpression
  public init(name: String, type: ValueType, initial: CheckedExpression) {
    self.name = name
    self.type = type
    self.initial = initial
  }
}
