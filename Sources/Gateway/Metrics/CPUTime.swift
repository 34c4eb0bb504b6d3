import Foundation

/// The CPU time of this process, user and system.
enum CPUTime {
  static var seconds: Double? {
    let time = clock()
    // POSIX counts a million a second, whatever the machine's own tick is.
    return time < 0 ? nil : Double(time) / 1_000_000
  }
}
