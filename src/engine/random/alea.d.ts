/** The one generator of seedrandom that we use, imported alone so that a browser does not load the others. */
declare module "seedrandom/lib/alea.js" {
  /** Baagøe's Alea (2010), seeded with a text: returns a function that draws uniforms in [0, 1). */
  export default function alea(seed: string): () => number;
}
