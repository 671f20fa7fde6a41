import { expect, test } from "vitest";
import { Suspensions } from "../../../src/models/threats/suspensions.js";
import { makeContext } from "../context.js";

test("a longer suspension outlasts a shorter one, and a route's own stands beside that of all", () => {
  const { simulation } = makeContext();
  const suspensions = new Suspensions(simulation);
  const changes: number[] = [];
  suspensions.changed.subscribe(() => changes.push(simulation.now));
  suspensions.suspend(10);
  suspensions.suspend(4);
  suspensions.suspend(20, "road");
  suspensions.suspend(2, "road");
  suspensions.suspend(0);
  expect([suspensions.until("road"), suspensions.until("other")]).toEqual([20, 10]);
  simulation.run(30);
  expect(changes).toEqual([0, 0, 0, 0, 2, 4, 10, 20]);
});
