import FacetAnalysis
import FacetRender
import FacetValue

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Prints the CPU time that one page of 100 products takes, as the median of rounds, after checking its bytes.

let page = ProductPage(rows: 100)
let first = try page.render()
guard ProductPage.isRight(first, rows: 100) else {
  print("The page is not what it has to be:\n\(String(decoding: first.prefix(2000), as: UTF8.self))")
  exit(1)
}

/// CPU time of this process, in microseconds.
func cpuTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

let rounds = 40
let pagesPerRound = 200
var results: [Double] = []
for _ in 0..<rounds {
  let start = cpuTime()
  for _ in 0..<pagesPerRound { _ = try page.render() }
  results.append((cpuTime() - start) / Double(pagesPerRound))
}
results.sort()
print("page of 100 products: \(first.count) bytes")
print("CPU per page: median \(rounded(results[rounds / 2])) µs, best \(rounded(results[0])) µs")

func rounded(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
