// The command line: --only W1,W2,sizes  --repeats N  --json FILE
import { parseArgs } from 'node:util';
import { CommandFailed } from '../../scripts/commands.js';
import { extraNames } from './extras/extras.js';
import { workloads } from './workloads.js';

function parse(args) {
  const options = {
    only: { type: 'string' },
    repeats: { type: 'string' },
    json: { type: 'string' },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new CommandFailed(
      `${error.message}\nAllowed: --only W1,W2,sizes  --repeats N  --json FILE`,
    );
  }
}

export function readOptions(args) {
  const values = parse(args);
  const names = [...workloads.map(({ id }) => id), ...extraNames];
  const wanted = values.only?.split(',') ?? names;
  for (const name of wanted)
    if (!names.includes(name))
      throw new CommandFailed(`--only: "${name}" is not allowed (${names.join(', ')})`);
  const repeats = Number(values.repeats ?? 5);
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new CommandFailed(`--repeats: "${values.repeats}" is not allowed (1 or more)`);
  return {
    chosen: workloads.filter(({ id }) => wanted.includes(id)),
    extras: new Set(extraNames.filter((name) => wanted.includes(name))),
    repeats,
    json: values.json,
  };
}
