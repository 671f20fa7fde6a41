import { expect, test } from "vitest";
import { ClusterError, redisAddress } from "../../src/cluster/index.js";
import { inWords } from "../../src/cluster/refusal.js";

test("an address names host, port and database; secrets come from the environment", () => {
  const environment = { TRANSFERSIM_REDIS_USERNAME: "u", TRANSFERSIM_REDIS_PASSWORD: "p" };
  expect(redisAddress("rediss://redis.example:6380/2", environment)).toEqual({
    host: "redis.example",
    port: 6380,
    db: 2,
    username: "u",
    password: "p",
    tls: {},
    maxRetriesPerRequest: null,
  });
  expect(redisAddress("redis://[::1]", {})).toEqual({
    host: "::1",
    port: 6379,
    db: 0,
    maxRetriesPerRequest: null,
  });
});

test.each([
  ["not an address", "localhost"],
  ["another protocol", "http://localhost:6379"],
  ["a password on the command line", "redis://:secret@localhost"],
  ["a user name on the command line", "redis://me@localhost"],
  ["a database that is no number", "redis://localhost/first"],
  ["a database where it would not be seen", "redis://localhost?db=2"],
  ["nothing", ""],
])("%s is refused", (_, url) => {
  expect(() => redisAddress(url, {})).toThrow(ClusterError);
});

test("a refused address does not repeat the secret", () => {
  expect(() => redisAddress("redis://:secret@localhost", {})).toThrow(/^(?!.*secret)/);
});

test("a certificate that is not trusted is told with what to do", () => {
  const error = Object.assign(new Error("self-signed certificate"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect(inWords(error)).toMatch(/does not trust \(self-signed certificate\).*NODE_EXTRA_CA_CERTS/);
});
