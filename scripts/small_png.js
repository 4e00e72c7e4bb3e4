// Makes a PNG of few colours small: 256 of them, one byte a pixel.
import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Name and content of every chunk. */
function* chunksOf(png) {
  for (let start = signature.length; start < png.length; ) {
    const length = png.readUInt32BE(start);
    const content = start + 8;
    yield {
      name: png.toString('latin1', start + 4, content),
      data: png.subarray(content, content + length),
    };
    start = content + length + 4;
  }
}

/** The neighbour that is nearest to left + above - aboveLeft (PNG specification, section 9.4). */
function paeth(left, above, aboveLeft) {
  const estimate = left + above - aboveLeft;
  const [l, a, c] = [left, above, aboveLeft].map((value) => Math.abs(estimate - value));
  return l <= a && l <= c ? left : a <= c ? above : aboveLeft;
}

/** Rows of 8-bit red, green, blue (and alpha, which is dropped) as one colour number per pixel. */
function colorsOf(png) {
  let header;
  const packed = [];
  for (const { name, data } of chunksOf(png)) {
    if (name === 'IHDR') header = data;
    if (name === 'IDAT') packed.push(data);
  }
  const [width, height, depth, type] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[8],
    header[9],
  ];
  const bytes = { 2: 3, 6: 4 }[type];
  if (depth !== 8 || bytes === undefined)
    throw new RangeError(`PNG: color type ${type}, depth ${depth}`);
  const rows = inflateSync(Buffer.concat(packed));
  const stride = width * bytes;
  const colors = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    const row = rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let i = 0; i < stride; i++) {
      const left = i < bytes ? 0 : row[i - bytes];
      const aboveLeft = i < bytes ? 0 : above[i - bytes];
      const mean = (left + above[i]) >> 1;
      row[i] += [0, left, above[i], mean, paeth(left, above[i], aboveLeft)][filter];
    }
    for (let x = 0; x < width; x++) colors[y * width + x] = row.readUIntBE(x * bytes, 3);
    above = row;
  }
  return { width, height, colors };
}

function distance(color, other) {
  const difference = (shift) => ((color >> shift) & 255) - ((other >> shift) & 255);
  return difference(16) ** 2 + difference(8) ** 2 + difference(0) ** 2;
}

/** Groups of like colours (5 bits a channel): how often, and the most frequent color of each. */
function groupsOf(colors) {
  const counts = new Map();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const groups = new Map();
  for (const [color, count] of counts) {
    const key = color & 0xf8f8f8;
    const group = groups.get(key) ?? { sum: 0, color, count: 0, gap: Number.POSITIVE_INFINITY };
    group.sum += count;
    if (count > group.count) Object.assign(group, { color, count });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** 256 colours, taken one by one where they mend the most: frequent ones, and rare ones far off. */
function paletteOf(colors) {
  const groups = groupsOf(colors);
  const palette = [];
  while (palette.length < Math.min(256, groups.length)) {
    const mended = ({ sum, gap }) => sum * Math.min(gap, 3 * 255 ** 2);
    const { color } = groups.reduce((best, next) => (mended(next) > mended(best) ? next : best));
    palette.push(color);
    for (const group of groups) group.gap = Math.min(group.gap, distance(group.color, color));
  }
  return palette;
}

function nearest(palette, color) {
  let best = 0;
  for (let i = 1; i < palette.length; i++)
    if (distance(palette[i], color) < distance(palette[best], color)) best = i;
  return best;
}

/** The cyclic redundancy check that ends a chunk (PNG specification, annex D). */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The same picture in at most 256 colours. */
export function smallPng(png) {
  const { width, height, colors } = colorsOf(png);
  const palette = paletteOf(colors);
  const known = new Map();
  const rows = Buffer.alloc((width + 1) * height); // every row begins with filter 0, none
  colors.forEach((color, place) => {
    if (!known.has(color)) known.set(color, nearest(palette, color));
    rows[place + Math.floor(place / width) + 1] = known.get(color);
  });
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
