import { classifyLoadFailure } from './failure';
import type { ToWorker } from './messages';
import type { LoadedModule } from './module_loader';
import { type Post, SessionHost } from './session_host';
import { realTimers } from './timers';
import type { LoopClock } from './training_loop';

/** Yields by a message to itself: timers would wait 4 ms and more, and a promise would not yield. */
export function createLoopClock(): LoopClock {
  const channel = new MessageChannel();
  const tasks: (() => void)[] = [];
  channel.port1.onmessage = () => tasks.shift()?.();
  return {
    ...realTimers,
    afterMessages(task) {
      tasks.push(task);
      channel.port2.postMessage(null);
    },
  };
}

/** Loads the module, answers requests with it, and says 'ready' or why it could not be loaded. */
export async function startWorker(
  post: Post,
  receive: (handler: (message: ToWorker) => void) => void,
  load: () => Promise<LoadedModule>,
): Promise<void> {
  try {
    const { module, simd, loadFull } = await load();
    const host = new SessionHost(module, post, createLoopClock(), loadFull);
    post({ type: 'ready', simd }, []);
    receive((message) => host.handle(message)); // which may answer early requests at once
  } catch (thrown) {
    post({ type: 'fatal', error: classifyLoadFailure(thrown) }, []);
  }
}
