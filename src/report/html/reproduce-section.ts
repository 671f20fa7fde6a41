// How to get the same figures again.
import type { StoredRun } from "../stored-run.js";
import { html, type Markup } from "./markup.js";

/** The command and the versions. */
export function reproduceSection({ manifest }: StoredRun): Markup {
  const { seed, replications, versions, transfersim, scenario } = manifest;
  return html`<section aria-labelledby="reproduce"><h2 id="reproduce">How to reproduce this</h2>
<p>The scenario stands beside this page, with every value as used. The same seed gives the same figures, whatever the
number of workers:</p>
<pre tabindex="0"><code>transfersim run scenario.yaml --seed ${seed} --replications ${replications}</code></pre>
<p>transfersim ${transfersim}, Node ${versions.node}, ICU ${versions.icu}, time zone data ${versions.tz}; scenario
SHA-256 <code>${scenario.sha256}</code>.</p></section>`;
}
