// What the figures come from: by core count and instruction set, not by name.
import { existsSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, loadavg } from 'node:os';

const instructionSets = ['avx512f', 'fma', 'avx2', 'avx', 'sse4_2', 'asimd'];

/** The widest first; empty where the system does not say. */
function instructions() {
  if (!existsSync('/proc/cpuinfo')) return [];
  const text = readFileSync('/proc/cpuinfo', 'utf8');
  const flags = new Set(text.match(/^(?:flags|Features)\s*:(.*)$/m)?.[1].split(' '));
  return instructionSets.filter((name) => flags.has(name));
}

export function describeMachine() {
  return {
    cores: availableParallelism(),
    architecture: arch(),
    instructions: instructions(),
    node: process.version,
    load: loadavg()[0],
  };
}

export function printMachine({ cores, architecture, instructions: sets, node, load }) {
  console.log(`\n${cores} cores, ${architecture} ${sets.join(' ')}; Node ${node}`);
  console.log(`Load when it began: ${load.toFixed(1)}, which should be near 0.`);
}
