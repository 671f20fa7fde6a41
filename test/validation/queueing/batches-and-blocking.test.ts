import { test } from "vitest";
import type { Distribution } from "../../../src/engine/index.js";
import { expectAgreement, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

test("bulk service of two to five, as a convoy: queue and idle time", () => {
  const results = replicate("bulk", { replications: 100, warmUp: 100, length: 1000 }, ({ sim, draw }) => {
    const line = sim.batcher<void>("line", { minimum: 2, maximum: 5 });
    const gap = draw("arrivals", exponential(1 / 2));
    const trip = draw("trip", exponential(1));
    sim.process(function* source() {
      for (;;) {
        yield gap();
        line.join();
      }
    });
    sim.process(function* vehicle() {
      for (;;) {
        yield* line.take();
        yield trip();
      }
    });
    return () => ({ queue: line.queue.meanLength, idle: line.takeQueue.meanLength });
  });
  expectAgreement(results, "queue", 1.92606);
  expectAgreement(results, "idle", 0.28272);
});

// Hunt 1956: whoever finds no place in front of the next stays and blocks.
test.each([
  [2, 0, 0.66667],
  [2, 1, 0.75],
  [2, 4, 0.85714],
  [3, 0, 0.5641],
])("a line of %d stations with %d places between them: throughput", (stations, buffer, exact) => {
  const results = replicate(
    `Hunt ${stations} ${buffer}`,
    { replications: 100, warmUp: 100, length: 200 },
    (laboratory) => {
      const { sim, draw } = laboratory;
      const line = Array.from({ length: stations }, (_, index) => ({
        server: sim.resource(`server ${index}`, 1),
        // Where one is served counts as a place too.
        places: sim.resource(`places ${index}`, index === 0 ? 1 : buffer + 1),
        service: draw(`service ${index}`, exponential(1)),
      }));
      const left = laboratory.tally();
      function* job() {
        let behind: (() => void) | undefined;
        for (const { server, places, service } of line) {
          const place = yield* places.request();
          // The first station never lacks work: whoever begins there has the next one behind.
          if (behind === undefined) sim.process(job());
          behind?.();
          const claim = yield* server.request();
          yield service();
          behind = () => {
            claim.release();
            place.release();
          };
        }
        behind?.();
        left.add(1);
      }
      sim.process(job());
      return () => ({ throughput: left.count / 200 });
    },
  );
  expectAgreement(results, "throughput", exact);
});
