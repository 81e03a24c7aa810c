#define CHECK(x) do { if (!(x)) abort(); } while (0)
#define CHECK_ALL(x, y) do { CHECK(x); CHECK(y); }                                                                                                    \
  while (0)
