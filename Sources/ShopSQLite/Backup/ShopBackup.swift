import Foundation
import GRDB

/// Copies of a shop's files, made while it is served.
///
/// All files are copied as they were at one moment: no module writes while the moments of reading are taken, which lasts some
/// milliseconds, and the copying goes on beside the shop's work. So a copy is what would be left if the machine had stopped
/// at that moment, and a shop goes on from it as it does from that.
public struct ShopBackup: Sendable {
  /// Of the shop's folder.
  private let names: [String]
  private let directory: String

  /// - Throws: `BackupError` when there is no shop in the folder.
  public init(directory: String) throws {
    self.directory = directory
    names = try ShopBackup.databases(in: directory)
    guard !names.isEmpty else { throw BackupError("There is no shop in \(directory).") }
  }

  /// Writes a copy of each file into a folder, which is made for its owner only.
  ///
  /// - Parameter folder: there is none, or it is empty.
  /// - Returns: the copies' names.
  /// - Throws: `BackupError`, or what GRDB throws; then the folder holds nothing that could be taken for a copy.
  public func write(to folder: String) throws -> [String] {
    let manager = FileManager.default
    if manager.fileExists(atPath: folder), try !manager.contentsOfDirectory(atPath: folder).isEmpty {
      throw BackupError("There is something in \(folder) already. Name a folder that is not there.")
    }
    try manager.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do {
      let snapshots = try ShopBackup.atOneMoment(names.map { directory + "/" + $0 })
      for (name, snapshot) in zip(names, snapshots) { try ShopBackup.copy(snapshot, to: folder + "/" + name) }
      return names
    } catch {
      for name in names { try? manager.removeItem(atPath: folder + "/" + name) }
      throw error
    }
  }

  /// Looks whether the files of a copy are whole, and puts them into a shop's folder.
  ///
  /// - Parameter folder: there is none yet.
  /// - Throws: `BackupError` when a file is damaged or there is none.
  public static func restore(from backup: String, to folder: String) throws {
    let names = try databases(in: backup)
    guard !names.isEmpty else { throw BackupError("There is no copy of a shop in \(backup).") }
    for name in names { try check(backup + "/" + name) }
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in names {
      try manager.copyItem(atPath: backup + "/" + name, toPath: folder + "/" + name)
      try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/" + name)
    }
  }

  private static func databases(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { throw BackupError("There is no folder \(folder).") }
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sqlite") }.sorted()
  }

  /// Readers of all files, each of which sees them as they were while none of them was written.
  private static func atOneMoment(_ paths: [String]) throws -> [DatabaseSnapshot] {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    let pools = try paths.map { try DatabasePool(path: $0, configuration: configuration) }
    let readers = try paths.map { try DatabasePool(path: $0, configuration: configuration) }
    return try locking(pools[...]) { try readers.map { try $0.makeSnapshot() } }
  }

  /// Runs the body while nobody else can write to any of the files.
  private static func locking<T>(_ pools: ArraySlice<DatabasePool>, _ body: () throws -> T) throws -> T {
    guard let first = pools.first else { return try body() }
    return try first.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return try locking(pools.dropFirst(), body)
    }
  }

  private static func copy(_ snapshot: DatabaseSnapshot, to path: String) throws {
    let copy = try DatabaseQueue(path: path)
    try snapshot.backup(to: copy)
    try copy.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try check(path)
  }

  private static func check(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let verdict: String?
    do {
      let file = try DatabaseQueue(path: path, configuration: configuration)
      verdict = try file.read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") }
      try file.close()
    } catch {
      throw BackupError("\(path) can't be read: \(error)")
    }
    guard verdict == "ok" else { throw BackupError("\(path) is damaged: \(verdict ?? "it says nothing")") }
  }
}

/// What is wrong with a copy, for whoever makes or uses it.
public struct BackupError: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
