"""Which files of this push does the build have to look at?"""
import os
import subprocess


def changed_files(base: str, head: str) -> list[str]:
    out = subprocess.run(
        ["git", "diff", "--name-only", base, head],
        check=True,
        capture_output=True,
        text=True,
    )
    return [line for line in out.stdout.splitlines() if line.endswith(".py")]


def write_output(name: str, value: str) -> None:
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as handle:
        handle.write(f"{name}={value}\n")


def main() -> None:
    files = changed_files(os.environ["BASE_SHA"], os.environ["GITHUB_SHA"])
    write_output("any", "true" if files else "false")
    write_output("files", " ".join(files))


if __name__ == "__main__":
    main()
