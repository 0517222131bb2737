import pg from 'pg';
import { Problem } from './problem.ts';

/** Constraint → pointer and code of the conflict that its breach means. */
const conflicts: Readonly<Record<string, { pointer: string; code: string }>> = {
  business_user_cpr: { pointer: '/cpr', code: 'already-exists' },
  business_user_production_unit: { pointer: '/productionUnitId', code: 'unknown-production-unit' },
  business_user_se_number: { pointer: '/seNumberId', code: 'unknown-se-number' },
  business_user_invoicing_method: { pointer: '/invoicingMethodId', code: 'unknown-invoicing-method' },
};

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);

/** The problem that an error of the database means: a conflict by constraint name, or that the database is away. */
export function databaseProblem(error: unknown): Problem | undefined {
  if (error instanceof pg.DatabaseError) {
    const conflict = conflicts[error.constraint ?? ''];
    if (conflict !== undefined) return new Problem('conflict', { errors: [conflict], cause: error });
    // Class 08 connection, 40 rolled back for another's sake, 53 resources, 57P operator intervention (PostgreSQL, appendix A).
    return /^(08|40|53|57P)/.test(error.code ?? '')
      ? new Problem('unavailable', { retryAfterSeconds: 5, cause: error })
      : undefined;
  }
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: string }).code ?? '';
  const away =
    connectionCodes.has(code) ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message);
  return away ? new Problem('unavailable', { retryAfterSeconds: 5, cause: error }) : undefined;
}
