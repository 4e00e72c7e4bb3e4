// The command line: --only W1,W2  --repeats N  --json FILE
import { parseArgs } from 'node:util';
import { CommandFailed } from '../../scripts/commands.js';
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
    throw new CommandFailed(`${error.message}\nAllowed: --only W1,W2  --repeats N  --json FILE`);
  }
}

export function readOptions(args) {
  const values = parse(args);
  const ids = workloads.map(({ id }) => id);
  const wanted = values.only?.split(',') ?? ids;
  for (const id of wanted)
    if (!ids.includes(id))
      throw new CommandFailed(`--only: "${id}" is not allowed (${ids.join(', ')})`);
  const repeats = Number(values.repeats ?? 5);
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new CommandFailed(`--repeats: "${values.repeats}" is not allowed (1 or more)`);
  return { chosen: workloads.filter(({ id }) => wanted.includes(id)), repeats, json: values.json };
}
