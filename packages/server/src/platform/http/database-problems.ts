import pg from 'pg';
import type { ProblemCode } from '@tillid/contract/problems';
import { hasStalePlans, isUnanswered } from '../db/pool.ts';
import { Problem } from './problem.ts';

type Breach = { readonly problem: ProblemCode; readonly pointer: string; readonly code: string };

/** Constraint → what its breach means, told as a use case tells it that saw it coming. */
const breaches: Readonly<Record<string, Breach>> = {
  api_client_name: { problem: 'conflict', pointer: '/name', code: 'name-taken' },
  production_unit_number: { problem: 'conflict', pointer: '/number', code: 'number-taken' },
  se_number_number: { problem: 'conflict', pointer: '/number', code: 'number-taken' },
  invoicing_method_ean: { problem: 'conflict', pointer: '/number', code: 'number-taken' },
  business_user_cpr: { problem: 'conflict', pointer: '/cpr', code: 'already-exists' },
  business_user_production_unit: gone('/productionUnitId', 'production-unit-not-registered'),
  business_user_se_number: gone('/seNumberId', 'se-number-not-registered'),
  business_user_invoicing_method: gone('/invoicingMethodId', 'ean-not-registered'),
};

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * Of PostgreSQL (appendix A): class 08 connection, 25006 a standby after a failover, 25P03 a transaction that stood still, 28 a login that is
 * refused just now, 40 rolled back for another's sake, 53 resources (a full disk among them), 55P03 a lock and 57014 a statement that took
 * too long, 57P operator intervention, 58030 input or output.
 */
const passing = /^(08|25006|25P03|28|40|53|55P03|57014|57P|58030)/;

/** The problem that an error of the database means: by the name of a constraint, or that the database is away. */
export function databaseProblem(error: unknown): Problem | undefined {
  if (error instanceof pg.DatabaseError) {
    const breach = breaches[error.constraint ?? ''];
    if (breach !== undefined) {
      const { problem, ...fault } = breach;
      return new Problem(problem, { errors: [fault], cause: error });
    }
    return passing.test(error.code ?? '') || hasStalePlans(error)
      ? new Problem('unavailable', { retryAfterSeconds: 5, cause: error })
      : undefined;
  }
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: string }).code ?? '';
  const away =
    connectionCodes.has(code) ||
    isUnanswered(error) ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message);
  return away ? new Problem('unavailable', { retryAfterSeconds: 5, cause: error }) : undefined;
}

/** Whether an error is the breach of a constraint. */
export function breaksConstraint(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint;
}

function gone(pointer: string, code: string): Breach {
  return { problem: 'validation-failed', pointer, code };
}
