/** A run over a fake engine, for its tests. */

import { withTraining } from '../../../web/src/experiment/adapt';
import { defaultExperiment } from '../../../web/src/experiment/defaults';
import type { EngineEvents } from '../../../web/src/state/engine_port';
import { initialState } from '../../../web/src/state/page_state';
import { Run } from '../../../web/src/state/run';
import { createStore } from '../../../web/src/state/store';
import { FakeEngine, FakeFailure } from './fake_engine';
import { FakeFrames } from './fake_frames';

export const trap = { kind: 'trap', message: 'unreachable' } as const;

export const divergence = { kind: 'weight', layer: 2, epoch: 8, step: 71 } as const;

/** A run before its first experiment. */
export function setUpEmpty() {
  const frames = new FakeFrames();
  const engines: { engine: FakeEngine; events: EngineEvents }[] = [];
  const view = { language: 'en', theme: 'system' } as const;
  const store = createStore(initialState(defaultExperiment, [], view));
  const run = new Run({
    createEngine: (events) => {
      const engine = new FakeEngine();
      engines.push({ engine, events });
      return engine;
    },
    store,
    fetchSamples: () => Promise.reject(new Error('nothing is fetched')),
    reducedMotion: () => false,
    errorOf: (reason) => (reason instanceof FakeFailure ? reason.error : null),
    requestFrame: frames.request,
  });
  const newest = () => {
    const last = engines.at(-1);
    if (!last) throw new Error('no engine was made');
    return last;
  };
  return { store, run, frames, engine: newest().engine, newest, engines };
}

export async function setUp() {
  const { frames, ...parts } = setUpEmpty();
  let time = 0;
  /** One animation frame a second later, and its picture. */
  const frame = async () => {
    time += 1000;
    frames.run(time);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  await parts.run.configure(defaultExperiment);
  await frame();
  return { ...parts, frame };
}

export function rate(learningRate: number) {
  return withTraining(defaultExperiment, { learningRate });
}
