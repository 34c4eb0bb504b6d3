// Made by scripts/tables/runtime_files.py from Sources/FacetRuntime/JavaScript/svelte. Change that, not this.
// swift-format-ignore-file

extension RuntimeFiles {
  static let svelte: [RuntimeFile] = [
    RuntimeFile(path: "svelte/index.js", text: #"""
// What pages of the Svelte variant use beside their own code.

"""#),
  ]
}
