import type { Divergence, Stop } from '../../../wasm_bindings/descent_module';
import type { TableDescription, TableRequest } from '../../../wasm_bindings/own_table_types';
import type {
  Configured,
  EngineError,
  Errors,
  Inspection,
  InspectionRequest,
  InspectionSubject,
  Picture,
  PictureRequest,
  Request,
  Speed,
} from '../../../web/src/engine/messages';
import type { Experiment } from '../../../web/src/experiment/experiment';
import type { Engine } from '../../../web/src/state/engine_port';

/** What the fake engine rejects with. */
export class FakeFailure extends Error {
  constructor(readonly error: EngineError) {
    super(error.message);
  }
}

/** An engine that trains nothing: an epoch is a row of numbers that a test can tell apart. */
export class FakeEngine implements Engine {
  readonly calls: string[] = [];
  /** What the next configure is refused with. */
  refusal: EngineError | null = null;
  /** Epochs that the next picture reports, as [epoch, training loss]. */
  reports: [number, number][] = [[0, 1]];
  tableRefusal: EngineError | null = null;
  describedTable: TableDescription = {
    task: 'regression',
    inputs: [{ column: 0, category: '', minimum: 0, maximum: 1 }],
    classes: [],
    samples: 12,
  };
  run = 0;
  epoch = 0;
  divergence: Divergence | null = null;
  stopped: Stop | null = null;
  parameterCount = 3;
  /** Points per side of the prediction maps asked for. */
  readonly resolutions: number[] = [];
  /** Their columns, horizontal and vertical. */
  readonly axes: [number, number][] = [];
  /** What came back of the pictures, in order. */
  readonly released: Picture[] = [];
  /** What every picture is, in place of a new one. */
  samePicture: Picture | null = null;
  /** The next configure goes on with the weights it has. */
  continues = false;

  async provideData(dataset: string, bytes: Uint8Array): Promise<void> {
    this.calls.push(`provideData ${dataset} ${bytes.length}`);
  }

  async provideTable(table: TableRequest): Promise<TableDescription> {
    this.calls.push(`provideTable ${table.columns.length}`);
    const { tableRefusal } = this;
    if (tableRefusal) throw new FakeFailure(tableRefusal);
    return this.describedTable;
  }

  /** Nothing is answered before this. */
  starting: Promise<void> = Promise.resolve();
  /** The last configure; what was asked for after it is answered after it. */
  #configuring: Promise<unknown> = Promise.resolve();

  configure(experiment: Experiment): Promise<Configured> {
    this.calls.push(`configure ${experiment.data.dataset.id} ${experiment.training.learningRate}`);
    const configured = this.#configure();
    this.#configuring = configured.catch(() => {});
    return configured;
  }

  async #configure(): Promise<Configured> {
    await this.starting;
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw new FakeFailure(refusal);
    if (!this.continues) this.run += 1;
    const samples = { columns: new Float32Array(4), targets: new Float32Array(2) };
    return {
      run: this.run,
      restarted: !this.continues,
      epoch: this.epoch,
      description: {
        task: 'binary',
        inputs: ['x1', 'x2'],
        layers: [
          {
            kind: 'dense',
            shape: { kind: 'vector', channels: 1, rows: 1, columns: 1 },
            units: 1,
            inputs: 2,
            activation: 'linear',
            weightOffset: 0,
            biasOffset: 2,
          },
        ],
        parameterCount: this.parameterCount,
        trainingCount: 2,
        testCount: 2,
        omittedRows: 0,
        batchSize: 2,
        metric: 'accuracy',
        predictionRange: [0, 1],
        table: null,
      },
      training: samples,
      test: samples,
    };
  }

  async play(speed: Speed): Promise<void> {
    this.calls.push(`play ${speed}`);
  }

  async pause(): Promise<void> {
    this.calls.push('pause');
  }

  async step(epochs: number, evaluationInterval: number): Promise<void> {
    this.calls.push(`step ${epochs} of ${evaluationInterval}`);
  }

  async reset(): Promise<{ readonly run: number }> {
    this.calls.push('reset');
    this.run += 1;
    return { run: this.run };
  }

  async errors(): Promise<Errors> {
    this.calls.push('errors');
    const part = {
      metrics: [{ id: 'accuracy', value: 0.5 }],
      confusion: Int32Array.of(1, 0, 1, 0),
      predictions: new Float32Array(2),
      worst: [],
    };
    return { epoch: this.epoch, run: this.run, training: part, test: part };
  }

  /** What the next run that helps to choose settings does. */
  select_: Engine['select'] = () => Promise.reject(new Error('no run was expected'));
  select: Engine['select'] = (request, onProgress) => {
    this.calls.push((request as Request).type);
    return this.select_(request, onProgress);
  };

  async cancelSelection(): Promise<void> {
    this.calls.push('cancelSelection');
  }

  /** What the next close look is refused with. */
  inspectionRefusal: EngineError | null = null;

  async inspect<Subject extends InspectionSubject>(
    request: Extract<InspectionRequest, { readonly subject: Subject }>,
  ): Promise<Inspection<Subject>> {
    this.calls.push(`inspect ${request.subject}`);
    if (this.inspectionRefusal) throw new FakeFailure(this.inspectionRefusal);
    const examples = { subject: 'examples', norms: new Float64Array(2) } as const;
    return { ...examples, epoch: this.epoch, run: this.run } as never;
  }

  async picture(request: PictureRequest): Promise<Picture> {
    this.calls.push('picture');
    this.resolutions.push(request.predictionResolution);
    this.axes.push([request.horizontalColumn, request.verticalColumn]);
    await this.#configuring;
    if (this.run === 0) throw new FakeFailure({ kind: 'configuration', message: 'none is there' });
    if (this.samePicture) return this.samePicture;
    const rows = this.reports.map(([epoch, loss]) => [epoch, loss, loss, 0, 0.5, 0.5, 0.01]);
    this.reports = [];
    const side = request.predictionResolution;
    return {
      epoch: this.epoch,
      run: this.run,
      reports: Float64Array.from(rows.flat()),
      parameters: new Float32Array(3),
      predictionResolution: side,
      predictionRows: side,
      predictions: new Float32Array(side * side),
      unitResolution: request.unitResolution,
      unitGrids: new Float32Array(3 * request.unitResolution ** 2),
      samples: null,
      linearForm: new Float64Array(0),
      playing: false,
      divergence: this.divergence,
      stopped: this.stopped,
    };
  }

  /** As in the engine, the arrays may be gone at once. */
  release(picture: Picture): void {
    this.released.push(picture);
    structuredClone(null, { transfer: [picture.predictions.buffer, picture.unitGrids.buffer] });
  }
}
