// The part of jstat that the tests use as a second opinion; the package brings no types of its own.
declare module "jstat" {
  interface Law {
    cdf(x: number, ...parameters: number[]): number;
  }
  const jStat: {
    readonly normal: Law;
    readonly beta: Law;
    readonly chisquare: Law;
  };
  export default jStat;
}
