// swift-tools-version: 6.2

import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "streamtutor-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "streamtutor", path: "..")],
    targets: [
        .target(name: "CAllocationCount"),
        .executableTarget(
            name: "StreamingBenchmarks",
            dependencies: [
                "CAllocationCount", .product(name: "StreamingKit", package: "streamtutor"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "SimulatorLoad",
            dependencies: [.product(name: "StreamingKit", package: "streamtutor")],
            swiftSettings: swiftSettings
        ),
    ]
)
