import Foundation

extension Samples {
    /// A text, and the same packed by zlib with codes of its own.
    static let dynamicDeflate: (packed: [UInt8], bytes: [UInt8]) = (
        packed: Array(Data(base64Encoded: packedText) ?? Data()),
        bytes: Array(
            (0..<20).map { number in
                let letter = Array("abcdefg")[number % 7]
                return "line \(number) of a text that is long enough for codes of its own: "
                    + String(repeating: letter, count: number % 5) + "\n"
            }.joined().utf8
        )
    )

    private static let packedText = """
        pdNLDsIgFIXhuau4S/Bqta27obxKQiCxGF2+NBc2cGDSCd+k/yGGZOlK2ZGiYn+Fyq4KhYNiTp5syh+/\
        k8tv0tnY47wXSv1804su8bQM2U3wDcJai75D2hgjfIK4rUf8Y+CvPSHrBc8QVkr0ggXbWrIVTNaj8dDY\
        sLW1YIzNzbnGsb1537LxBHbr5XhkcYxNrlebwbfW+IK+teZXsFxt9wc=
        """
}
