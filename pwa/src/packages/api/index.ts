export { call, send, settled, type CallOptions } from "./client";
export { asProblem, ProblemError, SignedOut, Unavailable, UpdateNeeded, type Problem } from "./errors";
export { live, type Fact, type LiveState } from "./live";
