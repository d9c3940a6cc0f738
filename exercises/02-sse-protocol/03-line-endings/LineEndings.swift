import ExerciseSupport

/// The lines of a whole event stream, without their endings.
func splitLines(_ bytes: [UInt8]) -> [[UInt8]] {
    // TODO: a byte order mark may stand at the start.
    // TODO: this server ended its lines with LF. Others don't.
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
}
