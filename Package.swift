// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The package has three parts. `FACET_PART=core` builds the template language alone, which has no
// dependencies (fuzzing, sanitizers); `FACET_PART=shop` builds the backend modules alone; unset, all of it.
let part = ProcessInfo.processInfo.environment["FACET_PART"] ?? "all"
let hasShop = part == "all" || part == "shop"
let hasCore = part == "all" || part == "core"
let hasServer = part == "all"

// With `FACET_FUZZ=1` everything is built to report its coverage to libFuzzer.
let isFuzzing = ProcessInfo.processInfo.environment["FACET_FUZZ"] == "1"

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func product(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package)
}

var products: [Product] = []
var dependencies: [Package.Dependency] = []
var targets: [Target] = [
  target("FacetValue"),
  tests("FacetValueTests", ["FacetValue"]),
]

if hasCore {
  products += [.library(name: "Facet", targets: ["Facet"])]
  targets += [
    target("FacetSyntax"),
    target("FacetAnalysis", ["FacetSyntax", "FacetValue"]),
    target("FacetRender", ["FacetAnalysis", "FacetSyntax", "FacetValue"]),
    target("FacetCodegen", ["FacetAnalysis", "FacetRuntime", "FacetSyntax", "FacetValue"]),
    target("Facet", ["FacetRender", "FacetCodegen", "FacetRuntime", "FacetAnalysis", "FacetSyntax", "FacetValue"]),
    target("FacetRuntime", exclude: ["JavaScript"]),
    target("FacetTesting", ["Facet"]),
    tests("FacetSyntaxTests", ["FacetSyntax", "FacetTesting"]),
    tests("FacetAnalysisTests", ["FacetAnalysis", "FacetTesting"]),
    .executableTarget(
      name: "RenderBench", dependencies: ["FacetRender", "FacetAnalysis", "FacetSyntax", "FacetValue"],
      path: "Benchmarks/Render", swiftSettings: settings),
    tests("FacetRenderTests", ["FacetRender", "FacetTesting", "FixtureData"]),
    tests("FacetCodegenTests", ["FacetAnalysis", "FacetCodegen", "FacetSyntax", "FacetTesting", "FacetValue"]),
    .executableTarget(
      name: "PrintedTrees", dependencies: ["FacetCodegen", "FacetValue"], path: "Tests/Printer/Trees",
      swiftSettings: settings,
      // Rounding is libm's, which comes with Foundation where that is imported.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    tests("FacetRuntimeTests", ["FacetRuntime", "FacetAnalysis"]),
    .target(name: "FixtureData", dependencies: ["FacetValue"], path: "Tests/FixtureData", swiftSettings: settings),
    .executableTarget(
      name: "FixtureTool",
      dependencies: [
        "Facet", "FacetAnalysis", "FacetCodegen", "FacetRender", "FacetSyntax", "FacetValue", "FixtureData",
      ],
      path: "Tests/FixtureTool", swiftSettings: settings),
    tests("FacetTests", ["Facet", "FacetTesting"]),
  ]
  if isFuzzing {
    // libFuzzer brings its own `main`.
    targets += [
      .executableTarget(
        name: "FacetParserFuzz", dependencies: ["FacetSyntax"], path: "Tests/Fuzz",
        exclude: ["RenderFuzz.swift", "Render", "facet.dict"], sources: ["ParserFuzz.swift"],
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
      .executableTarget(
        name: "FacetRenderFuzz", dependencies: ["FacetRender", "FacetAnalysis", "FacetSyntax", "FacetValue"],
        path: "Tests/Fuzz", exclude: ["ParserFuzz.swift", "facet.dict"], sources: ["RenderFuzz.swift", "Render"],
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    ]
  }
}

if hasShop {
  dependencies += [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ]
  targets += [
    target(
      "Shop",
      [
        "FacetValue", product("Crypto", "swift-crypto"), product("CryptoExtras", "swift-crypto"),
        product("Logging", "swift-log"),
      ]),
    target("ShopSQLite", ["Shop", "FacetValue", product("GRDB", "GRDB.swift"), product("Logging", "swift-log")]),
    target("ShopTesting", ["Shop", "FacetValue"]),
    tests("ShopTests", ["Shop", "ShopTesting"]),
    tests("ShopSQLiteTests", ["ShopSQLite", "ShopTesting"]),
  ]
}

if hasServer {
  products += [
    .library(name: "FacetHummingbird", targets: ["FacetHummingbird"]),
    .executable(name: "facet", targets: ["FacetCLI"]),
  ]
  dependencies += [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ]
  targets += [
    target(
      "FacetHummingbird",
      [
        "Facet", product("HTTPTypes", "swift-http-types"), product("Hummingbird", "hummingbird"),
        product("HummingbirdCore", "hummingbird"), product("NIOCore", "swift-nio"),
      ]),
    target(
      "Gateway",
      [
        "Facet", "FacetHummingbird", "FacetValue", "Shop",
        product("AsyncHTTPClient", "async-http-client"),
        product("Configuration", "swift-configuration"),
        product("Crypto", "swift-crypto"),
        product("HTTPTypes", "swift-http-types"),
        product("Hummingbird", "hummingbird"),
        product("HummingbirdCore", "hummingbird"),
        product("Instrumentation", "swift-distributed-tracing"),
        product("JWTKit", "jwt-kit"),
        product("Logging", "swift-log"),
        product("Metrics", "swift-metrics"),
        product("NIOCertificateReloading", "swift-nio-extras"),
        product("NIOCore", "swift-nio"),
        product("NIOHTTP1", "swift-nio"),
        product("NIOHTTP2", "swift-nio-http2"),
        product("NIOHTTPCompression", "swift-nio-extras"),
        product("NIOHTTPTypes", "swift-nio-extras"),
        product("NIOHTTPTypesHTTP1", "swift-nio-extras"),
        product("NIOHTTPTypesHTTP2", "swift-nio-extras"),
        product("NIOPosix", "swift-nio"),
        product("NIOSSL", "swift-nio-ssl"),
        product("NIOTLS", "swift-nio"),
        product("Tracing", "swift-distributed-tracing"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
        product("Yams", "Yams"),
      ]),
    .executableTarget(
      name: "FacetCLI",
      dependencies: [
        "Gateway", "Facet", "FacetHummingbird", "Shop", "ShopSQLite", "FacetValue",
        product("ArgumentParser", "swift-argument-parser"),
        product("AsyncHTTPClient", "async-http-client"),
        product("Logging", "swift-log"),
        product("Metrics", "swift-metrics"),
        product("NIOCore", "swift-nio"),
        product("NIOHTTP1", "swift-nio"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
        product("Tracing", "swift-distributed-tracing"),
        product("UnixSignals", "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "ExampleTodo",
      dependencies: [
        "Facet", "FacetHummingbird",
        product("Hummingbird", "hummingbird"),
        product("NIOCore", "swift-nio"),
      ],
      path: "Examples/Todo", exclude: ["README.md", "Templates"], swiftSettings: settings),
    tests(
      "GatewayTests",
      [
        "Gateway", "Facet", "FacetHummingbird", "FacetValue", "Shop", "ShopSQLite",
        product("HTTPTypes", "swift-http-types"),
        product("Hummingbird", "hummingbird"),
        product("HummingbirdTesting", "hummingbird"),
        product("Logging", "swift-log"),
        product("Metrics", "swift-metrics"),
        product("NIOCore", "swift-nio"),
        product("NIOPosix", "swift-nio"),
        product("Tracing", "swift-distributed-tracing"),
      ]),
  ]
}

let package = Package(
  name: "facet",
  platforms: [.macOS(.v15)],
  products: products,
  dependencies: dependencies,
  targets: targets
)
