import FacetValue

/// What a customer asked for, checked by `OrderDraft.init(reading:)`.
public struct OrderDraft: Sendable, Hashable {
  public struct Line: Sendable, Hashable, Codable {
    public let productID: Int
    public let quantity: Int
    /// Minor units, as the form showed it.
    public let unitPrice: Int
    public init(productID: Int, quantity: Int, unitPrice: Int) {
      self.productID = productID
      self.quantity = quantity
      self.unitPrice = unitPrice
    }
  }

  public let lines: [Line]
  public let currency: String
  /// Minor units of `currency`.
  public let total: Int
  public let note: String

  public init(lines: [Line], currency: String, total: Int, note: String) {
    self.lines = lines
    self.currency = currency
    self.total = total
    self.note = note
  }
}

/// A client's promise that requests with this key are one and the same.
public struct IdempotencyClaim: Sendable, Hashable {
  public let caller: Int
  public let key: String
  /// A hash of the body: the same key with another one is refused.
  public let fingerprint: String
  public init(caller: Int, key: String, fingerprint: String) {
    self.caller = caller
    self.key = key
    self.fingerprint = fingerprint
  }
}

/// How placing starts.
public enum PlacingStart: Sendable {
  /// A row in state `placing` was committed.
  case begun(Order)
  /// The key was used for this order before; as it was when it was placed.
  case replay(Order)
  /// Another request with the same key is on its way.
  case underWay
  /// The key was used with another body.
  case keyReused
}

/// What is left to do about an order's reservation, beyond the order's own state.
public enum ReservationPhase: String, Sendable {
  /// Stock may or may not be reserved; nothing is promised.
  case reserving
  /// The order stands, the reservation is to be confirmed.
  case confirming
  /// The order does not stand (or no longer), its stock is to be given back.
  case releasing
  case settled
}

/// An order whose reservation needs a step.
public struct UnfinishedOrder: Sendable, Hashable {
  public let id: Int
  public let reservation: String
  public let phase: ReservationPhase
  public init(id: Int, reservation: String, phase: ReservationPhase) {
    self.id = id
    self.reservation = reservation
    self.phase = phase
  }
}

/// What orders can be sorted by.
public enum OrderSort: String, Sendable, CaseIterable { case placedAt, total, number, customer, state }

/// Which orders a list shows.
public struct OrderQuery: Sendable {
  public var list: ListQuery<OrderSort>
  public var state: OrderState?
  public var customerID: Int?
  /// Placed at or after.
  public var from: Instant?
  /// Placed before.
  public var to: Instant?

  public init(
    _ list: ListQuery<OrderSort> = ListQuery(), state: OrderState? = nil, customerID: Int? = nil, from: Instant? = nil,
    to: Instant? = nil
  ) {
    self.list = list
    self.state = state
    self.customerID = customerID
    self.from = from
    self.to = to
  }
}

/// Keeps orders. Every method is one transaction, durable when it returns.
///
/// Orders in state `placing` are seen by no list and no `order(_:)`.
public protocol OrderStore: Sendable {
  /// The events of its commits.
  var outbox: any OutboxLog { get }

  // MARK: Placing

  /// Commits a row in state `placing` under the reservation's id, unless the claim's key was used.
  /// `begun` is the machine's time, by which `unfinished` tells what is stale.
  func begin(
    _ draft: OrderDraft, customerID: Int, customerName: String, reservation: String, claim: IdempotencyClaim?,
    at: Instant, begun: Instant
  ) async throws -> PlacingStart
  /// Commits the order as pending with its event, phase `confirming`. False when the row is no longer being placed.
  func commit(_ order: Order, event: DomainEvent) async throws -> Bool
  /// Gives an order up that was never pending: phase `releasing`, its key free again. False when it is too late.
  func abandon(_ id: Int) async throws -> Bool
  /// Marks that the reservation was confirmed or released; a row that was never pending goes away.
  func settle(_ id: Int, from phase: ReservationPhase) async throws
  /// Orders that need a step: all that are confirming or releasing, and of those that are being placed the ones that
  /// began before `before` or were begun by a process that has ended, as far as the store can know.
  func unfinished(before: Instant, limit: Int) async throws -> [UnfinishedOrder]
  /// Forgets keys that were used before `before`.
  func forgetKeys(before: Instant) async throws
  /// True when `owner` holds the lease of that name until `until`; false when another holds it.
  func takeLease(_ name: String, owner: String, now: Instant, until: Instant) async throws -> Bool

  // MARK: Orders

  func order(_ id: Int) async throws -> Order?
  func page(_ query: OrderQuery) async throws -> Page<Order>
  /// Moves an order on with its event, if it still is in the state that the caller saw; else nil.
  ///
  /// Cancelling sets the phase `releasing`.
  func move(
    _ id: Int, from: OrderState, to: OrderState, by: String, at: Instant, event: DomainEvent
  ) async throws -> Order?
  /// Nil when there is no such order.
  func annotate(_ id: Int, note: String, at: Instant) async throws -> Order?
  /// Removes a cancelled order whose stock has been given back, with its event. False when it isn't one.
  func delete(_ id: Int, event: DomainEvent) async throws -> Bool
  /// Nil when the store answers, or else what is wrong.
  func unhealthy() async -> String?
}
