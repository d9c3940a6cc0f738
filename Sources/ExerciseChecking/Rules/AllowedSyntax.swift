/// The lists that source rules go by.
enum AllowedSyntax {
    /// Attributes and modifiers, as the syntax tree names them, that change nothing about other
    /// code, symbols or safety. What is not known is refused, so that a new compiler's attributes
    /// are looked at before they are allowed.
    static let attributes: Set<String> = [
        "access_control", "setter_access", "final", "override", "required", "convenience", "lazy",
        "mutating", "nonmutating", "consuming", "borrowing", "indirect", "static", "class_func",
        "discardable_result", "available", "inline", "inlinable", "usable_from_inline", "frozen",
        "always_emit_into_client", "sendable", "escaping", "autoclosure", "nonisolated",
        "isolated", "concurrent", "reference_ownership", "custom", "main_type", "result_builder",
        "property_wrapper", "dynamic_member_lookup", "dynamic_callable", "global_actor",
        "reasync", "rethrows", "prefix", "postfix", "infix", "optional", "implicit_self_capture",
        "warn_unqualified_access", "non_sendable", "sending", "nonexhaustive",
    ]

    /// What looks at other code's values, at the program or at its threads.
    static let refusedNames: Set<String> = [
        "Mirror", "dump", "CommandLine", "readLine", "Builtin", "unownedExecutor",
        "runSynchronously", "ManagedBuffer", "ManagedBufferPointer", "Unmanaged",
    ]

    /// What gives or follows a pointer. The compiler's own check of memory safety misses some of
    /// these: Swift 6.3 lets `text.withUTF8 { print($0.baseAddress![100]) }` pass.
    static let pointerNames: Set<String> = [
        "withUTF8", "withUTF8Buffer", "utf8Start", "baseAddress", "pointee", "withCString",
        "withVaList", "withMemoryRebound", "bindMemory", "assumingMemoryBound", "withBytes",
    ]

    /// Parts of type names that no graded file holds, not even in a comment: the tree of the
    /// compiler leaves the types of parameters and variables out.
    static let pointerWords = [
        "Unsafe", "OpaquePointer", "CVaListPointer", "ManagedBuffer", "Unmanaged",
        "SerialExecutor", "TaskExecutor", "ExecutorJob", "UnownedJob",
    ]

    static let unsafePrefixes = ["unsafe", "Unsafe", "withUnsafe", "withContiguous"]

    /// Names that the compiler itself looks up in code that does not write them, and modules.
    static let reservedNames: Set<String> = [
        "IntegerLiteralType", "FloatLiteralType", "BooleanLiteralType", "StringLiteralType",
        "ExtendedGraphemeClusterType", "UnicodeScalarType", "Swift", "Testing", "ExerciseSupport",
        "Builtin", "_Concurrency", "Foundation",
    ]

    /// Members that code uses without naming them.
    static let implicitNames: Set<String> = [
        "init", "subscript", "makeIterator", "makeAsyncIterator", "next", "callAsFunction",
        "appendInterpolation", "appendLiteral", "description", "debugDescription", "hash",
        "hashValue", "customMirror", "playgroundDescription", "wrappedValue", "projectedValue",
        "dynamicallyCall", "buildBlock", "buildExpression", "encode",
    ]
}
