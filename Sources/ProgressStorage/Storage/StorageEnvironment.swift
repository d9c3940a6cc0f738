#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What storage needs from outside: the disk, the clock, and who is writing.
package struct StorageEnvironment: Sendable {
    package var disk: Disk
    /// The current time.
    package var now: @Sendable () -> Moment
    /// The local time zone's distance from UTC at a time, in seconds; dates in file names are local.
    package var utcOffset: @Sendable (Moment) -> Int
    /// The program and its version, `streamtutor 0.1.0`; said where an older one is used.
    package var writer: String?
    /// How often a lock that another holds is tried again, 20 ms apart.
    package var lockTries: Int

    package init(
        disk: Disk = .real,
        now: @escaping @Sendable () -> Moment = { Moment(secondsSince1970: Int(time(nil))) },
        utcOffset: @escaping @Sendable (Moment) -> Int = localOffset,
        writer: String? = nil,
        lockTries: Int = 200
    ) {
        self.disk = disk
        self.now = now
        self.utcOffset = utcOffset
        self.writer = writer
        self.lockTries = lockTries
    }

    /// The current time for a file name, `2026-03-01-141502`.
    func stamp() -> String {
        let moment = now()
        return moment.stamp(offset: utcOffset(moment))
    }
}

/// The local time zone's distance from UTC, in seconds, positive in the east.
package func localOffset(at moment: Moment) -> Int {
    var seconds = time_t(moment.secondsSince1970)
    var fields = tm()
    return localtime_r(&seconds, &fields) == nil ? 0 : Int(fields.tm_gmtoff)
}
