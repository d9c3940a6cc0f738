/// Looks whether an object calls or replaces a function that is none of Swift's.
///
/// Whatever the source looked like: code that reaches the system does so by a symbol's name, and
/// that name stands in the object's table.
enum ObjectRules {
    /// - Parameter imports: the modules that the file may import.
    /// - Returns: the violations; nil where the bytes are no object that can be read here.
    static func violations(
        _ object: [UInt8],
        imports: Set<String>
    ) -> [RuleViolation]? {
        guard let symbols = ELFObject.symbols(object) else { return nil }
        let ofModules = imports.contains("Synchronization") ? ofSynchronization : []
        return symbols.filter { !isHarmless($0) && !ofModules.contains($0.name) }.map { symbol in
            RuleViolation(
                rule: .foreignSymbol,
                line: nil,
                message: symbol.isDefined
                    ? "The code defines \(symbol.name), which other code could call by mistake."
                    : "The code calls \(symbol.name), which is none of Swift's own functions."
            )
        }
    }

    /// What the compiler itself calls, beside the Swift runtime.
    private static let called: Set<String> = [
        "malloc", "free", "malloc_usable_size", "memcpy", "memset", "memmove", "memcmp", "bzero",
        "_Unwind_Resume",
        "__stack_chk_fail", "__tls_get_addr",
        "fmod", "fmodf", "floor", "floorf", "ceil", "ceilf", "trunc", "truncf", "rint", "rintf",
        "round", "roundf", "roundeven", "sqrt", "sqrtf", "fma", "fmaf", "__muloti4", "__divti3",
        "__udivti3", "__modti3", "__umodti3", "__multi3", "_GLOBAL_OFFSET_TABLE_",
    ]

    /// What a `Mutex` becomes on Linux: its code is put into whoever uses it.
    private static let ofSynchronization: Set<String> = [
        "syscall", "__tls_get_addr", "__errno_location",
    ]

    private static func isHarmless(_ symbol: ELFObject.Symbol) -> Bool {
        let name = symbol.name
        if ["$s", "$S", "$e", "__swift_", "symbolic "].contains(where: name.hasPrefix) {
            return true
        }
        if symbol.isDefined {
            // Names with a space, a dollar sign or a point are the compiler's own.
            return ["streamtutor_student_main", "swift_willThrowTyped", "swift_willThrowTypedImpl"]
                .contains(name)
                || name.utf8.contains { " $.".utf8.contains($0) }
        }
        return name.hasPrefix("swift_") || name.hasPrefix("_swift") || called.contains(name)
    }
}
