version https://git-lfs.github.com/spec/v1 is the first line of a pointer.
