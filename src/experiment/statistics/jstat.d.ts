// The part of jstat that transfersim uses; the package brings no types of its own.
declare module "jstat" {
  interface Law {
    inv(probability: number, ...parameters: number[]): number;
    cdf(x: number, ...parameters: number[]): number;
  }
  const jStat: {
    readonly normal: Law;
    readonly studentt: Law;
    readonly beta: Law;
    readonly chisquare: Law;
    readonly binomial: { cdf(k: number, n: number, p: number): number };
    ibeta(x: number, a: number, b: number): number;
  };
  export default jStat;
}
