/// The version that `--version` prints and that is noted in files.
enum Version {
    static let number = "0.1.0"
    static let text = "streamtutor \(number)"
}
