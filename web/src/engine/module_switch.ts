import type { RequestType, ToWorker } from './messages';
import type { LoopClock } from './training_loop';

const fullOnly: ReadonlySet<RequestType> = new Set([
  'provideData',
  'provideTable',
  'errors',
  'inspect',
  'crossValidate',
  'testRates',
] as const);

/** Whether the lean module has no calls for the message. */
function isFullOnly(message: ToWorker): boolean {
  if (message.type === 'configure') return Boolean(message.restore?.state);
  if (message.type === 'picture') return message.request.samples !== undefined;
  return fullOnly.has(message.type);
}

/** While the full module is fetched, its worker is known to live for so long, in milliseconds. */
const LOAD_WITHIN = 30_000;
/** So often it tells that it lives, in milliseconds. */
const TELL_INTERVAL = 500;

export interface ModuleSwitchEvents<Module> {
  /** Whether the session can move now. */
  isIdle(): boolean;
  /** The session is to go on in this module, for good. */
  onLoaded(module: Module): void;
  /** Messages that waited, in the order in which they came. */
  handle(message: ToWorker): void;
  onThrow(thrown: unknown): void;
  /** The module is still being fetched. */
  onAlive(): void;
}

/**
 * The way from the lean module, with which a worker begins, to the full one. The first message that
 * the lean one has no answer to waits, with all that come after it, until the full one has been
 * fetched and has taken over the session; training goes on meanwhile. What the lean one refuses the
 * full one is asked as well, which knows more of the catalogue.
 */
export class ModuleSwitch<Module> {
  /** Null when there is no other module, any more. */
  private load: (() => Promise<Module>) | null;
  private readonly clock: LoopClock;
  private readonly events: ModuleSwitchEvents<Module>;
  private waiting: ToWorker[] | null = null;

  constructor(
    load: (() => Promise<Module>) | null,
    clock: LoopClock,
    events: ModuleSwitchEvents<Module>,
  ) {
    this.load = load;
    this.clock = clock;
    this.events = events;
  }

  /** Whether the message is to wait, as it must not overtake or is for the full module. */
  takes(message: ToWorker): boolean {
    if (this.waiting) {
      this.waiting.push(message);
      return true;
    }
    return isFullOnly(message) && this.begin(message);
  }

  /** The lean module has refused the message; false when there is nobody else to ask. */
  takesRefused(message: ToWorker): boolean {
    return message.type === 'configure' && this.begin(message);
  }

  private begin(message: ToWorker): boolean {
    const { load } = this;
    if (!load) return false;
    this.load = null;
    this.waiting = [message];
    this.tell(this.clock.now());
    load().then(
      (module) => this.whenIdle(() => this.finish(module)),
      (thrown) => this.events.onThrow(thrown),
    );
    return true;
  }

  private finish(module: Module): void {
    try {
      this.events.onLoaded(module);
    } catch (thrown) {
      this.events.onThrow(thrown);
      return;
    }
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const message of waiting) this.events.handle(message);
  }

  private whenIdle(task: () => void): void {
    if (this.events.isIdle()) task();
    else this.clock.afterMessages(() => this.whenIdle(task));
  }

  private tell(since: number): void {
    if (!this.waiting || this.clock.now() - since > LOAD_WITHIN) return;
    this.events.onAlive();
    this.clock.after(TELL_INTERVAL, () => this.tell(since));
  }
}
