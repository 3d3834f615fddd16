/** A refusal in the server's catalogue: final, said in the user's words by code + params. */
export interface Problem {
  code: string;
  text: string;
  params: Record<string, unknown>;
}

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.text || problem.code);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** Someone else's outage (network, database, restart): nothing was decided, the same call may be sent again. */
export class Unavailable extends Error {
  readonly incident: string | null;
  /** What the server itself said about its state, when it could. */
  readonly problem: Problem | null;
  constructor(message: string, incident: string | null = null, problem: Problem | null = null) {
    super(message);
    this.name = "Unavailable";
    this.incident = incident;
    this.problem = problem;
  }
}

export class SignedOut extends Error {
  constructor() {
    super("signed out");
    this.name = "SignedOut";
  }
}

/** The server no longer knows this build's documents: load the new build, keep what is queued. */
export class UpdateNeeded extends Error {
  constructor() {
    super("update needed");
    this.name = "UpdateNeeded";
  }
}

/** The code given to a body that is no Problem. */
export const UNREADABLE = "unreadable";

export function asProblem(value: unknown): Problem {
  const body = (typeof value === "object" && value !== null ? value : {}) as Partial<Problem>;
  return {
    code: typeof body.code === "string" ? body.code : UNREADABLE,
    text: typeof body.text === "string" ? body.text : "",
    params: typeof body.params === "object" && body.params !== null ? body.params : {},
  };
}
