import { expect, test } from 'vitest';
import type { Verdict } from '../../src/kernel/protocol.ts';
import { createVerdictMemory } from '../../src/kernel/verdictMemory.ts';

const verdict: Verdict = {
  version: 1,
  backend: 'wasm',
  candidates: [
    { backend: 'wasm', usable: true, note: 'WebAssembly works.', milliseconds: 3.5, speedMilliseconds: 5.5 },
  ],
};

const day = 24 * 3600 * 1000;

function storage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('what a check found is there for later pages, for its kind of worker alone', () => {
  const shared = storage();
  createVerdictMemory(shared, 'a browser', () => 1).write('blob', verdict);
  const later = createVerdictMemory(shared, 'a browser', () => 2);
  expect(later.read('blob')).toEqual(verdict);
  expect(later.read('data')).toBeUndefined();
});

test('it is forgotten after a week, and where browser or cores have changed', () => {
  const shared = storage();
  createVerdictMemory(shared, 'a browser', () => 0).write('blob', verdict);
  expect(createVerdictMemory(shared, 'a browser', () => 6 * day).read('blob')).toEqual(verdict);
  expect(createVerdictMemory(shared, 'a browser', () => 7 * day).read('blob')).toBeUndefined();
  expect(createVerdictMemory(shared, 'another', () => 1).read('blob')).toBeUndefined();
});

test('following a kept verdict does not make it last longer', () => {
  const shared = storage();
  createVerdictMemory(shared, 'a browser', () => 0).write('blob', verdict);
  const later = createVerdictMemory(shared, 'a browser', () => 6 * day);
  later.write('blob', verdict);
  expect(createVerdictMemory(shared, 'a browser', () => 8 * day).read('blob')).toBeUndefined();
});

test('what is no verdict is not followed', () => {
  for (const text of [
    '',
    '{',
    '[]',
    '{"device":"a browser","at":0,"verdict":{"version":1,"backend":"abacus"}}',
  ]) {
    const shared = storage(new Map([['convbook:backend-check:blob', text]]));
    expect(createVerdictMemory(shared, 'a browser', () => 1).read('blob'), text).toBeUndefined();
  }
});

test('a browser that keeps nothing costs the memory across pages, and no more', () => {
  const refusing = {
    getItem: () => {
      throw new Error('blocked');
    },
    setItem: () => {
      throw new Error('blocked');
    },
  };
  const memory = createVerdictMemory(refusing, 'a browser', () => 1);
  expect(memory.read('blob')).toBeUndefined();
  memory.write('blob', verdict);
  expect(memory.read('blob')).toEqual(verdict);
});
