import NIOCore

/// One timer of a connection, set to the nearest point in time at which something is over.
///
/// It is moved lazily: a deadline that was put off is found out when the timer fires, which it then does again.
final class DeadlineTimer {
  private let loop: NIOIsolatedEventLoop
  private var scheduled: (task: Scheduled<Void>, deadline: NIODeadline)?
  /// Called when a deadline may have passed.
  var onFire: (() -> Void)?

  init(loop: any EventLoop) { self.loop = loop.assumeIsolated() }

  func set(_ deadline: NIODeadline?) {
    guard let deadline else { return }
    if let scheduled {
      if scheduled.deadline <= deadline { return }
      scheduled.task.cancel()
    }
    let task = loop.scheduleTask(deadline: deadline) { [weak self] in
      guard let self else { return }
      self.scheduled = nil
      self.onFire?()
    }
    scheduled = (task, deadline)
  }

  func cancel() {
    scheduled?.task.cancel()
    scheduled = nil
    onFire = nil
  }
}
