import os

ROOT = os.path.join("/", "proc")


def image(pid):
    return open(os.path.join(ROOT, pid, "statm"), "r")


def size():
    return open(os.path.join(ROOT, "meminfo"))
