package import Terminal

/// What a demo has to do with: the screen, the keys, and the course whose scenarios it plays.
package struct DemoContext: Sendable {
    package var profile: TerminalProfile
    /// The profile with the size that the window has now.
    package var currentProfile: @Sendable () -> TerminalProfile
    /// Whether keys come one by one; else words come by the line.
    package var hasKeys: Bool
    /// The folder of the course; its `scenarios` are what the simulator answers in live demos.
    package var courseRoot: String
    /// Whole lines, for demos that ask for text where keys do not come one by one.
    package var lines: (any LineReading)?
    /// How much slower than at real speed the model writes. A test that stops a demo makes it so
    /// slow that no demo is over before it is stopped.
    package var slowdown = 1.0
    /// Writes text to the screen as it is.
    package var write: @Sendable (String) -> Void
    var keys: any KeyReading

    package init(
        profile: TerminalProfile,
        hasKeys: Bool,
        courseRoot: String,
        keys: any KeyReading,
        lines: (any LineReading)? = nil,
        currentProfile: (@Sendable () -> TerminalProfile)? = nil,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.profile = profile
        self.currentProfile = currentProfile ?? { profile }
        self.hasKeys = hasKeys
        self.courseRoot = courseRoot
        self.keys = keys
        self.lines = lines
        self.write = write
    }

    /// Whether a picture can be drawn again in its place.
    var redraws: Bool { hasKeys && !profile.isPlain }

    func show(_ lines: [StyledLine]) { write(lines.rendered(for: profile)) }

    /// The next key. The thread that waits for it is none of the shared ones.
    func nextKey() async -> Key { await blocking { [keys] in keys.nextKey() } }

    /// What a call gives that blocks its thread; the thread is none of the shared ones.
    func blocking<Value: Sendable>(_ call: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { (done: CheckedContinuation<Value, Never>) in
            startDetachedThread { done.resume(returning: call()) }
        }
    }
}
