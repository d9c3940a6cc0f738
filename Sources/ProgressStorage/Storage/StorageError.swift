/// Why something could not be kept, found or brought back, with what to do about it.
///
/// `message` goes on the line after `streamtutor: `, `help` on the one below.
package struct StorageError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The disk is full, a quota or a file size limit is reached.
        case full
        /// The place may not be written: permissions, or a file system mounted to read.
        case readOnly
        /// Another streamtutor holds the lock for longer than we wait.
        case busy
        /// Any other refusal of the system to write.
        case cannotWrite
        /// Any refusal of the system to read.
        case cannotRead
        /// A newer streamtutor wrote it; it was left as it is.
        case newerFormat
        /// It cannot be read as what it should be.
        case damaged
        /// A file, a folder or a workspace is not there.
        case missing
        /// The student's file is a folder, a link out of the workspace or no file.
        case notAFile
        /// A link, a folder or another file stands where ours should be.
        case inTheWay
    }

    package var kind: Kind
    /// What is wrong, and where.
    package var message: String
    /// What to do about it.
    package var help: String

    package init(_ kind: Kind, _ message: String, help: String) {
        self.kind = kind
        self.message = message
        self.help = help
    }

    /// The status to leave with: 73 cannot write, 65 data that cannot be used, 66 nothing there.
    package var exitStatus: Int32 {
        switch kind {
        case .full, .readOnly, .busy, .cannotWrite, .inTheWay: 73
        case .newerFormat, .damaged: 65
        case .missing, .cannotRead, .notAFile: 66
        }
    }
}
