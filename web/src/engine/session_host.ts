import type { DescentModule } from '../../../wasm_bindings/descent_module';
import { ErrorsWork } from './errors_work';
import { classifyLoadFailure, classifyThrown } from './failure';
import { HostedSession, type SessionModule } from './hosted_session';
import { InspectionWork } from './inspection_work';
import type {
  EngineError,
  FromWorker,
  InspectionRequest,
  Replies,
  RequestOf,
  Speed,
  ToWorker,
} from './messages';
import { ModuleSwitch } from './module_switch';
import { PictureWork } from './picture_work';
import { type SelectionModule, SelectionWork } from './selection_work';
import { type LoopClock, TrainingLoop } from './training_loop';
import { transferablesOf } from './transferables';

export type HostedModule = SessionModule &
  SelectionModule &
  Pick<DescentModule, 'stackSave' | 'stackRestore'>;
export type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

/** A sign of life during long steps, in milliseconds. */
const ALIVE_INTERVAL = 500;

/** Answers requests with calls of the one session, which the training loop trains between them. */
export class SessionHost {
  private module: HostedModule;
  private idleStack: number;
  private readonly post: Post;
  private readonly clock: LoopClock;
  private readonly session: HostedSession;
  private readonly loop: TrainingLoop;
  private readonly pictures: PictureWork;
  private readonly errors: ErrorsWork;
  private readonly selection: SelectionWork;
  private readonly inspections: InspectionWork;
  private readonly modules: ModuleSwitch<HostedModule>;
  private dead = false;
  private aliveAt = 0;

  /** With `loadFull`, `module` is the lean one. */
  constructor(
    module: HostedModule,
    post: Post,
    clock: LoopClock,
    loadFull: (() => Promise<HostedModule>) | null = null,
  ) {
    this.module = module;
    this.idleStack = module.stackSave();
    this.post = post;
    const whileAlive = (task: () => void) => () => {
      if (!this.dead) task();
    };
    this.clock = {
      now: () => clock.now(),
      after: (milliseconds, task) => clock.after(milliseconds, whileAlive(task)),
      afterMessages: (task) => clock.afterMessages(whileAlive(task)),
    };
    this.session = new HostedSession(module);
    this.loop = new TrainingLoop(this.clock, {
      onThrow: (thrown) => this.die(thrown),
      onStepSlice: () => this.alive(),
    });
    this.pictures = new PictureWork(this.session, this.clock, {
      onThrow: (thrown) => this.die(thrown),
      onSlice: () => this.alive(),
      onReportsTaken: () => this.loop.reportsTaken(),
      isPlaying: () => this.loop.playing,
    });
    this.errors = new ErrorsWork(this.session, this.clock, {
      onThrow: (thrown) => this.die(thrown),
      onSlice: () => this.alive(),
    });
    this.selection = new SelectionWork(module, this.session, this.clock, (thrown) =>
      this.die(thrown),
    );
    this.inspections = new InspectionWork(this.session, this.clock, {
      onThrow: (thrown) => this.die(thrown),
      onSlice: () => this.alive(),
    });
    this.modules = new ModuleSwitch(loadFull, this.clock, {
      isIdle: () => !this.pictures.underWay && !this.errors.underWay,
      onLoaded: (full) => this.goOnIn(full),
      handle: (message) => this.handle(message),
      onThrow: (thrown) => this.end(classifyLoadFailure(thrown)),
      onAlive: () => this.post({ type: 'alive' }, []),
    });
  }

  handle(message: ToWorker): void {
    if (this.dead || this.modules.takes(message)) return;
    const { id } = message;
    const reply = (value: Replies[keyof Replies]): void =>
      this.post({ type: 'reply', id, value }, transferablesOf(value));
    const refuse = (thrown: unknown): void => this.refuse(message, thrown);
    try {
      if (message.type === 'step') this.step(message, reply);
      else if (message.type === 'picture') this.draw(message, reply, refuse);
      else if (message.type === 'errors') this.sumUpErrors(reply, refuse);
      else if (message.type === 'crossValidate' || message.type === 'testRates')
        this.select(message, reply);
      else if (message.type === 'inspect') this.inspect(message.request, reply, refuse);
      else reply(this.answer(message));
    } catch (thrown) {
      refuse(thrown);
    }
  }

  /** A RangeError is the answer to one request; anything else means that the instance is broken. */
  private refuse(message: ToWorker, thrown: unknown): void {
    const error = classifyThrown(thrown);
    if (error.kind !== 'configuration') {
      this.die(thrown);
      return;
    }
    this.module.stackRestore(this.idleStack);
    if (this.modules.takesRefused(message)) return;
    this.post({ type: 'error', id: message.id, error }, []);
  }

  private goOnIn(module: HostedModule): void {
    this.session.moveTo(module);
    this.selection.useModule(module);
    if (this.session.run > 0) this.loop.use(this.session.current, false);
    this.module = module;
    this.idleStack = module.stackSave();
  }

  private answer(
    message: Exclude<
      ToWorker,
      { readonly type: 'step' | 'picture' | 'errors' | 'inspect' | 'crossValidate' | 'testRates' }
    >,
  ) {
    const { session, loop } = this;
    switch (message.type) {
      case 'provideData':
        return session.provideData(message);
      case 'provideTable':
        return session.provideTable(message);
      case 'configure':
        return this.configure(message);
      case 'play':
        return this.play(message.speed);
      case 'pause':
        loop.stop();
        return { epoch: session.current.epoch() };
      case 'reset': {
        loop.stop();
        const reply = session.reset();
        loop.use(session.current, true);
        this.giveUp();
        return reply;
      }
      case 'cancelSelection':
        this.selection.cancel();
        return null;
      case 'parametersHash':
        return { epoch: session.current.epoch(), hash: session.current.parametersHash() };
    }
  }

  private configure(message: RequestOf<'configure'>): Replies['configure'] {
    const before = this.session.run;
    const configured = this.session.configure(message.experiment, message.restore);
    const restarted = configured.run !== before;
    this.loop.use(this.session.current, restarted);
    if (restarted) this.giveUp();
    return configured;
  }

  /** What was asked for of the run that is over. */
  private giveUp(): void {
    this.pictures.giveUp();
    this.errors.giveUp();
    this.inspections.giveUp();
  }

  private play(speed: Speed): null {
    if (speed !== 'fastest' && !(speed > 0 && speed < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`speed: ${speed} is not allowed (more than 0, or fastest)`);
    }
    void this.session.current; // throws when there is none
    this.selection.cancel();
    this.loop.play(speed);
    return null;
  }

  private step(
    { epochs, evaluationInterval = 1 }: RequestOf<'step'>,
    reply: (value: Replies['step']) => void,
  ): void {
    for (const [name, value] of Object.entries({ epochs, evaluationInterval })) {
      if (!(Number.isSafeInteger(value) && value >= 1)) {
        throw new RangeError(`${name}: ${value} is not allowed (a whole number from 1)`);
      }
    }
    void this.session.current; // throws when there is none
    this.selection.cancel();
    this.aliveAt = this.clock.now();
    this.loop.step(epochs, evaluationInterval, () =>
      reply({ epoch: this.session.current.epoch() }),
    );
  }

  private draw(
    { request, save, spare = null }: RequestOf<'picture'>,
    reply: (value: Replies['picture']) => void,
    refuse: (thrown: unknown) => void,
  ): void {
    this.aliveAt = this.clock.now();
    this.pictures.draw({ request, save, spare, reply, refuse });
  }

  private sumUpErrors(
    reply: (value: Replies['errors']) => void,
    refuse: (thrown: unknown) => void,
  ): void {
    this.aliveAt = this.clock.now();
    this.errors.sumUp({ reply, refuse });
  }

  /** Training stands still, so that only one of the two takes the processor's time. */
  private select(
    message: { readonly id: number } & RequestOf<'crossValidate' | 'testRates'>,
    reply: (value: Replies['crossValidate' | 'testRates']) => void,
  ): void {
    const { id } = message;
    this.selection.begin({
      request: message,
      reply,
      tell: (progress) => this.post({ type: 'progress', id, progress }, transferablesOf(progress)),
    });
    this.loop.stop();
  }

  private inspect(
    request: InspectionRequest,
    reply: (value: Replies['inspect']) => void,
    refuse: (thrown: unknown) => void,
  ): void {
    this.aliveAt = this.clock.now();
    this.inspections.inspect({ request, reply, refuse });
  }

  private alive(): void {
    const now = this.clock.now();
    if (now - this.aliveAt < ALIVE_INTERVAL) return;
    this.aliveAt = now;
    this.post({ type: 'alive' }, []);
  }

  /** Nothing in the instance's memory can be trusted any more. */
  private die(thrown: unknown): void {
    const { kind, message } = classifyThrown(thrown);
    // While training nothing can be wrong with a configuration that was accepted.
    this.end({ kind: kind === 'configuration' ? 'trap' : kind, message });
  }

  private end(error: EngineError): void {
    if (this.dead) return;
    this.dead = true;
    this.post({ type: 'fatal', error }, []);
  }
}
