import Terminal
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal in memory: what the program under test writes is drawn on a screen of cells.
final class PseudoTerminal {
    private(set) var master: Int32
    /// The program's end.
    let slave: Int32
    private(set) var screen: VirtualScreen

    init(columns: Int = 80, rows: Int = 24) throws {
        struct NoTerminal: Error {}
        guard let ends = Self.open() else { throw NoTerminal() }
        (master, slave) = ends
        screen = VirtualScreen(columns: columns, rows: rows)
        resize(columns: columns, rows: rows)
    }

    deinit {
        close(slave)
        if master >= 0 { close(master) }
    }

    /// The window is closed.
    func hangUp() {
        close(master)
        master = -1
    }

    private static func open() -> (master: Int32, slave: Int32)? {
        #if canImport(Glibc)
            // Glibc's module leaves posix_openpt out; these are its steps (ioctl_tty(2)).
            let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var locked: Int32 = 0
            var number: Int32 = 0
            guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0,
                ioctl(master, 0x8004_5430, &number) == 0
            else { return nil }
            let slave = Glibc.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        #else
            let master = posix_openpt(O_RDWR | O_NOCTTY)
            guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0,
                let name = ptsname(master)
            else { return nil }
            let slave = Darwin.open(name, O_RDWR | O_NOCTTY)
        #endif
        return slave >= 0 ? (master, slave) : nil
    }

    func resize(columns: Int, rows: Int) {
        // struct winsize: rows, columns, and two sizes in pixels.
        var size: [UInt16] = [UInt16(rows), UInt16(columns), 0, 0]
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        screen.resize(columns: columns, rows: rows)
    }

    func type(_ text: String) {
        type(Array(text.utf8))
    }

    func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until what was typed has come to the program's end.
    /// - Returns: Whether it has; false after ten seconds.
    func hasTakenInput() -> Bool {
        var source = pollfd(fd: slave, events: Int16(POLLIN), revents: 0)
        return poll(&source, 1, 10_000) == 1
    }

    /// Reads what the program writes until the screen is as it should be.
    /// - Returns: Whether that happened; false after ten seconds without it.
    func waits(until isThere: (VirtualScreen) -> Bool) -> Bool {
        while !isThere(screen) {
            guard readSome(milliseconds: 10_000) else {
                // What stood there instead explains the failure.
                Issue.record("the screen stayed at \(screen.lines)")
                return false
            }
        }
        return true
    }

    private func readSome(milliseconds: Int32) -> Bool {
        var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, milliseconds) == 1 else { return false }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(master, &bytes, bytes.count)
        guard count > 0 else { return false }
        screen.take(bytes[..<count])
        return true
    }

    /// The terminal's modes, to see that they are given back.
    var modes: [UInt32] {
        // The flags stand first in struct termios, whatever their size.
        var words = [UInt32](repeating: 0, count: 64)
        #if canImport(Glibc)
            _ = ioctl(slave, UInt(TCGETS), &words)
            return Array(words[..<4])
        #else
            _ = ioctl(slave, UInt(TIOCGETA), &words)
            return Array(words[..<8])
        #endif
    }
}
