// M/M/1 at a load of 0.8 as an event-by-hand program, with the same statistics: waits, queue length, utilisation.
#include "turns.hpp"
#include <cmath>
#include <deque>
#include <queue>
#include <vector>

struct Event {
  double time;
  int priority;
  uint64_t sequence;
  int kind;
};

struct RunsLater {
  bool operator()(const Event &a, const Event &b) const {
    if (a.time != b.time) return a.time > b.time;
    if (a.priority != b.priority) return a.priority > b.priority;
    return a.sequence > b.sequence;
  }
};

enum { ARRIVAL, END_OF_SERVICE };

// Where the statistics go, so that the compiler cannot leave them out.
static volatile double sink;

static double exponentialDraw(double mean) { return -mean * std::log(uniformDraw()); }

int main() {
  takeTurns([](long customers) {
    std::priority_queue<Event, std::vector<Event>, RunsLater> events;
    std::deque<double> line;
    uint64_t sequence = 0;
    bool busy = false;
    long arrived = 0, served = 0;
    double now = 0, waits = 0, squaredWaits = 0, lengthArea = 0, busyArea = 0, lengthSince = 0, busySince = 0;
    const auto noteLength = [&] {
      lengthArea += double(line.size()) * (now - lengthSince);
      lengthSince = now;
    };
    const auto noteBusy = [&] {
      busyArea += busy * (now - busySince);
      busySince = now;
    };
    const auto serve = [&](double since) {
      const double wait = now - since;
      served++;
      waits += wait;
      squaredWaits += wait * wait;
      events.push({now + exponentialDraw(0.8), 0, sequence++, END_OF_SERVICE});
    };
    events.push({exponentialDraw(1), 0, sequence++, ARRIVAL});
    while (!events.empty()) {
      const Event event = events.top();
      events.pop();
      now = event.time;
      if (event.kind == ARRIVAL) {
        if (busy) {
          noteLength();
          line.push_back(now);
        } else {
          noteBusy();
          busy = true;
          serve(now);
        }
        if (++arrived < customers) events.push({now + exponentialDraw(1), 0, sequence++, ARRIVAL});
      } else if (line.empty()) {
        noteBusy();
        busy = false;
      } else {
        noteLength();
        const double since = line.front();
        line.pop_front();
        serve(since);
      }
    }
    sink = waits / served;
    sink = squaredWaits / served;
    sink = lengthArea / now;
    sink = busyArea / now;
  });
}
