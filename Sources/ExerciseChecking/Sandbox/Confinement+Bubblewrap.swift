extension Confinement {
    /// The arguments with which bubblewrap starts a program in this world.
    func bubblewrapArguments(folder: String) -> [String] {
        var arguments = [
            "--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000",
            "--die-with-parent", "--new-session", "--cap-drop", "ALL",
        ]
        for place in places {
            switch place.kind {
            case .readable:
                if let target = Files.linkTarget(place.path) {
                    arguments += ["--symlink", target, place.path]
                } else {
                    arguments += ["--ro-bind-try", place.path, place.path]
                }
            case .writable: arguments += ["--bind", place.path, place.path]
            case .device: arguments += ["--dev-bind-try", place.path, place.path]
            case .empty: arguments += ["--tmpfs", place.path, "--remount-ro", place.path]
            case .ownFolder: arguments += ["--perms", "0700", "--tmpfs", place.path]
            case .processes: arguments += ["--proc", place.path, "--remount-ro", place.path]
            case .link(let target): arguments += ["--symlink", target, place.path]
            }
        }
        return arguments + ["--remount-ro", "/", "--chdir", folder, "--"]
    }
}
