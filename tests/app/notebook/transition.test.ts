import { describe, expect, test } from 'vitest';
import { type NotebookState, openNotebook, visibleState } from '../../../src/app/notebook/state.ts';
import { type NotebookMessage, transition } from '../../../src/app/notebook/transition.ts';
import type { KernelEvent } from '../../../src/kernel/client.ts';
import type { RunResult } from '../../../src/kernel/protocol.ts';
import type { Output } from '../../../src/notebook/output.ts';

const lesson = openNotebook([
  { kind: 'markdown', id: 'text', source: '# A lesson' },
  { kind: 'code', id: 'make', source: 'const x = 1', info: '' },
  { kind: 'code', id: 'shadow', source: 'const y = 2', info: '' },
  { kind: 'code', id: 'read', source: 'x + y', info: '' },
]);

type EditorMessage = Extract<NotebookMessage, { type: 'edited' | 'outputs-cleared' | 'kernel' }>;

function play(state: NotebookState, ...messages: (EditorMessage | KernelEvent)[]): NotebookState {
  return messages.reduce<NotebookState>((before, message) => {
    const own = message.type === 'edited' || message.type === 'outputs-cleared' || message.type === 'kernel';
    return transition(before, own ? message : { type: 'kernel', event: message, at: 1_000 });
  }, state);
}

const text = (content: string): Output => ({ mime: 'text/plain', text: content });
const queued = (cellId: string, runId: number): KernelEvent => ({ type: 'queued', cellId, runId });
const started = (cellId: string, runId: number): KernelEvent => ({ type: 'started', cellId, runId });
const output = (cellId: string, runId: number, displayId: number, content: string): KernelEvent => ({
  type: 'output',
  cellId,
  runId,
  displayId,
  output: text(content),
});
const ended = (cellId: string, runId: number, result: Partial<RunResult> = {}): KernelEvent => ({
  type: 'ended',
  cellId,
  runId,
  result: { state: 'done', elapsed: 12, defines: [], uses: [], ...result },
});
const run = (cellId: string, runId: number, result: Partial<RunResult> = {}): KernelEvent[] => [
  queued(cellId, runId),
  started(cellId, runId),
  ended(cellId, runId, result),
];

function cell(state: NotebookState, id: string) {
  const found = state.cells[id];
  if (found === undefined) throw new Error(`There is no cell ${id}.`);
  return found;
}
const shown = (state: NotebookState, id: string) => visibleState(cell(state, id));
const texts = (state: NotebookState, id: string) =>
  cell(state, id).outputs.map(({ output: shownOutput }) => 'text' in shownOutput && shownOutput.text);

describe('a run', () => {
  test('goes from idle by queued and running to done, with its number and time', () => {
    let state = lesson;
    expect(shown(state, 'make')).toBe('idle');
    state = play(state, queued('make', 1));
    expect(shown(state, 'make')).toBe('queued');
    state = play(state, started('make', 1));
    expect(shown(state, 'make')).toBe('running');
    expect(cell(state, 'make')).toMatchObject({ execution: 1, startedAt: 1_000 });
    state = play(state, ended('make', 1, { elapsed: 34 }));
    expect(shown(state, 'make')).toBe('done');
    expect(cell(state, 'make').elapsed).toBe(34);
  });

  test('counts executions over all cells', () => {
    const state = play(lesson, ...run('make', 1), ...run('read', 2), ...run('make', 3));
    expect(cell(state, 'read').execution).toBe(2);
    expect(cell(state, 'make').execution).toBe(3);
  });

  test('that fails shows as an error, one that was stopped as stale', () => {
    expect(shown(play(lesson, ...run('make', 1, { state: 'failed' })), 'make')).toBe('error');
    const stopped = play(lesson, ...run('make', 1, { state: 'interrupted' }));
    expect(shown(stopped, 'make')).toBe('stale');
    expect(cell(stopped, 'make').staleReason).toBe('stopped before its end');
  });

  test('taken off the queue leaves the cell as it was', () => {
    const fresh = play(lesson, queued('make', 1), { type: 'cancelled', cellId: 'make', runId: 1 });
    expect(shown(fresh, 'make')).toBe('idle');
    const failed = play(lesson, ...run('make', 1, { state: 'failed' }), queued('make', 2), {
      type: 'cancelled',
      cellId: 'make',
      runId: 2,
    });
    expect(shown(failed, 'make')).toBe('error');
  });
});

describe('outputs', () => {
  test('stand in the order they came, and one with a known number replaces the first', () => {
    const state = play(
      lesson,
      queued('make', 1),
      started('make', 1),
      output('make', 1, 1, 'one'),
      output('make', 1, 2, 'two'),
      output('make', 1, 1, 'one again'),
    );
    expect(texts(state, 'make')).toEqual(['one again', 'two']);
  });

  test('of an earlier run stay until the new run has one of its own', () => {
    const before = play(
      lesson,
      queued('make', 1),
      started('make', 1),
      output('make', 1, 1, 'old'),
      ended('make', 1),
    );
    const again = play(before, queued('make', 2), started('make', 2));
    expect(texts(again, 'make')).toEqual(['old']);
    expect(cell(again, 'make').outputsAreOld).toBe(true);
    expect(texts(play(again, output('make', 2, 1, 'new')), 'make')).toEqual(['new']);
    expect(texts(play(again, ended('make', 2)), 'make')).toEqual([]);
  });

  test('of a run that is not the cell’s last are dropped', () => {
    const state = play(
      lesson,
      ...run('make', 1),
      queued('make', 2),
      started('make', 2),
      output('make', 1, 9, 'late'),
    );
    expect(texts(state, 'make')).toEqual([]);
  });

  test('that come after the end of their run still land under their cell', () => {
    expect(texts(play(lesson, ...run('make', 1), output('make', 1, 1, 'timer')), 'make')).toEqual(['timer']);
  });

  test('are cleared from all cells at once', () => {
    const state = play(lesson, ...run('make', 1), output('make', 1, 1, 'x'), { type: 'outputs-cleared' });
    expect(texts(state, 'make')).toEqual([]);
    expect(shown(state, 'make')).toBe('done');
  });
});

describe('staleness', () => {
  test('comes with an edit after the run and goes when the edit is undone', () => {
    const ran = play(lesson, ...run('make', 1));
    const edited = play(ran, { type: 'edited', cellId: 'make', source: 'const x = 3' });
    expect(shown(edited, 'make')).toBe('stale');
    expect(cell(edited, 'make').staleReason).toBe('edited since it ran');
    const undone = play(edited, { type: 'edited', cellId: 'make', source: 'const x = 1' });
    expect(shown(undone, 'make')).toBe('done');
  });

  test('does not come to a cell that never ran', () => {
    expect(shown(play(lesson, { type: 'edited', cellId: 'make', source: '1' }), 'make')).toBe('idle');
  });

  test('comes to a cell edited while it waited: what runs is what was queued', () => {
    const state = play(
      lesson,
      queued('make', 1),
      { type: 'edited', cellId: 'make', source: 'const x = 3' },
      started('make', 1),
      ended('make', 1),
    );
    expect(shown(state, 'make')).toBe('stale');
  });

  const all = [
    ...run('make', 1, { defines: ['x'] }),
    ...run('shadow', 2, { defines: ['y'] }),
    ...run('read', 3, { uses: ['x', 'y'] }),
  ];

  test('comes to later readers of a name that was defined again', () => {
    const state = play(lesson, ...all, ...run('make', 4, { defines: ['x'] }));
    expect(shown(state, 'read')).toBe('stale');
    expect(cell(state, 'read').staleReason).toBe('x changed since it ran');
    expect(shown(state, 'shadow')).toBe('done');
    expect(shown(play(state, ...run('read', 5, { uses: ['x', 'y'] })), 'read')).toBe('done');
  });

  test('does not come to a reader behind another cell that defines the name itself', () => {
    const shadowed = play(
      lesson,
      ...all,
      ...run('shadow', 4, { defines: ['x', 'y'] }),
      ...run('read', 5, { uses: ['x'] }),
    );
    expect(shown(play(shadowed, ...run('make', 6, { defines: ['x'] })), 'read')).toBe('done');
  });

  test('is nowhere after all cells ran in order, twice', () => {
    const again = [
      ...run('make', 4, { defines: ['x'] }),
      ...run('shadow', 5, { defines: ['y'] }),
      ...run('read', 6, { uses: ['x', 'y'] }),
    ];
    const state = play(lesson, ...all, ...again);
    expect(['make', 'shadow', 'read'].map((id) => shown(state, id))).toEqual(['done', 'done', 'done']);
  });
});

describe('a run that ends before the kernel says that it began', () => {
  const waiting = play(lesson, ...run('make', 1), queued('make', 2));

  test('was lost with its kernel: the cell is no longer queued', () => {
    const lost = play(waiting, ended('make', 2, { state: 'interrupted' }));
    expect(shown(lost, 'make')).toBe('done');
    expect(cell(lost, 'make').waiting).toBeUndefined();
  });

  test('or failed: the cell says so', () => {
    expect(shown(play(waiting, ended('make', 2, { state: 'failed' })), 'make')).toBe('error');
  });
});

describe('a restarted kernel', () => {
  const restarted = play(
    lesson,
    ...run('make', 1, { defines: ['x'] }),
    output('make', 1, 1, 'kept'),
    queued('read', 2),
    { type: 'state', state: 'starting' },
  );

  test('leaves outputs to read, marked as old, and cells idle', () => {
    expect(shown(restarted, 'make')).toBe('idle');
    expect(texts(restarted, 'make')).toEqual(['kept']);
    expect(cell(restarted, 'make').outputsAreOld).toBe(true);
  });

  test('counts from one again and keeps what waits for it', () => {
    expect(shown(restarted, 'read')).toBe('queued');
    expect(cell(play(restarted, started('read', 2)), 'read').execution).toBe(1);
  });

  test('still says of the cell that it cost its life that it was stopped', () => {
    const stopped = play(
      lesson,
      queued('make', 1),
      started('make', 1),
      ended('make', 1, { state: 'interrupted' }),
      { type: 'state', state: 'starting' },
    );
    expect(shown(stopped, 'make')).toBe('stale');
    expect(cell(stopped, 'make').staleReason).toBe('stopped before its end');
  });

  test('gets no output of a run of before', () => {
    expect(texts(play(restarted, output('make', 1, 2, 'late')), 'make')).toEqual(['kept']);
  });
});

test('a notice about a cell stays with it until the cell runs again', () => {
  const told = play(lesson, { type: 'notice', cellId: 'make', text: 'This cell never yields.' });
  expect(cell(told, 'make').notice).toBe('This cell never yields.');
  expect(cell(play(told, queued('make', 1)), 'make').notice).toBeUndefined();
});
