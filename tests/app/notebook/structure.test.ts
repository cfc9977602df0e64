import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../src/app/notebook/document.ts';
import { freshCell, type NotebookState, openNotebook } from '../../../src/app/notebook/state.ts';
import { mergeProblem, newCellId, type StructureMessage } from '../../../src/app/notebook/structure.ts';
import { type NotebookMessage, transition } from '../../../src/app/notebook/transition.ts';
import type { Cell } from '../../../src/notebook/types.ts';

const code = (id: string, source = id, info = ''): Cell => ({ kind: 'code', id, source, info });
const prose = (id: string, source = id): Cell => ({ kind: 'markdown', id, source });
const lesson = openNotebook([prose('intro'), code('one'), code('two'), prose('end')], 'title: Test');

const play = (state: NotebookState, ...messages: NotebookMessage[]): NotebookState =>
  messages.reduce(transition, state);
const undo: NotebookMessage = { type: 'undone' };
const redo: NotebookMessage = { type: 'redone' };
const sources = ({ order, cells }: NotebookState) => order.map((id) => cells[id]?.source);

/** `one` has run and shows a 7. */
const afterRun = play(
  lesson,
  ...(
    [
      { type: 'queued', cellId: 'one', runId: 1 },
      { type: 'started', cellId: 'one', runId: 1 },
      {
        type: 'output',
        cellId: 'one',
        runId: 1,
        displayId: 0,
        output: { mime: 'text/plain', text: '7' },
      },
      {
        type: 'ended',
        cellId: 'one',
        runId: 1,
        result: { state: 'done', elapsed: 1, defines: ['a'], uses: [] },
      },
    ] as const
  ).map((event): NotebookMessage => ({ type: 'kernel', event, at: 0 })),
);

describe('the list of cells', () => {
  test('takes a new cell at the place asked for', () => {
    const state = play(lesson, { type: 'inserted', cells: [code('new')], at: 1 });
    expect(state.order).toEqual(['intro', 'new', 'one', 'two', 'end']);
    expect(state.cells.new).toEqual(freshCell(code('new')));
  });

  test('refuses a second cell of the same id', () => {
    expect(() => play(lesson, { type: 'inserted', cells: [code('one')], at: 0 })).toThrow('“one” already');
  });

  test('moves a cell as far as there is room', () => {
    expect(play(lesson, { type: 'moved', cellId: 'one', by: 1 }).order).toEqual([
      'intro',
      'two',
      'one',
      'end',
    ]);
    expect(play(lesson, { type: 'moved', cellId: 'one', by: -9 }).order).toEqual([
      'one',
      'intro',
      'two',
      'end',
    ]);
    expect(play(lesson, { type: 'moved', cellId: 'intro', by: -1 })).toBe(lesson);
  });

  test('splits a cell at the cursor, without the line break at the cut', () => {
    const state = play(
      lesson,
      { type: 'edited', cellId: 'one', source: 'a\nb\nc' },
      { type: 'split', cellId: 'one', offset: 2, newId: 'rest' },
    );
    expect(state.order).toEqual(['intro', 'one', 'rest', 'two', 'end']);
    expect(sources(state)).toEqual(['intro', 'a', 'b\nc', 'two', 'end']);
  });

  test('merges two cells of one kind and refuses others, saying why', () => {
    const state = play(lesson, { type: 'merged', cellId: 'one' });
    expect(sources(state)).toEqual(['intro', 'one\ntwo', 'end']);
    expect(play(lesson, { type: 'merged', cellId: 'two' })).toBe(lesson);
    expect(mergeProblem(lesson, 'two')).toContain('cannot be merged');
    expect(mergeProblem(lesson, 'end')).toContain('no cell below');
    expect(mergeProblem(lesson, 'one')).toBeUndefined();
  });

  test('changes the kind of a cell, which then has not run', () => {
    const state = play(afterRun, { type: 'kind-changed', cellId: 'one', kind: 'markdown' });
    expect(state.cells.one).toEqual(freshCell(prose('one')));
  });

  test('keeps what the kernel knows of cells that a new text keeps', () => {
    const notebook = { frontMatter: 'title: Other', cells: [code('two'), code('one', 'one')] };
    const state = play(afterRun, { type: 'replaced', notebook, label: 'reset' });
    expect(documentOf(state)).toEqual(notebook);
    expect(state.cells.one).toMatchObject({ phase: 'done', execution: 1 });
    const edited = play(afterRun, {
      type: 'replaced',
      notebook: { frontMatter: '', cells: [code('one', 'changed')] },
      label: 'reset',
    });
    expect(edited.cells.one).toMatchObject({ phase: 'done', staleReason: 'edited since it ran' });
  });
});

describe('taking back', () => {
  test('brings a deleted cell back with its outputs, which are then of an earlier run', () => {
    const gone = play(afterRun, { type: 'deleted', cellId: 'one' });
    expect(gone.order).toEqual(['intro', 'two', 'end']);
    expect(gone.cells.one).toBeUndefined();
    const back = play(gone, undo);
    expect(back.order).toEqual(lesson.order);
    expect(back.cells.one).toMatchObject({ phase: 'idle', outputsAreOld: true });
    expect(back.cells.one?.outputs).toHaveLength(1);
  });

  test('leaves text that was typed since in other cells', () => {
    const state = play(
      lesson,
      { type: 'deleted', cellId: 'one' },
      { type: 'edited', cellId: 'two', source: 'typed' },
      undo,
    );
    expect(sources(state)).toEqual(['intro', 'one', 'typed', 'end']);
  });

  test('brings back with redo what was typed into cells that the undone change had made', () => {
    const typed = play(
      lesson,
      { type: 'inserted', cells: [code('new', '')], at: 0 },
      { type: 'edited', cellId: 'new', source: 'typed' },
    );
    expect(sources(play(typed, undo))).toEqual(sources(lesson));
    expect(sources(play(typed, undo, redo))).toEqual(sources(typed));
  });

  test('keeps the run of a cell that stayed in the list', () => {
    const state = play(afterRun, { type: 'merged', cellId: 'one' }, undo);
    expect(state.cells.one).toMatchObject({ phase: 'done', execution: 1 });
    expect(state.cells.one).not.toHaveProperty('staleReason');
  });

  test('does nothing where there is nothing to take back', () => {
    expect(play(lesson, undo)).toBe(lesson);
    expect(play(lesson, redo)).toBe(lesson);
  });

  const place = fc.nat(6);
  const message = fc.oneof(
    place.map((at) => ({ type: 'insert' as const, at })),
    fc.record({ type: fc.constant('delete' as const), at: place }),
    fc.record({ type: fc.constant('move' as const), at: place, by: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ type: fc.constant('split' as const), at: place, offset: fc.nat(4) }),
    fc.record({ type: fc.constant('merge' as const), at: place }),
    fc.record({ type: fc.constant('kind' as const), at: place }),
  );

  /** The message that a drawn action is in this state; undefined where it has no cell to act on. */
  function messageFor(
    state: NotebookState,
    action: typeof message extends fc.Arbitrary<infer T> ? T : never,
  ): StructureMessage | undefined {
    if (action.type === 'insert')
      return { type: 'inserted', cells: [code(newCellId(state), 'x\ny')], at: action.at };
    const cellId = state.order[action.at];
    if (cellId === undefined) return undefined;
    switch (action.type) {
      case 'delete':
        return { type: 'deleted', cellId };
      case 'move':
        return { type: 'moved', cellId, by: action.by };
      case 'split':
        return { type: 'split', cellId, offset: action.offset, newId: newCellId(state) };
      case 'merge':
        return { type: 'merged', cellId };
      case 'kind':
        return {
          type: 'kind-changed',
          cellId,
          kind: state.cells[cellId]?.kind === 'code' ? 'markdown' : 'code',
        };
    }
  }

  test('any number of changes, all of them and again all of them, leads back to either end', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), (actions) => {
        let state = lesson;
        for (const action of actions) {
          const next = messageFor(state, action);
          if (next !== undefined) state = transition(state, next);
        }
        const steps = state.history.past.length;
        const back = play(state, ...Array.from({ length: steps }, () => undo));
        expect(documentOf(back)).toEqual(documentOf(lesson));
        const again = play(back, ...Array.from({ length: steps }, () => redo));
        expect(documentOf(again)).toEqual(documentOf(state));
      }),
    );
  });
});
