import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, projectRoot } from '../project.ts';
import { commandStep, gateStep, type GateResult } from '../running/gate.ts';
import { runCommand } from '../running/run-command.ts';
import type { Step } from '../running/steps.ts';

const unitFile = 'deploy/tillid.service';
const settingsFile = 'deploy/tillid.env.example';
/** What systemd reckons up to 10.0 for a service without any protection. */
const mostExposure = 2;

/** The unit and its settings: judged by systemd where it is, and read by the server's own reader of settings. */
export async function unitSteps(): Promise<Step[]> {
  const settings = gateStep('settings of the systemd unit', judgeSettings);
  const { exitCode } = await runCommand('systemd-analyze', ['--version']);
  if (exitCode !== 0)
    return [
      settings,
      gateStep('systemd unit', () => ({ line: 'not judged: systemd-analyze is not here', faults: [] })),
    ];
  const exposure = ['systemd-analyze', 'security', '--offline=true', '--no-pager', `--threshold=${mostExposure * 10}`];
  return [
    settings,
    gateStep('systemd unit', verifyUnit),
    commandStep('exposure of the systemd unit', [...exposure, inProject(unitFile)], (output) => {
      return /Overall exposure level.*?: ([\d.]+)/.exec(output)?.[1]?.concat(` of ${mostExposure}`) ?? 'no exposure';
    }),
  ];
}

/** `verify` wants the program where the unit says, so it reads a copy that names this folder. */
async function verifyUnit(): Promise<GateResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tillid-unit-'));
  try {
    const copy = join(folder, 'tillid.service');
    writeFileSync(copy, readFileSync(inProject(unitFile), 'utf8').replaceAll('/opt/tillid', projectRoot));
    const { exitCode, output } = await runCommand('systemd-analyze', [
      'verify',
      '--man=no',
      '--recursive-errors=no',
      copy,
    ]);
    const said = output.split('\n').filter((line) => line.trim() !== '');
    return { line: `${String(said.length)} remarks`, faults: exitCode === 0 ? said : [...said, 'systemd refuses it'] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example must start a server once its secrets are filled in; the key comes from the unit. */
async function judgeSettings(): Promise<GateResult> {
  const { readSettings } = await import('../../packages/server/src/platform/settings/read-settings.ts');
  const lines = readFileSync(inProject(settingsFile), 'utf8').split('\n');
  const entries = lines
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    .map(([name, value]): [string, string] => [name, value.replaceAll('"', '')]);
  const read = readSettings({
    ...Object.fromEntries(entries),
    MASTER_KEY_FILE: '/run/credentials/tillid.service/master-key',
  });
  return { line: `${String(entries.length)} settings`, faults: read.ok ? [] : read.fault };
}
