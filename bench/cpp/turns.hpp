// Turns on demand: reads numbers of operations from standard input, answers with the nanoseconds of processor time
// that each turn took.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>

inline long long processorTime() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

template <class Work> void takeTurns(Work work) {
  char line[64];
  while (std::fgets(line, sizeof line, stdin)) {
    const long operations = std::atol(line);
    const long long start = processorTime();
    work(operations);
    std::printf("%lld\n", processorTime() - start);
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
