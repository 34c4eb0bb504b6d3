// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/preact. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let preact: [RuntimeFile] = [
    RuntimeFile(path: "preact/index.js", text: #"""
// The part of `preact` that generated code uses.

"""#),
  ]
}
