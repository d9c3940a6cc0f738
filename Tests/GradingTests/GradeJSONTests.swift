import Grading
import Testing

@Suite("Grades as JSON") struct GradeJSONTests {
    @Test("A grade is read back as it was written") func roundTrip() throws {
        let grade = Samples.submission
        let text = GradeJSON.text(grade)
        #expect(!text.contains("\n"))
        #expect(try GradeJSON.value(SubmissionGrade.self, from: Array(text.utf8)) == grade)
        #expect(text.contains("\"earned\":2.5"))
    }

    @Test("A class is read back as it was written") func classRoundTrip() throws {
        let text = GradeJSON.text(Samples.gradedClass)
        let read = try GradeJSON.value(GradedClass.self, from: Array(text.utf8))
        #expect(read == Samples.gradedClass)
        #expect(read.maximum == Points(4))
    }

    @Test("What is no grade is refused with its member") func malformed() {
        #expect(throws: GradeJSON.Malformed(reason: "the member exercises is missing")) {
            try GradeJSON.value(
                SubmissionGrade.self,
                from: Array(#"{"schema":1,"student":"ada","source":"ada"}"#.utf8)
            )
        }
        #expect(throws: GradeJSON.Malformed(reason: "it is no JSON")) {
            try GradeJSON.value(SubmissionGrade.self, from: Array("{".utf8))
        }
    }

    @Test("Points are exact to the hundredth") func points() {
        #expect(Points(hundredths: 250).description == "2.5")
        #expect(Points(hundredths: 205).description == "2.05")
        #expect(Points(hundredths: -1050).description == "-10.5")
        #expect((0..<10).map { _ in Points(hundredths: 10) }.sum() == Points(1))
        #expect(Points(10).share(tenThousandths: 3333) == Points(hundredths: 333))
    }

    @Test(
        "A student's name leads nowhere else",
        arguments: [
            ("ada", "ada"), ("../../etc", "%2E./..%2Fetc"), ("a/b", "a%2Fb"), ("", "%"),
            (".hidden", "%2Ehidden"), ("a%b", "a%25b"), ("Ünal Ö", "Ünal Ö"),
        ]
    )
    func fileNames(student: String, name: String) {
        let made = ReportFolder.fileName(for: student)
        #expect(!made.contains("/") && !made.hasPrefix("."))
        if student != "../../etc" { #expect(made == name) }
    }
}
