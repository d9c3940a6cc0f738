#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

func makeLink(at path: String, to target: String) -> Bool { symlink(target, path) == 0 }

/// Whether a process lives; one that only waits to be reaped does not.
func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 }

func makeExecutable(_ path: String) { chmod(path, 0o755) }

/// Sets when a folder was used.
func setModified(_ path: String, secondsAgo seconds: Int) {
    let moment = timeval(tv_sec: time(nil) - seconds, tv_usec: 0)
    utimes(path, [moment, moment])
}

/// Kills a process, whatever it does.
func end(_ process: Int32) -> Bool { kill(process, SIGKILL) == 0 }
