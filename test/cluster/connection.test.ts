import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ClusterError, clusterPool, redisAddress } from "../../src/cluster/index.js";
import { inFirstWords, inWords } from "../../src/cluster/refusal.js";

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

test.each([
  [-1, "Missing key for job 5f-0-8-1. moveToFinished"],
  [-2, "Missing lock for job 5f-0-8-1. moveToFinished"],
  [undefined, "could not renew lock for job 5f-0-8-1"],
])("a task that is lost (%s) is told without the queue's words", (code, message) => {
  expect(inWords(Object.assign(new Error(message), { code }))).toMatch(
    /^a task .* is done again: Redis has lost it/,
  );
});

test.each([
  ["redis:", "ECONNRESET", false, /with TLS.*write rediss:\/\/ instead of redis:/],
  ["rediss:", "ETIMEDOUT", true, /without TLS.*write redis:\/\/ instead of rediss:/],
  ["rediss:", "ERR_SSL_WRONG_VERSION_NUMBER", true, /without TLS.*write redis:\/\/ instead of rediss:/],
  ["redis:", "ECONNREFUSED", false, /^as it was$/],
])("%s and %s as the first that is heard", (_, code, encrypted, words) => {
  expect(inFirstWords(Object.assign(new Error("as it was"), { code }), encrypted)).toMatch(words);
});

test("a port that breaks off whatever it is sent may want TLS", async () => {
  const server = createServer((socket) => socket.once("data", () => socket.resetAndDestroy())).listen(0);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const heard = new Set<string>();
  const pool = clusterPool({
    address: redisAddress(`redis://127.0.0.1:${address.port}`, {}),
    edition: { version: "1.2.3", node: process.versions.node },
    patience: 1000,
    onTrouble: (message) => heard.add(message),
  });
  await expect(pool).rejects.toThrow("Redis does not answer");
  expect([...heard].join()).toMatch(
    /^the connection is broken off: [^,]*, write rediss:\/\/ instead of redis:\/\/$/,
  );
});
