// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/alpine. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let alpine: [RuntimeFile] = [
    RuntimeFile(path: "alpine/index.js", text: #"""
// The part of `alpinejs` that generated code uses.

"""#),
  ]
}
