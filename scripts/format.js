// npm run format: writes the formats that npm run lint asks for.
import { npmCommand, run, runScript, setup } from './commands.js';
import { cppFiles } from './cpp_files.js';

await runScript(() => {
  setup('lint');
  run('clang-format', '-i', ...cppFiles());
  run(npmCommand('biome'), 'check', '--write', '--colors=off');
});
