/** Counts the vector instructions of a wasm file by decoding every function body of its code. */

/** Opcodes after the prefix 0xfd; WebAssembly specification 2.0, section 5.4.8. */
const vectorNames = new Map([
  [0x0b, 'v128.store'],
  [0xe4, 'f32x4.add'],
  [0xe5, 'f32x4.sub'],
  [0xe6, 'f32x4.mul'],
]);

class Reader {
  private readonly bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes;
    this.position = position;
  }

  byte(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) throw new Error('the file ends too early');
    this.position += 1;
    return byte;
  }

  passOver(count: number): void {
    this.position += count;
  }

  /** An LEB128 number; a signed one is only skipped. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }

  numbers(count: number): void {
    for (let i = 0; i < count; i++) this.number();
  }
}

/** Skips what follows a plain opcode (sections 5.4.1 to 5.4.7, and exceptions as of 2021). */
function skipOperands(opcode: number, code: Reader): void {
  const oneNumber = opcode === 0x0c || opcode === 0x0d || (opcode >= 0x20 && opcode <= 0x26);
  const exception = [0x06, 0x07, 0x08, 0x09, 0x18].includes(opcode);
  if ((opcode >= 0x02 && opcode <= 0x04) || oneNumber || exception) code.number();
  else if (opcode === 0x10 || opcode === 0x12 || opcode === 0xd0 || opcode === 0xd2) code.number();
  else if (opcode === 0x0e) code.numbers(code.number() + 1);
  else if (opcode === 0x11 || opcode === 0x13) code.numbers(2);
  else if (opcode === 0x1c) code.numbers(code.number());
  else if (opcode >= 0x28 && opcode <= 0x3e) code.numbers(2);
  else if (opcode >= 0x3f && opcode <= 0x42) code.number();
  else if (opcode === 0x43) code.passOver(4);
  else if (opcode === 0x44) code.passOver(8);
  else if (opcode === 0xfc) skipMiscellaneous(code);
}

/** Saturating conversions have no operands, bulk memory and tables one or two. */
function skipMiscellaneous(code: Reader): void {
  const kind = code.number();
  if (kind >= 8) code.numbers([8, 10, 12, 14].includes(kind) ? 2 : 1);
}

function skipVectorOperands(kind: number, code: Reader): void {
  if (kind <= 0x0b || kind === 0x5c || kind === 0x5d) code.numbers(2);
  else if (kind === 0x0c || kind === 0x0d) code.passOver(16);
  else if (kind >= 0x15 && kind <= 0x22) code.passOver(1);
  else if (kind >= 0x54 && kind <= 0x5b) {
    code.numbers(2);
    code.passOver(1);
  }
}

function countInBody(code: Reader, counts: Map<string, number>): void {
  const end = code.number() + code.position;
  for (let groups = code.number(); groups > 0; groups--) code.numbers(2);
  let last = -1;
  while (code.position < end) {
    last = code.byte();
    if (last !== 0xfd) {
      skipOperands(last, code);
      continue;
    }
    const kind = code.number();
    const name = vectorNames.get(kind) ?? 'other';
    counts.set(name, (counts.get(name) ?? 0) + 1);
    skipVectorOperands(kind, code);
  }
  // Decoding that lost its way would not end at an `end`, exactly where the body does.
  if (code.position !== end || last !== 0x0b) throw new Error(`lost at byte ${code.position}`);
}

/** How often each vector instruction of interest occurs, the rest as 'other'. */
export function countVectorInstructions(bytes: Uint8Array): Map<string, number> {
  const counts = new Map<string, number>();
  const file = new Reader(bytes, 8);
  while (file.position < bytes.length) {
    const section = file.byte();
    const size = file.number();
    const next = file.position + size;
    if (section === 10) for (let left = file.number(); left > 0; left--) countInBody(file, counts);
    file.position = next;
  }
  return counts;
}
