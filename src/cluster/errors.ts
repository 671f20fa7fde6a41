/** A distributed run cannot go on; the message says what to do. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";
}
