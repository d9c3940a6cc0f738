extension ServiceFolder {
    /// What Classroom 50 takes: `autograder.py` for its bundle, and an image that has the toolchain
    /// and the hidden suites, which must not be in the bundle, since its pages are public.
    static func classroom50(options: [String]) -> ServiceFolder {
        let words = options.map { "\"" + $0.filter { !"\"\\\n".contains($0) } + "\"" }
        return ServiceFolder(
            files: [
                File("autograder.py", autograder(words.joined(separator: ", "))),
                File("Dockerfile", image), File("runtime.json", runtime),
                File("README.md", readMe),
            ],
            steps: [
                "Build and push the image: docker build -t NAME FOLDER && docker push NAME",
                "Put its name into runtime.json, and autograder.py beside the assignment.",
            ]
        )
    }

    private static func autograder(_ options: String) -> String {
        """
        #!/usr/bin/env python3
        \"""Grades one submission with streamtutor, and writes ./result.json for Classroom 50.

        Leaves with 0 when it ran, whatever was earned; another status is a fault of the grader.
        \"""
        import os
        import pathlib
        import secrets
        import shutil
        import subprocess
        import sys
        import tempfile

        # What is graded; see `streamtutor grade run --help`.
        OPTIONS = [\(options)]
        PROGRAM = os.environ.get("STREAMTUTOR", "/opt/streamtutor/bin/streamtutor")


        def commit_date():
            \"""When the graded commit was made, in UTC; None outside a checkout.\"""
            found = subprocess.run(
                ["git", "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"],
                env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, check=False)
            return found.stdout.strip() or None


        def main():
            date = commit_date()
            environment = {**os.environ, **({"COMMIT_DATE": date} if date else {})}
            # What a submission prints must not be taken for the workflow's commands.
            token = secrets.token_hex(16)
            with tempfile.TemporaryDirectory() as work:
                result = pathlib.Path(work) / "result.json"
                print(f"::stop-commands::{token}", flush=True)
                # The log is the student's to read, and the summary names hidden tests.
                status = subprocess.run(
                    [PROGRAM, "grade", "run", ".", "--no-class", "--out", f"{work}/grades",
                     "--report", f"classroom50={result}", *OPTIONS],
                    env=environment, stdout=subprocess.DEVNULL, check=False).returncode
                print(f"\\n::{token}::", flush=True)
                if not result.is_file():
                    print(f"streamtutor left with {status} and no result", file=sys.stderr)
                    return 1
                # A link or a folder of that name in the submission leads nowhere.
                target = pathlib.Path("result.json")
                if target.is_symlink() or target.is_file():
                    target.unlink()
                elif target.is_dir():
                    shutil.rmtree(target)
                shutil.copyfile(result, target)
            return 0


        if __name__ == "__main__":
            sys.exit(main())

        """
    }

    private static let image = """
        # The image that submissions are graded in: Swift, streamtutor, and the course with its
        # hidden suites. Build it from this folder.
        FROM swift:6.3.1
        RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \\
            --no-install-recommends bubblewrap git python3 libcmark-gfm-dev \\
            libcmark-gfm-extensions-dev libedit-dev && rm -rf /var/lib/apt/lists/*
        COPY program/streamtutor /opt/streamtutor/bin/streamtutor
        COPY course /opt/streamtutor/share/streamtutor
        # A program that was built on another system may not start here; the build says so.
        RUN /opt/streamtutor/bin/streamtutor --version

        """

    private static let runtime = """
        {
          "runs-on": "ubuntu-latest",
          "container": { "image": "REGISTRY/NAME:TAG", "user": "root" }
        }

        """

    private static let readMe = """
        # An autograder for Classroom 50

        Made by `streamtutor grade init classroom50`.

        1. Build the image and push it to where it can be pulled without a password. It holds the
           hidden suites: choose a name that says nothing, or grade with `--hidden DIR` from
           another place. `docker build -t NAME . && docker push NAME`
        2. Write the image's name into `runtime.json`, and give it to the assignment:
           `gh teacher assignment add … --runtime runtime.json`
        3. Put `autograder.py` at `CLASSROOM/autograders/ASSIGNMENT/autograder.py`. It is public,
           and there is nothing secret in it.

        What is graded stands in `OPTIONS` at the top of `autograder.py`. Points are whole numbers
        there. The service marks late submissions itself; leave `--due` out.

        """
}
