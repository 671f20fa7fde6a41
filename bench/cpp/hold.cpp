// The hold model on C++'s own priority queue: what bench/work/hold.ts does, in the same steps.
// hold PENDING DISTRIBUTION CANCELS
#include "turns.hpp"
#include <cmath>
#include <cstring>
#include <queue>
#include <vector>

struct Item {
  uint64_t scheduled;
};

struct Event {
  double time;
  int priority;
  uint64_t sequence;
  void *pointer;
};

struct RunsLater {
  bool operator()(const Event &a, const Event &b) const {
    if (a.time != b.time) return a.time > b.time;
    if (a.priority != b.priority) return a.priority > b.priority;
    return a.sequence > b.sequence;
  }
};

static double drawDelay(const char *law) {
  const double u = uniformDraw();
  if (!std::strcmp(law, "exponential")) return -std::log(u);
  if (!std::strcmp(law, "uniform")) return 2 * u;
  if (!std::strcmp(law, "bimodal")) return 0.95 * u + (uniformDraw() < 0.1 ? 9.5 : 0);
  if (!std::strcmp(law, "triangular")) return 1.5 * std::sqrt(u);
  if (!std::strcmp(law, "pareto")) return std::pow(u, -1 / 1.5) / 3;
  if (!std::strcmp(law, "equal")) return 1;
  std::fprintf(stderr, "no such distribution: %s\n", law);
  std::exit(1);
}

int main(int, char **options) {
  const long pending = std::atol(options[1]);
  const char *law = options[2];
  const double cancels = std::atof(options[3]);
  const unsigned mask = 65535;
  std::vector<double> delays(mask + 1);
  std::vector<int> victims(mask + 1);
  for (auto &delay : delays) delay = drawDelay(law);
  for (auto &victim : victims) victim = uniformDraw() < cancels ? int(uniformDraw() * pending) : -1;

  std::priority_queue<Event, std::vector<Event>, RunsLater> queue;
  std::vector<Item> items(pending);
  uint64_t sequence = 0;
  unsigned draw = 0;
  for (auto &item : items) {
    item.scheduled = sequence;
    queue.push({delays[draw++ & mask], 0, sequence++, &item});
  }
  const auto plain = [&](long times) {
    for (long k = 0; k < times; k++) {
      const Event event = queue.top();
      queue.pop();
      queue.push({event.time + delays[draw++ & mask], 0, sequence++, event.pointer});
    }
  };
  // A priority queue cannot cancel: an event that its item no longer knows is dropped when it comes up.
  const auto cancelling = [&](long times) {
    for (long k = 0; k < times; k++) {
      Event event = queue.top();
      queue.pop();
      while (static_cast<Item *>(event.pointer)->scheduled != event.sequence) {
        event = queue.top();
        queue.pop();
      }
      static_cast<Item *>(event.pointer)->scheduled = sequence;
      queue.push({event.time + delays[draw++ & mask], 0, sequence++, event.pointer});
      const int victim = victims[draw & mask];
      if (victim < 0) continue;
      items[victim].scheduled = sequence;
      queue.push({event.time + delays[draw++ & mask], 0, sequence++, &items[victim]});
    }
  };
  if (cancels > 0) {
    cancelling(3 * pending + mask);
    takeTurns(cancelling);
  } else {
    plain(3 * pending + mask);
    takeTurns(plain);
  }
}
