/// Puts a page's parts together: the head that its components gave, and the body.
struct DocumentWriter {
  let options: DocumentOptions
  let target: String
  /// The title of a page that none of its components names.
  let fallbackTitle: String
  /// For the page's client, when it has one.
  let data: PageData?

  func document(of machine: Machine) -> [UInt8] {
    let head = OutputBuffer(capacity: 4096)
    writeHead(machine, to: head)
    head.append(raw: "</head><body>")
    if let notice = options.notice {
      head.append(raw: "<p class=\"facet-notice\" role=\"alert\">")
      head.append(notice, .text)
      head.append(raw: "</p>")
    }
    let tail = OutputBuffer(capacity: 64)
    if let data { writePageData(data, to: tail) }
    tail.append(raw: "</body></html>")
    let total = head.count + machine.output.count + tail.count
    return [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
      for part in [head.bytes, machine.output.bytes, tail.bytes] {
        _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(fromContentsOf: part)
        count += part.count
      }
    }
  }

  private func writeHead(_ machine: Machine, to head: OutputBuffer) {
    head.append(raw: "<!doctype html><html lang=\"")
    head.append(options.language, .attribute)
    head.append(raw: "\" data-variant=\"")
    head.append(target, .attribute)
    head.append(raw: "\"><head><meta charset=\"utf-8\">")
    let items = Self.withoutDuplicates(machine.head)
    if !items.contains(where: { $0.isNamed("name=viewport") }) {
      head.append(raw: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    }
    if !items.contains(where: \.isTitle) {
      head.append(raw: "<title>")
      head.append(fallbackTitle, .text)
      head.append(raw: "</title>")
    }
    for item in items { head.append(item.bytes) }
    for address in options.stylesheets {
      head.append(raw: "<link rel=\"stylesheet\" href=\"")
      head.append(address, .attribute)
      head.append(raw: "\"")
      writeIntegrity(of: address, to: head)
      head.append(0x3E)
    }
    if !machine.styles.isEmpty {
      head.append(raw: "<style nonce=\"")
      head.append(options.nonce, .attribute)
      head.append(raw: "\">")
      machine.styles.append(to: head)
      head.append(raw: "</style>")
    }
    writeScripts(to: head)
    head.append(options.headExtra)
  }

  /// One title, one `meta` of each name, one of each other element. Among several the innermost stays, of equals the
  /// last; it stands where the first one stood. What a layout says counts as outermost: it surrounds its page.
  static func withoutDuplicates(_ items: [HeadItem]) -> [HeadItem] {
    var result: [HeadItem] = []
    for item in items {
      guard let position = result.firstIndex(where: { $0.isSame(as: item) }) else {
        result.append(item)
        continue
      }
      if item.rank >= result[position].rank { result[position] = item }
    }
    return result
  }
}

extension HeadItem {
  var isTitle: Bool { if case .title = kind { true } else { false } }

  func isNamed(_ name: String) -> Bool { if case .named(name) = kind { true } else { false } }

  func isSame(as other: HeadItem) -> Bool {
    switch (kind, other.kind) {
    case (.title, .title): true
    case (.named(let a), .named(let b)): a == b
    case (.other, .other): bytes == other.bytes
    default: false
    }
  }
}
