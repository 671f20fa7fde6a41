import { expect, test } from "vitest";
import { servePage, studioPage } from "../../src/studio/index.js";

const template = '<script type="application/json" id="scenario">"__SCENARIO__"</script>';

test("a scenario's texts stay data, whatever they hold", () => {
  const data = {
    path: "a.yaml",
    files: { "a.yaml": 'name: "</script><script>alert(1)</script> $& $1 <!-- \u202e"' },
    overrides: [],
    seed: "1",
    replications: 10,
  };
  const page = studioPage(template, data);
  expect(page.match(/<\/?script/g)).toHaveLength(2);
  expect(page).not.toContain("<!--");
  const text = page.slice(page.indexOf(">") + 1, page.lastIndexOf("<"));
  expect(JSON.parse(text)).toEqual(data);
});

test("a page without a place for the scenario is refused", () => {
  const data = { path: "", files: {}, overrides: [], seed: "1", replications: 1 };
  expect(() => studioPage("<p></p>", data)).toThrow(/build it again/);
});

test("the page is served on loopback, to requests that name this machine, and nothing else is", async () => {
  const served = await servePage("<p>page</p>", 0);
  expect(new URL(served.url).hostname).toBe("127.0.0.1");
  const answer = await fetch(served.url);
  expect(await answer.text()).toBe("<p>page</p>");
  expect((await fetch(`${served.url}package.json`)).status).toBe(404);
  expect((await fetch(served.url, { method: "POST" })).status).toBe(404);
  await served.close();
  await expect(fetch(served.url)).rejects.toThrow();
});
