// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is built the same way: Swift 6 mode, the upcoming features that make
/// dependencies and isolation explicit, and no warning left standing.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "streamtutor",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "streamtutor", targets: ["streamtutor"]),
        .library(name: "StreamingKit", targets: ["StreamingKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The bottom layer: C libraries, the reference streaming stack, the course as values.
        .systemLibrary(
            name: "CEditline",
            pkgConfig: "libedit",
            providers: [.apt(["libedit-dev"]), .brew(["libedit"])]
        ),
        .systemLibrary(
            name: "CMarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]
        ),
        .target(name: "CProcessLaunch"),
        .target(name: "CSourceKit", dependencies: ["CProcessLaunch"]),
        .target(name: "StreamingKit", swiftSettings: swiftSettings),
        .target(
            name: "CourseModel",
            dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: swiftSettings
        ),

        // The local streaming API that clients and demos talk to.
        .target(
            name: "APISimulator",
            dependencies: [
                "StreamingKit",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),

        // The middle: what is done with a course, each part apart from the others.
        .target(
            name: "ExerciseChecking",
            dependencies: ["CourseModel", "CProcessLaunch", "StreamingKit"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "ProgressStorage",
            dependencies: ["CourseModel"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Terminal",
            dependencies: ["CEditline", "CMarkGFM"],
            swiftSettings: swiftSettings
        ),

        // Many submissions, and what is reported of them.
        .target(
            name: "Grading",
            dependencies: ["CourseModel", "ExerciseChecking"],
            swiftSettings: swiftSettings
        ),

        // The top: the session, and the commands.
        .target(
            name: "LessonRunner",
            dependencies: [
                "APISimulator", "CourseModel", "ExerciseChecking", "ProgressStorage",
                "StreamingKit", "Terminal",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "streamtutor",
            dependencies: [
                "APISimulator", "CourseModel", "ExerciseChecking", "Grading", "LessonRunner",
                "CSourceKit", "ProgressStorage", "StreamingKit", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),

        .testTarget(
            name: "StreamingKitTests",
            dependencies: ["StreamingKit"],
            resources: [.copy("Conformance")],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "APISimulatorTests",
            dependencies: [
                "APISimulator", "StreamingKit", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CourseModelTests",
            dependencies: ["CourseModel", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ExerciseCheckingTests",
            dependencies: ["CourseModel", "ExerciseChecking", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "GradingTests",
            dependencies: ["CourseModel", "ExerciseChecking", "Grading", "TestSupport"],
            exclude: ["Attacked", "Attacks", "Schemas"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ProgressStorageTests",
            dependencies: ["CourseModel", "ProgressStorage", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["Terminal", "TestSupport"],
            exclude: ["Goldens"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "LessonRunnerTests",
            dependencies: [
                "APISimulator", "CourseModel", "ExerciseChecking", "LessonRunner",
                "ProgressStorage", "StreamingKit", "Terminal", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Goldens"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CourseContentTests",
            dependencies: [
                "CourseModel", "ExerciseChecking", "LessonRunner", "StreamingKit", "TestSupport",
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["ExerciseChecking", "TestSupport", "CPseudoTerminal", "streamtutor"],
            exclude: ["Goldens"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "TestSupport",
            path: "Tests/TestSupport",
            swiftSettings: swiftSettings
        ),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    ]
)
