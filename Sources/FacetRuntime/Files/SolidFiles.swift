// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/solid. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let solid: [RuntimeFile] = [
    RuntimeFile(path: "solid/index.js", text: #"""
// The part of `solid-js` that generated code uses.

"""#),
  ]
}
