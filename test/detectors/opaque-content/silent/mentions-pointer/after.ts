The first line of a pointer is version https://git-lfs.github.com/spec/v1.
