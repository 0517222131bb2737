/** Keys of the advisory locks that one process of a deployment holds at a time. All stand here, so that no two of them are one lock. */
export const advisoryLocks = {
  /** Migrating the database. */
  migration: 7_419_000_001,
  /** Sealing history. */
  sealing: 7_419_000_002,
  /** Entering a worker into the register, and judging which workers are dead. */
  workerRegister: 7_419_000_003,
  /** Rotating keys, for as long as that takes. */
  keyRotation: 7_419_000_004,
  /** Making an operator. */
  operators: 7_419_000_005,
} as const;
