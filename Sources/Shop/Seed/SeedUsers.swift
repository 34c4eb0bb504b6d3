import FacetValue

/// An account that exists for `auth: demo` alone; under other modes nobody can sign in to it.
public struct DemoAccount: Sendable {
  public let name: String
  public let email: String
  public let role: Role
  /// The password of all of them. It is no secret: it works only where everybody may act as the manager anyway.
  public static let password = "facet-demo"
  /// The hash of `password`, with a salt that is the same everywhere: there is no secret that it could protect.
  static let passwordHash =
    "scrypt$16384$8$5$ZmFjZXQgZGVtbyBzYWx0Lg==$F/ylfclgjcuv+h9I5aFX8bTPBdAUHsGieoX6hqNrqdc="

  public static let manager = DemoAccount(name: "Mia Manager", email: "manager@demo.example", role: .manager)
  public static let all = [
    DemoAccount(name: "Vincent Viewer", email: "viewer@demo.example", role: .viewer), manager,
    DemoAccount(name: "Ada Admin", email: "admin@demo.example", role: .admin),
  ]
}

/// Makes up accounts.
enum SeedUsers {
  static let day = 86_400_000

  /// The demo accounts come first; nobody else has a password.
  static func make(_ plan: SeedPlan, _ random: inout SeedRandom) -> [NewUser] {
    let opening = plan.until.milliseconds &- 800 * day
    let demo = DemoAccount.all.map {
      NewUser(
        name: $0.name, email: $0.email, role: $0.role, passwordHash: DemoAccount.passwordHash,
        createdAt: Instant(milliseconds: opening), isDemo: true)
    }
    var users: [NewUser] = []
    var emails: Set<String> = []
    let staff = max(plan.users / 60, 1)
    while users.count < plan.users - demo.count {
      let person = person(&random)
      let email = freeEmail(person.address, &emails, &random)
      let index = users.count
      let role: Role = index <= staff / 4 ? .admin : index <= staff ? .manager : .viewer
      // The staff was there first.
      let age = role == .viewer ? 780 * random.unit() : 700 + 90 * random.unit()
      let at = plan.until.milliseconds &- Int(age * Double(day)) &- random.int(0...(day - 1))
      users.append(
        NewUser(
          name: person.name, email: email, role: role, active: role != .viewer || !random.chance(0.03),
          createdAt: Instant(milliseconds: at)))
    }
    return demo + users.sorted { ($0.createdAt, $0.email) < ($1.createdAt, $1.email) }
  }

  private static func person(_ random: inout SeedRandom) -> (name: String, address: String) {
    let language = random.pick(SeedNames.languages, else: SeedNames.languages[0])
    let nobody = SeedNames.Word(name: "Nobody", address: "nobody")
    let first = random.pick(language.first, else: nobody)
    let last = random.pick(language.last, else: nobody)
    let name = language.isFamilyNameFirst ? "\(last.name) \(first.name)" : "\(first.name) \(last.name)"
    return (name, "\(first.address).\(last.address)")
  }

  private static func freeEmail(
    _ address: String, _ taken: inout Set<String>, _ random: inout SeedRandom
  ) -> String {
    let domain = random.pick(["example.com", "example.org", "example.net"])
    var email = "\(address)@\(domain)"
    var number = 1
    while !taken.insert(email).inserted {
      number += 1
      email = "\(address)\(number)@\(domain)"
    }
    return email
  }
}
