#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs something on a thread with a stack of a given size.
enum SmallStack {
  /// Written by the thread and read after it has been joined.
  private final class Job: @unchecked Sendable {
    let body: @Sendable () -> String
    var result = ""
    init(_ body: @escaping @Sendable () -> String) { self.body = body }
  }

  static func run(bytes: Int, _ body: @escaping @Sendable () -> String) -> String {
    let job = Job(body)
    let context = Unmanaged.passRetained(job).toOpaque()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, bytes)
    #if canImport(Darwin)
      var thread: pthread_t?
      pthread_create(&thread, &attributes, main, context)
      if let thread { pthread_join(thread, nil) }
    #else
      var thread = pthread_t()
      pthread_create(&thread, &attributes, main, context)
      pthread_join(thread, nil)
    #endif
    pthread_attr_destroy(&attributes)
    return job.result
  }

  #if canImport(Darwin)
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { context in
      let job = Unmanaged<Job>.fromOpaque(context).takeRetainedValue()
      job.result = job.body()
      return nil
    }
  #else
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
      guard let context else { return nil }
      let job = Unmanaged<Job>.fromOpaque(context).takeRetainedValue()
      job.result = job.body()
      return nil
    }
  #endif
}
