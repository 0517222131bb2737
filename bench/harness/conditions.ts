import { cpus, totalmem } from 'node:os';

/** Under what the figures were measured; no name of a machine or of a person. */
export type Conditions = {
  readonly measuredAt: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
  readonly postgresql?: string;
};

/** The machine's part of the conditions. */
export function conditionsHere(postgresql: string | undefined): Conditions {
  return {
    measuredAt: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    ...(postgresql === undefined ? {} : { postgresql }),
  };
}
