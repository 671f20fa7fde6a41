// Turns on demand: reads numbers of operations from standard input, answers with the nanoseconds each turn took.
#pragma once
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

template <class Work> void takeTurns(Work work) {
  char line[64];
  while (std::fgets(line, sizeof line, stdin)) {
    const long operations = std::atol(line);
    const auto start = std::chrono::steady_clock::now();
    work(operations);
    const auto end = std::chrono::steady_clock::now();
    std::printf("%lld\n", (long long)std::chrono::duration_cast<std::chrono::nanoseconds>(end - start).count());
    std::fflush(stdout);
  }
}

// xorshift64 (Marsaglia 2003): uniform on (0, 1).
inline double uniformDraw() {
  static uint64_t state = 88172645463325252ull;
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return ((state >> 11) + 0.5) / 9007199254740992.0;
}
