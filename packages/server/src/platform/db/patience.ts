/** How long a unit of work waits for the database before it is given up as `unavailable`, in milliseconds. */
export type Patience = {
  /** For what takes no time where the database is there: the first statement of a transaction, and its rollback. */
  readonly briefMs: number;
  readonly statementMs: number;
  /** For a row or table that another transaction holds. */
  readonly lockMs: number;
  /** A transaction that asks nothing for so long is ended by PostgreSQL: whoever began it is stuck, and others wait for its locks. */
  readonly idleMs: number;
  /** Whether connections keep the plans of statements: for few rows, since a plan that is kept does not go by how many there are. */
  readonly keepsPlans: boolean;
};

const seconds = 1_000;
const minutes = 60 * seconds;

/** Somebody waits for the answer, and may press the button again. */
export const requestPatience: Patience = {
  briefMs: 4 * seconds,
  statementMs: 8 * seconds,
  lockMs: 4 * seconds,
  idleMs: 30 * seconds,
  keepsPlans: true,
};

/** Set-based work on 200,000 rows takes minutes on a small machine, and what is given up begins anew. */
export const jobPatience: Patience = {
  briefMs: 30 * seconds,
  statementMs: 15 * minutes,
  lockMs: 5 * minutes,
  idleMs: 5 * minutes,
  keepsPlans: false,
};

/** A mail is a few rows, and there are thousands of them. */
export const mailPatience: Patience = { ...jobPatience, keepsPlans: true };
