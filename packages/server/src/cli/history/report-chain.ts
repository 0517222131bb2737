import type { ChainReport } from '@tillid/domain/history/chain-check';
import { chainFaultKinds, type ChainFault } from '@tillid/domain/history/chain-fault';
import type { Output } from '../output.ts';

const mostShown = 1000;

/** Keeps the first faults of a chain; the report has the number of all. */
export type FaultList = { readonly shown: readonly ChainFault[]; readonly add: (fault: ChainFault) => void };

/** Makes an empty list of faults. */
export function createFaultList(): FaultList {
  const shown: ChainFault[] = [];
  return {
    shown,
    add(fault) {
      if (shown.length < mostShown) shown.push(fault);
    },
  };
}

/** A chain that was checked. */
export type CheckedChain = {
  readonly organisationId: string;
  readonly cvr: string;
  readonly report: ChainReport;
  readonly faults: readonly ChainFault[];
};

/** Writes what was found in one chain: as a line of JSON, or for people. */
export async function writeChain(chain: CheckedChain, json: boolean, output: Output): Promise<void> {
  if (json) await output.write(`${JSON.stringify(asJson(chain))}\n`);
  else await output.write(`${asText(chain).join('\n')}\n`);
}

function asJson({ organisationId, cvr, report, faults }: CheckedChain) {
  const { isWhole, faults: counts, ...found } = report;
  return { cvr, organisationId, isWhole, ...found, ...counts, faults };
}

function asText({ cvr, report, faults }: CheckedChain): string[] {
  const counts = chainFaultKinds
    .filter((kind) => report.faults[kind] > 0)
    .map((kind) => `${report.faults[kind]} ${kind}`);
  return [
    `${cvr === 'operators' ? 'Operators' : `Organisation ${cvr}`}: ${verdictOf(report, counts)}`,
    ...faults.map((fault) => `  ${faultText(fault)}`),
    ...(faults.length === mostShown ? [`  only the first ${mostShown} are shown`] : []),
    `  ${report.seals} seals, ${report.events} events, ${report.notYetSealed} not yet sealed, ${report.forgotten} forgotten, ` +
      `${report.sealedLate} sealed late`,
    ...(report.leftOut === undefined
      ? []
      : [`  left out: ${report.leftOut.events} events of these seals, ${report.leftOut.seals} seals before the last`]),
    `  head ${report.head}`,
  ];
}

function verdictOf({ isWhole, leftOut }: ChainReport, counts: readonly string[]): string {
  const whole = leftOut === undefined ? 'whole' : 'a part, as it was sealed';
  return isWhole ? whole : `NOT ${leftOut === undefined ? 'WHOLE' : 'AS IT WAS SEALED'} (${counts.join(', ')})`;
}

/** One fault as a line. */
export function faultText(fault: ChainFault): string {
  return `${fault.kind}: ${whatText(fault)}${whereText(fault)}`;
}

function whatText({ kind, what, seal, event, count }: ChainFault): string {
  if (kind === 'truncated' && what === 'head')
    return `a head that was expected is not in the chain, which ends with seal ${seal}`;
  if (kind === 'truncated') return `the file ends before its end, after seal ${seal}`;
  if (kind === 'unproven' && what === 'file') return 'the file is signed by a key that was not given (--public-key)';
  if (kind === 'unproven')
    return `${count} seals, from ${seal} on, are signed by a key that was not given (--public-key)`;
  if (what === 'file') return 'the file is not as it was exported: a line was changed, added, taken away or moved';
  if (what === 'seal') return count > 1 ? `seals ${seal} to ${(seal ?? 0) + count - 1}` : `seal ${seal}`;
  if (event === null) return 'events';
  const others = count > 1 ? ` and of ${count - 1} more about the same person` : '';
  return what === 'values' ? `values of event ${event}${others}` : `event ${event}`;
}

function whereText({ kind, what, seal, event }: ChainFault): string {
  if (what !== 'event' && what !== 'values') return '';
  if (seal !== null) return ` in seal ${seal}`;
  if (kind === 'added') return ', in no seal and waiting for none';
  return event === null ? '' : ', not yet sealed';
}
