/// Waits until the task is cancelled: the background work of a module that has none.
public func untilCancelled() async {
  while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
}
