import { searchCumulated } from "./counts.js";
import { cumulate } from "./discrete.js";
import type { Law } from "./law.js";
import { checkWeights } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** @internal Laws with weights, whatever a law is. */
export interface Weighted<Component> {
  readonly components: readonly { readonly weight: number; readonly distribution: Component }[];
}

/**
 * @internal The law of a mixture, given what can be done with its components. The first uniform chooses the
 * component, the component uses its own. With p_i the shares: mean sum p_i m_i, variance
 * sum p_i (v_i + m_i^2) - mean^2, here as sum p_i (v_i + (m_i - mean)^2).
 */
export function mixtureLaw<Component>(of: Required<Law<Component>>): Law<Weighted<Component>> {
  const mean = (parameters: Weighted<Component>): number =>
    weighted(parameters, (component) => of.mean(component));
  return {
    sampler(source: UniformSource, parameters: Weighted<Component>): Sampler {
      check(parameters);
      const { uniform } = source;
      const cumulated = cumulate(parameters.components.map(({ weight }) => weight));
      const samplers = parameters.components.map(({ distribution }) => of.sampler(source, distribution));
      return () => samplers[searchCumulated(cumulated, uniform())]?.() ?? 0;
    },
    mean,
    variance(parameters) {
      const m = mean(parameters);
      if (m === Number.POSITIVE_INFINITY) return m;
      return weighted(parameters, (component) => of.variance(component) + (of.mean(component) - m) ** 2);
    },
    scale: ({ components }, factor) => ({
      components: components.map(({ weight, distribution }) => ({
        weight,
        distribution: of.scale(distribution, factor),
      })),
    }),
  };
}

function weighted<Component>(parameters: Weighted<Component>, of: (component: Component) => number): number {
  check(parameters);
  let sum = 0;
  let total = 0;
  for (const { weight, distribution } of parameters.components) {
    if (weight > 0) sum += weight * of(distribution);
    total += weight;
  }
  return sum / total;
}

function check<Component>({ components }: Weighted<Component>): void {
  checkWeights(
    "mixture",
    components.map(({ weight }) => weight),
    components.length,
  );
}
