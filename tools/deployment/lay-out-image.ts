import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { inProject, projectRoot } from '../project.ts';
import { runCommand } from '../running/run-command.ts';
import { copyFromContext, readBuildContext } from './build-context.ts';
import { readContainerfile, type Instruction, type Stage } from './read-containerfile.ts';

/** The last stage as it lies on the disk: its root, the folder that it starts in, its environment and its command. */
export type LaidOutImage = {
  readonly folder: string;
  /** The base image's Node: a copy of this one, where anybody may run it. */
  readonly node: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
};

type Laid = { readonly stage: Stage; readonly root: string; folder: string };

/**
 * Does what the Containerfile says, without an engine: each stage is a folder, COPY copies what the build would get, and RUN runs here.
 * What the base image brings (Node, its system) is this machine's.
 */
export async function layOutImage(place: string): Promise<LaidOutImage> {
  const stages = readContainerfile(readFileSync(inProject('Containerfile'), 'utf8'));
  const laid: Laid[] = [];
  for (const [index, stage] of stages.entries()) {
    const root = join(place, String(index));
    const base = laid.find((earlier) => earlier.stage.name === stage.base);
    mkdirSync(root);
    if (base !== undefined) cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
    const one: Laid = {
      stage,
      root,
      folder: base === undefined ? root : join(root, base.folder.slice(base.root.length)),
    };
    laid.push(one);
    for (const instruction of stage.instructions) await apply(instruction, one, laid);
  }
  const last = laid.at(-1);
  if (last === undefined) throw new Error('the Containerfile has no stage');
  const node = join(place, 'node');
  cpSync(process.execPath, node);
  return { ...describe(last), node };
}

function describe({ stage, folder }: Laid): Omit<LaidOutImage, 'node'> {
  const words = (name: string) => stage.instructions.findLast((each) => each.name === name)?.words ?? [];
  const pairs = stage.instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap((each) =>
      each.words.map((word): [string, string] => [word.split('=')[0] ?? '', word.split('=')[1] ?? '']),
    );
  return { folder, environment: Object.fromEntries(pairs), command: [...words('ENTRYPOINT'), ...words('CMD')] };
}

async function apply(instruction: Instruction, one: Laid, laid: readonly Laid[]): Promise<void> {
  if (instruction.name === 'WORKDIR') {
    one.folder = join(one.root, instruction.value);
    mkdirSync(one.folder, { recursive: true });
  }
  if (instruction.name === 'COPY') copy(instruction, one, laid);
  if (instruction.name !== 'RUN') return;
  const { exitCode, output } = await runCommand('sh', ['-c', instruction.value], { folder: one.folder });
  if (exitCode !== 0) throw new Error(`RUN ${instruction.value} ended with ${String(exitCode)}\n${output}`);
}

function copy({ words, flags }: Instruction, one: Laid, laid: readonly Laid[]): void {
  const target = words.at(-1) ?? '';
  const into = isAbsolute(target) ? join(one.root, target) : join(one.folder, target);
  const from = flags.get('from');
  const context = readBuildContext(inProject('.dockerignore'));
  // The last stage has no name, and what has no `--from` comes from no stage.
  const earlier = from === undefined ? undefined : laid.find(({ stage }) => stage.name === from);
  for (const source of words.slice(0, -1)) {
    if (from !== undefined && earlier === undefined) throw new Error(`COPY --from=${from}: there is no such stage`);
    if (earlier === undefined) copyFromContext(context, projectRoot, source, placeOf(source, into, target));
    else cpSync(join(earlier.root, source), into, { recursive: true, verbatimSymlinks: true });
  }
}

/** A folder's content goes into the target; a file goes there under its own name when the target ends with a slash. */
function placeOf(source: string, into: string, target: string): string {
  const isFolder = statSync(inProject(source)).isDirectory();
  return !isFolder && target.endsWith('/') ? join(into, source.slice(source.lastIndexOf('/') + 1)) : into;
}
