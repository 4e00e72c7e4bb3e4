// onnxruntime-web on its wasm back end, one thread: it cannot train.
import * as ort from 'onnxruntime-web/wasm';
import { onnxModel } from './onnx_model.js';
import { Peer } from './peer.js';

export class OnnxPeer extends Peer {
  constructor(module, wasmFolder) {
    super(module);
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmPaths = wasmFolder;
  }

  refusal({ kind }) {
    return kind === 'train' ? 'cannot train' : null;
  }

  async build(start) {
    if (this.built === start) return;
    this.built = start;
    await this.session?.release();
    const model = onnxModel(start, start.grid !== null);
    this.session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
  }

  async run(values) {
    const { width } = this.start;
    const inputs = new ort.Tensor('float32', values, [values.length / width, width]);
    return this.session.run({ inputs });
  }

  async grids(points) {
    const outputs = await this.run(points);
    return outputs[this.session.outputNames[this.session.outputNames.length - 1]].data;
  }

  async predict() {
    const outputs = await this.run(this.start.inputs);
    return outputs[this.session.outputNames[0]].data;
  }
}
