#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the run with a message that an optimised build prints too; libFuzzer keeps the input.
func require(_ holds: Bool, _ message: @autoclosure () -> String) {
  if holds { return }
  let text = Array("Not as it has to be: \(message())\n".utf8)
  _ = text.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  abort()
}
