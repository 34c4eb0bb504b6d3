/// What a client needs in the server's HTML beyond the tree that all targets share: comments, `<template>`s and
/// attributes, by component and node.
///
/// A generator makes it and the renderer writes it. All of it is markup that the generator vouches for: it is not escaped.
public struct MarkupAdditions: Sendable {
  /// What one node gets.
  public struct Node: Sendable {
    /// Written in front of the node and behind it.
    public var before = ""
    public var after = ""
    /// Written at the end of an element's start tag; begins with a space.
    public var attributes = ""
    /// Written first and last in an element's content.
    public var opening = ""
    public var closing = ""
    /// Written in front of each item of an each block and behind it.
    public var itemBefore = ""
    public var itemAfter = ""
    /// Whether an element gets the next number of the page, as `data-hk`.
    public var isNumbered = false

    public init() {}
  }

  public var components: [ComponentID: [NodeID: Node]]

  public init(components: [ComponentID: [NodeID: Node]] = [:]) { self.components = components }

  public subscript(component: ComponentID, node: NodeID) -> Node? { components[component]?[node] }
}
