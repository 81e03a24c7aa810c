"""Which files of this push does the build have to look at?"""
import base64
import hashlib
import os
import re
import subprocess
from pathlib import Path

ROOT = Path("/") / "opt" / "hostedtoolcache"


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


def toolchain() -> Path:
    """The toolchain that runs this job: its versions make the key unique."""
    for entry in ROOT.iterdir():
        if entry.name.startswith("Python") and (entry / "manifest").exists():
            return entry
    raise SystemExit("no toolchain")


def cache_key(entry: Path) -> str:
    parts = []
    with open(entry / "manifest", encoding="ascii") as versions:
        for line in versions:
            span = re.match(r"([0-9]+)\.([0-9]+) x64", line)
            if span is None:
                continue
            parts.append(line.strip().encode())
    return base64.b64encode(hashlib.sha256(b"".join(parts)).digest()).decode()


def main() -> None:
    files = changed_files(os.environ["BASE_SHA"], os.environ["GITHUB_SHA"])
    write_output("any", "true" if files else "false")
    write_output("files", " ".join(files))
    print("cache key:", cache_key(toolchain()))


if __name__ == "__main__":
    main()
