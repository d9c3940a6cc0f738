#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// A file that is written from its beginning to its end, and is there only when it is whole.
package final class GrowingFile {
    package let path: String
    private let stream: UnsafeMutablePointer<FILE>
    private var isClosed = false

    init(path: String) throws(ReportFailure) {
        self.path = path
        guard let stream = fopen(path + ".part", "w") else {
            throw ReportFailure(path: path, reason: String(cString: strerror(errno)))
        }
        self.stream = stream
    }

    package func write(_ text: String) throws(ReportFailure) {
        var text = text
        let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
        if !isWritten { throw failure }
    }

    /// Puts the file in its place.
    package func close() throws(ReportFailure) {
        isClosed = true
        guard fflush(stream) == 0, fsync(fileno(stream)) == 0 else {
            let problem = failure
            fclose(stream)
            throw problem
        }
        guard fclose(stream) == 0, rename(path + ".part", path) == 0 else { throw failure }
    }

    private var failure: ReportFailure {
        ReportFailure(path: path, reason: String(cString: strerror(errno)))
    }

    deinit {
        guard !isClosed else { return }
        fclose(stream)
        unlink(path + ".part")
    }
}
