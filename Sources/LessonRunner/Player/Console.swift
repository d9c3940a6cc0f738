package import Terminal

/// Where a session's screens go and its lines come from.
package struct Console: Sendable {
    package var reader: any LineReading
    /// Single keys for demos, opened when a demo asks for them.
    package var openKeys: @Sendable () -> any KeyReading
    /// The terminal as it is now.
    package var profile: @Sendable () -> TerminalProfile
    /// Writes text as it is.
    package var write: @Sendable (String) -> Void

    package init(
        reader: any LineReading,
        openKeys: @escaping @Sendable () -> any KeyReading,
        profile: @escaping @Sendable () -> TerminalProfile,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.reader = reader
        self.openKeys = openKeys
        self.profile = profile
        self.write = write
    }

    func show(_ lines: [StyledLine]) { write(lines.rendered(for: profile())) }
}
