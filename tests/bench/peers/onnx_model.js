// Writes a dense network as an ONNX model, protocol buffers by hand: field numbers are those of
// onnx.proto (ONNX 1.12).

const float = 1; // TensorProto.DataType.FLOAT
const integer = 2; // AttributeProto.AttributeType.INT
const text = new TextEncoder();

function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** A field with a whole number. */
const number = (field, value) => Uint8Array.from([...varint(field * 8), ...varint(value)]);

function join(parts) {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    joined.set(part, next);
    next += part.length;
  }
  return joined;
}

/** A field with a text, bytes, or a message made of fields. */
function field(id, content) {
  const bytes = typeof content === 'string' ? text.encode(content) : content;
  const body = Array.isArray(bytes) ? join(bytes) : bytes;
  return join([Uint8Array.from([...varint(id * 8 + 2), ...varint(body.length)]), body]);
}

function tensor(name, dimensions, values) {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const dims = dimensions.map((size) => number(1, size));
  return field(5, [...dims, number(2, float), field(8, name), field(9, raw)]);
}

function node(type, inputs, output, attributes = []) {
  const fields = attributes.map(([name, value]) =>
    field(5, [field(1, name), number(3, value), number(20, integer)]),
  );
  const named = inputs.map((name) => field(1, name));
  return field(1, [...named, field(2, output), field(4, type), ...fields]);
}

/** A matrix with any number of rows, as an input (11) or an output (12) of the graph. */
function matrix(id, name, columns) {
  const rows = field(1, [field(2, 'samples')]);
  const shape = field(2, [rows, field(1, [number(1, columns)])]);
  return field(id, [field(1, name), field(2, [field(1, [number(1, float), shape])])]);
}

const activationTypes = { tanh: 'Tanh', relu: 'Relu' };

/** `outputs` names the layers whose outputs are kept, "layer0" the first. */
export function onnxModel({ layers, width, isSoftmax }, keepsAll) {
  const graph = [field(2, 'network'), matrix(11, 'inputs', width)];
  let previous = 'inputs';
  layers.forEach(({ units, inputs, activation, weights, biases }, i) => {
    const isLast = i === layers.length - 1;
    const type = isLast && isSoftmax ? 'Softmax' : activationTypes[activation];
    const name = `layer${i}`;
    const product = type ? `${name}z` : name;
    graph.push(
      tensor(`${name}w`, [units, inputs], weights),
      tensor(`${name}b`, [units], biases),
      node('Gemm', [previous, `${name}w`, `${name}b`], product, [['transB', 1]]),
    );
    if (type) graph.push(node(type, [product], name));
    if (keepsAll || isLast) graph.push(matrix(12, name, units));
    previous = name;
  });
  const irVersion = 7;
  const operators = [field(1, ''), number(2, 13)];
  return join([number(1, irVersion), field(7, graph), field(8, operators)]);
}
