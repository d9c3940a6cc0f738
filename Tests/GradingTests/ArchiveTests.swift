import TestSupport
import Testing

@testable import Grading

@Suite("Archives that are handed in") struct ArchiveTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("archives") }

    private func read(_ bytes: [UInt8], as name: String = "ada.zip") throws -> HandedInFiles {
        let path = try folder.write(bytes, to: name)
        return Archive.read(path, wanted: ["Tallying.swift"])
    }

    @Test("A zip gives the files that exercises name, packed or not")
    func zip() throws {
        for packs in [false, true] {
            let found = try read(
                ZipWriter.archive([
                    .init("work/Tallying.swift", "struct Tally {}", packs: packs),
                    .init("work/Other.swift", "other"), .init("__MACOSX/Tallying.swift", "mac"),
                ])
            )
            #expect(found.files == ["Tallying.swift": Array("struct Tally {}".utf8)])
            #expect(found.refusals == [])
        }
    }

    @Test("A tar, and a packed one, give the same")
    func tar() throws {
        let tar = TarWriter.archive([
            .init("work/", type: "5"), .init("work/Tallying.swift", "struct Tally {}"),
        ])
        for (bytes, name) in [(tar, "ada.tar"), (ZipWriter.gzip(tar), "ada.tar.gz")] {
            let found = try read(bytes, as: name)
            #expect(found.files == ["Tallying.swift": Array("struct Tally {}".utf8)])
            #expect(found.refusals == [])
        }
    }

    @Test("What was packed by other programs unpacks")
    func deflated() throws {
        // zlib's own words for it: fixed codes with a copy.
        let fixed: [UInt8] = [0x4B, 0x4C, 0x84, 0x81, 0xA4, 0x64, 0x00]
        #expect(try Inflater.inflate(fixed[...], most: 99).bytes == Array("aaaaaaaaaabc".utf8))
        let dynamic = Samples.dynamicDeflate
        let text = try Inflater.inflate(dynamic.packed[...], most: 9999).bytes
        #expect(text == dynamic.bytes)
        for length in 0..<dynamic.packed.count {
            #expect(throws: Inflater.Failure.damaged) {
                try Inflater.inflate(dynamic.packed[..<length], most: 9999)
            }
        }
    }

    @Test(
        "Paths that lead elsewhere are refused",
        arguments: [
            "/etc/Tallying.swift", "../Tallying.swift", "a/../../Tallying.swift",
            "a\\..\\Tallying.swift",
        ]
    )
    func paths(name: String) throws {
        let zip = try read(ZipWriter.archive([.init(name, "x")]))
        let tar = try read(TarWriter.archive([.init(name, "x")]), as: "ada.tar")
        #expect(zip.files.isEmpty && tar.files.isEmpty)
        #expect(zip.refusals.map(\.kind) == ["path"] && tar.refusals.map(\.kind) == ["path"])
    }

    @Test("Links and devices are refused", arguments: ["1", "2", "3", "4", "6"])
    func links(type: Character) throws {
        let tar = TarWriter.archive([.init("Tallying.swift", type: type)])
        #expect(try read(tar, as: "ada.tar").refusals.map(\.kind) == ["link"])
        let zip = ZipWriter.archive([.init("Tallying.swift", "/etc/passwd", mode: 0o120777)])
        #expect(try read(zip).refusals.map(\.kind) == ["link"])
    }

    @Test("Bombs are refused before they are unpacked")
    func bombs() throws {
        let large = [UInt8](repeating: 0x61, count: 3 << 20)
        let honest = ZipWriter.archive([.init("Tallying.swift", bytes: large, packs: true)])
        #expect(try read(honest).refusals.map(\.kind) == ["tooLarge"])
        let lying = ZipWriter.archive([
            .init("Tallying.swift", bytes: large, packs: true, claimedSize: 10)
        ])
        #expect(try read(lying).refusals.map(\.kind) == ["bomb"])
        #expect(throws: Inflater.Failure.tooLarge) {
            try Inflater.inflate(ZipWriter.deflate(large)[...], most: 1 << 20)
        }
    }

    @Test("Several different files of one name count for nothing")
    func duplicates() throws {
        let found = try read(
            ZipWriter.archive([
                .init("a/Tallying.swift", "one"), .init("b/Tallying.swift", "two"),
                .init("c/Tallying.swift", "one"),
            ])
        )
        #expect(found.files.isEmpty)
        #expect(Set(found.refusals.map(\.kind)) == ["duplicate"])
    }

    @Test("A damaged archive is a refusal, cut or changed at any place")
    func damaged() throws {
        let zip = ZipWriter.archive([.init("Tallying.swift", "struct Tally {}", packs: true)])
        let tar = ZipWriter.gzip(TarWriter.archive([.init("Tallying.swift", "struct Tally {}")]))
        for whole in [zip, tar] {
            for length in stride(from: 0, to: whole.count, by: 3) {
                let found = try read(Array(whole[..<length]))
                #expect(found.files.isEmpty && found.refusals.count == 1)
            }
            var generator = SplitMix64(seed: 7)
            for _ in 0..<200 {
                var changed = whole
                changed[Int.random(in: 0..<whole.count, using: &generator)] ^=
                    UInt8.random(in: 1...255, using: &generator)
                // It may still be whole, such as where only a time was changed.
                let found = try read(changed)
                #expect(
                    found.files.values.allSatisfy { $0 == Array("struct Tally {}".utf8) }
                )
            }
        }
        #expect(try read(Array("no archive".utf8)).refusals.map(\.kind) == ["malformed"])
    }
}
