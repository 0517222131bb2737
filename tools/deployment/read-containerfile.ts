/** One instruction of a Containerfile: its flags (`--from=web` as `from` → `web`) and what follows them. */
export type Instruction = {
  readonly name: string;
  readonly flags: ReadonlyMap<string, string>;
  readonly value: string;
  /** The value as words; the JSON form (`["node", "file"]`) as its members. */
  readonly words: readonly string[];
};

/** A stage: the image or the earlier stage that it begins with, its own name, and its instructions. */
export type Stage = { readonly base: string; readonly name: string | undefined; readonly instructions: Instruction[] };

/** Reads the part of the format that this project uses; anything before the first FROM is refused. */
export function readContainerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of logicalLines(text)) {
    const instruction = readInstruction(line);
    if (instruction.name === 'FROM') {
      const [base = '', , name] = instruction.words;
      stages.push({ base, name, instructions: [] });
    } else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`${instruction.name} stands before the first FROM`);
      stage.instructions.push(instruction);
    }
  }
  return stages;
}

function logicalLines(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readInstruction(line: string): Instruction {
  const match = /^([A-Z]+)((?:\s+--[a-z-]+=\S+)*)\s+(.+)$/.exec(line);
  if (match === null) throw new Error(`this is no instruction: ${line}`);
  const [, name = '', flagText = '', value = ''] = match;
  const flags = flagText
    .trim()
    .split(/\s+/)
    .filter((flag) => flag !== '')
    .map((flag): [string, string] => {
      const end = flag.indexOf('=');
      return [flag.slice(2, end), flag.slice(end + 1)];
    });
  const words = value.startsWith('[') ? (JSON.parse(value) as string[]) : value.split(/\s+/);
  return { name, flags: new Map(flags), value, words };
}
