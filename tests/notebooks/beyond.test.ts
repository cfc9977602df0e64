import type * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { outputSize } from '../../src/cnn/outputSize.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import type { Output, OutputMime, TableOutput } from '../../src/notebook/output.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';

/** Curriculum items 24, 36 and 39, run from top to bottom; with all its epochs, as the motif takes them. */
const file = '09-beyond.md';
const prose = lessonProse(file);
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 600, testCount: 200 }), { mostEpochs: 12 });
}, 180_000);

function outputs<Mime extends OutputMime>(cell: string, mime: Mime): Extract<Output, { mime: Mime }>[] {
  return (run.outputs[cell] ?? []).filter(
    (output): output is Extract<Output, { mime: Mime }> => output.mime === mime,
  );
}
const texts = (cell: string) => outputs(cell, 'text/plain').map(({ text }) => text);
const tables = (cell: string): TableOutput[] => outputs(cell, 'application/vnd.convbook.table+json');

describe('lesson 09', () => {
  it('item 39: labels the attributes as made up, in the text and in the table', () => {
    expect(prose).toContain('These numbers are invented');
    expect(tables('data')[0]?.caption).toBe('made up: no garment was measured');
    expect(tables('data')[0]?.rows).toHaveLength(5);
  });

  it('item 39: standardises the columns by the training rows', async () => {
    const { learn } = run.scope as { learn: { rows: tf.Tensor2D } };
    const means = await learn.rows.mean(0).data();
    for (const mean of means) expect(mean).toBeCloseTo(0, 3);
    expect(tables('prepare')[0]?.rows).toEqual([
      ['pictures', '480 × 28 × 28 × 1'],
      ['rows', '480 × 3'],
      ['labels', '480'],
    ]);
  });

  it('item 39: joins 400 numbers of the picture and 3 of the table to 403', () => {
    const [diagram] = run.outputs.diagram ?? [];
    if (diagram?.mime !== 'application/vnd.convbook.anatomy+json') throw new Error('no diagram');
    const { layers = [] } = diagram.models[0] ?? {};
    const joined = layers.find(({ kind }) => kind === 'Concatenate');
    expect(joined?.from.map((source) => layers[source]?.shape)).toEqual([[400], [3]]);
    expect(joined?.shape).toEqual([403]);
    expect(prose).toContain('400 numbers from the picture and 3 from the table become 403');
  });

  it('item 39: compares picture, row and both, each trained from the same seed', () => {
    expect(tables('compare')[0]?.rows.map((row) => row[0])).toEqual(['picture', 'row', 'both']);
    expect(texts('compare').at(-1)).toContain('anything about real garments');
  });

  it('item 36: the detector’s layer has 232 parameters and its kernel 54 places', () => {
    expect(8 * (7 * 4 + 1)).toBe(232);
    const [convolution] =
      tables('detector')[0]?.rows.filter((row) => String(row[0]).startsWith('Conv1D')) ?? [];
    expect(convolution?.[2]).toBe(232);
    expect(convolution?.[1]).toBe('54×8');
    expect(outputSize(60, { kernel: 7 })).toBe(54);
    expect(prose).toContain('$60 - 7 + 1 = 54$');
  });

  it('item 36: a learned kernel reads like the hidden motif, or like a shifted part of it', () => {
    const liked = /likes ([ACGT]{7})$/.exec(texts('learned-kernel')[0] ?? '')?.[1] ?? '';
    const agreements = [-2, -1, 0, 1, 2].map(
      (shift) => [...liked].filter((letter, place) => letter === 'TGACTCA'[place + shift]).length,
    );
    // Chance alone agrees at one or two places of seven.
    expect(Math.max(...agreements)).toBeGreaterThanOrEqual(5);
  });

  it('item 36: the kernel responds most where the motif was hidden', async () => {
    const { map, hiddenAt } = run.scope as { map: tf.Tensor1D; hiddenAt: number };
    const [loudest = 0] = await map.argMax().data();
    expect(Math.abs(loudest + 1 - hiddenAt)).toBeLessThanOrEqual(2);
  });

  it('item 36: tables are left to gradient boosting', () => {
    expect(prose).toContain('gradient boosting** (many small decision trees');
  });

  it('item 24: names a survey to read on, and the resources', () => {
    expect(prose).toContain('https://arxiv.org/abs/2004.02806');
    expect(prose).toContain('(#/resources)');
  });
});
