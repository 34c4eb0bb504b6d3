// What the tests in `Tests/Clients` ask of the Swift side: checking templates, compiling them for a target, and rendering
// pages as the server does. Reads a JSON object from each line and answers with one.
//
//   FixtureTool                                  answers until its input ends
//   FixtureTool --compile DIR --target svelte    prints the modules that a fixture is compiled to
import FacetValue
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())

func argument(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
}

if let folder = argument("--compile") {
  do {
    for (path, text) in try ModulePrinter.modules(of: folder, target: argument("--target") ?? "svelte") {
      print("// \(path)\n\(text)")
    }
  } catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
  }
} else {
  let conversation = Conversation()
  while let line = readLine() {
    let reply = await conversation.reply(to: line)
    FileHandle.standardOutput.write(Data(JSONWriter.bytes(of: reply) + [0x0A]))
  }
}
