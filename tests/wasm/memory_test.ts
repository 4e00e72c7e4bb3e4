import { describe, expect, test } from 'vitest';
import { classifyThrown } from '../../web/src/engine/failure';
import { catalog } from '../../web/src/generated/catalog';
import { drawPicture } from './draw_picture';
import { loadModule } from './load_module';

const megabyte = 2 ** 20;

describe.each(['simd', 'scalar'] as const)('%s', (build) => {
  test('arrays are copies: they outlive the growth of memory', async () => {
    const module = await loadModule(build);
    const session = new module.Session(catalog.defaults);
    session.train(100, 3);
    const arrays = () => [
      session.parameters(),
      drawPicture(session, 10, 10).predictions,
      drawPicture(session, 10, 10).units,
      session.samples('training').columns,
      session.samples('test').targets,
      session.saveState(),
    ];
    const before = arrays();
    const reports = session.takeReports();
    expect(reports.length).toBe(4 * 7);
    const bytes = module.memoryBytes();
    drawPicture(session, 3000);
    expect(module.memoryBytes()).toBeGreaterThan(bytes);
    expect(before.every(({ length }) => length > 0)).toBe(true);
    expect(before).toEqual(arrays());
    expect(reports[7]).toBe(1);
    const buffers = new Set(before.map(({ buffer }) => buffer));
    expect(buffers.size).toBe(before.length);
  });

  test('an impossible picture is an out-of-memory error, and memory stays under 256 MB', async () => {
    const module = await loadModule(build);
    const session = new module.Session(catalog.defaults);
    let thrown: unknown;
    try {
      session.beginPicture(16_384, 0, 0, 1); // 1 GB of numbers
    } catch (error) {
      thrown = error;
    }
    expect(classifyThrown(thrown).kind).toBe('memory');
    expect(module.memoryBytes()).toBeLessThanOrEqual(256 * megabyte);
  });

  test('training and pictures leave memory as large as it was', async () => {
    const module = await loadModule(build);
    const session = new module.Session(catalog.defaults);
    const round = () => {
      session.train(2000, 100);
      session.takeReports();
      drawPicture(session, 100, 30);
      session.saveState();
    };
    round();
    const bytes = module.memoryBytes();
    for (let i = 0; i < 100; i++) round();
    expect(module.memoryBytes()).toBe(bytes);
  });
});
