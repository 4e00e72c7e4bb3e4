// npm run reference: writes tests/reference/numbers anew with PyTorch and scikit-learn, or after "--"
// some of them: npm run reference -- activations losses
// The numbers are committed, so that neither building nor testing needs Python.
import { argv } from 'node:process';
import { run, runScript, setup } from './commands.js';

await runScript(() => {
  setup('reference');
  // Debian's own Python, for which its packages are; another may stand before it in PATH.
  run('/usr/bin/python3', '-B', 'tests/reference/generator/generate.py', ...argv.slice(2));
});
