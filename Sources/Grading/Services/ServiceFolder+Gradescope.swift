extension ServiceFolder {
    /// What Gradescope takes as an autograder: `setup.sh` and `run_autograder` at the top of a zip.
    static func gradescope(options: [String]) -> ServiceFolder {
        ServiceFolder(
            files: [
                File("setup.sh", setup, isExecutable: true),
                File("run_autograder", run(quoted(options)), isExecutable: true),
                File("README.md", readMe),
            ],
            steps: [
                "Zip what is in the folder: (cd FOLDER && zip -qr ../autograder.zip .)",
                "Upload autograder.zip as the assignment's autograder.",
            ]
        )
    }

    private static func run(_ options: String) -> String {
        """
        #!/usr/bin/env bash
        # Gradescope runs this for each submission, in a container of its own.
        set -u

        # What is graded; see `streamtutor grade run --help`.
        options=(\(options))

        root=$(cd "$(dirname "$0")" && pwd)
        [ -d "$root/submission" ] || root=/autograder
        source=$root/source
        results=$root/results/results.json
        mkdir -p "$root/results"

        # First of all, so that students see something even if the container is stopped.
        printf '%s\\n' '{"score":0,"output":"The grader itself did not finish; this is not about \
        your code. Please tell your instructor.","stdout_visibility":"hidden"}' > "$results"

        work=$(mktemp -d)
        trap 'rm -rf "$work"' EXIT
        export PATH="/opt/swift/usr/bin:$PATH"
        "$source/program/streamtutor" grade run "$root/submission" --no-class \\
            --course "$source/course" --out "$work/grades" \\
            --report "gradescope=$work/results.json" ${options[@]+"${options[@]}"}
        status=$?
        # 65 says that parts of the submission were not taken; the report names them.
        if [ -s "$work/results.json" ]; then
            cp "$work/results.json" "$results"
            exit 0
        fi
        echo "streamtutor left with status $status and no results" >&2
        exit 1

        """
    }

    private static let setup = """
        #!/usr/bin/env bash
        # Gradescope runs this once, as root, when it builds the container's image.
        set -euo pipefail
        cd "$(dirname "$0")"
        [ -d /autograder/source ] && cd /autograder/source

        swift_version=${SWIFT_VERSION:-6.3.1}
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends bubblewrap ca-certificates curl g++ git gnupg \\
            libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev libedit-dev \\
            libsqlite3-0 libxml2-dev libz3-dev pkg-config tzdata zlib1g-dev

        if ! command -v swiftc > /dev/null && [ ! -x /opt/swift/usr/bin/swiftc ]; then
            . /etc/os-release
            name=$ID$VERSION_ID
            [ "$ID" = debian ] && name=debian${VERSION_ID%%.*}
            [ "$(uname -m)" = x86_64 ] || name=$name-$(uname -m)
            base=https://download.swift.org/swift-$swift_version-release/${name//./}
            file=swift-$swift_version-RELEASE
            curl -fsSL "$base/$file/$file-$name.tar.gz" -o /tmp/swift.tar.gz
            curl -fsSL "$base/$file/$file-$name.tar.gz.sig" -o /tmp/swift.tar.gz.sig
            curl -fsSL https://swift.org/keys/all-keys.asc | gpg --import -
            gpg --batch --verify /tmp/swift.tar.gz.sig /tmp/swift.tar.gz
            mkdir -p /opt/swift
            tar -xzf /tmp/swift.tar.gz -C /opt/swift --strip-components=1
            rm /tmp/swift.tar.gz /tmp/swift.tar.gz.sig
        fi
        export PATH="/opt/swift/usr/bin:$PATH"

        # A program that was built on another system may not start here.
        if ! program/streamtutor --version; then
            if [ ! -f sources/Package.swift ]; then
                echo "program/streamtutor does not start on this system." >&2
                echo "Put a checkout of streamtutor into sources/, and it is built here." >&2
                exit 1
            fi
            (cd sources && swift build -c release --product streamtutor --static-swift-stdlib)
            cp "sources/.build/release/streamtutor" program/streamtutor
        fi
        program/streamtutor doctor --course course || true

        """

    private static let readMe = """
        # An autograder for Gradescope

        Made by `streamtutor grade init gradescope`. Zip what is in this folder and upload the zip as
        the autograder of a programming assignment:

        ```sh
        zip -qr ../autograder.zip .
        ```

        | file | what it does |
        |---|---|
        | `setup.sh` | once, when the image is built: system libraries, bubblewrap, Swift |
        | `run_autograder` | for each submission: grades it and writes `results/results.json` |
        | `program/`, `course/` | streamtutor and the course, with its hidden suites |
        | `sources/` | optional: a checkout of streamtutor, built where `program/` does not start |

        - What is graded stands in `options` at the top of `run_autograder`: exercises, points,
          what students see of hidden tests.
        - `results.json` is there from the first second, so that students see a sentence even when
          the container is stopped.
        - Gradescope's own late rules apply to the score; leave `--due` out.
        - Choose an image of Ubuntu 22.04 or newer and at least 1.5 GB of memory. Where the
          container forbids namespaces, submissions are held by rules for their source and by
          limits alone; add `--require-sandbox` to `options` to grade nobody then.

        """
}
