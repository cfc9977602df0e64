import { describe, expect, test } from 'vitest';
import { trainingCells } from '../../../../src/app/notebook/staleness/cost.ts';
import { definitionNotes } from '../../../../src/app/notebook/staleness/definitionNotes.ts';
import { planStale } from '../../../../src/app/notebook/staleness/plan.ts';
import { aboutTime, roundedTime } from '../../../../src/app/notebook/staleness/planWords.ts';
import { reproducible } from '../../../../src/app/notebook/staleness/reproducible.ts';
import { type NotebookState, openNotebook } from '../../../../src/app/notebook/state.ts';
import { type NotebookMessage, transition } from '../../../../src/app/notebook/transition.ts';
import { analyseCell } from '../../../../src/compiler/analyseCell.ts';

/** A notebook whose runs end at once, as they are told to. */
class Notebook {
  state: NotebookState;
  #runs = 0;

  constructor(cells: Readonly<Record<string, string>>) {
    this.state = openNotebook(
      Object.entries(cells).map(([id, source]) => ({ kind: 'code', id, source, info: '' })),
    );
    this.#analyse();
  }

  say(message: NotebookMessage): this {
    this.state = transition(this.state, message);
    this.#analyse();
    return this;
  }

  #analyse(): void {
    const found = Object.values(this.state.cells).flatMap(({ id, source, known }) => {
      if (known?.[0]?.source === source) return [];
      const names = analyseCell(source);
      return [{ cellId: id, source, ...(names === undefined ? {} : { names }) }];
    });
    if (found.length > 0) this.state = transition(this.state, { type: 'analysed', found });
  }

  edit(cellId: string, source: string): this {
    return this.say({ type: 'edited', cellId, source });
  }

  run(cellId: string, state: 'done' | 'failed' | 'interrupted' = 'done', elapsed = 12): this {
    const runId = ++this.#runs;
    const result = { state, elapsed, defines: [], uses: [] };
    this.say({ type: 'kernel', event: { type: 'queued', cellId, runId }, at: 0 });
    this.say({ type: 'kernel', event: { type: 'started', cellId, runId }, at: 0 });
    return this.say({ type: 'kernel', event: { type: 'ended', cellId, runId, result }, at: 0 });
  }

  runAll(): this {
    for (const id of this.state.order) this.run(id);
    return this;
  }

  reason(cellId: string): string | undefined {
    return this.state.cells[cellId]?.staleReason;
  }

  stale(): string[] {
    return this.state.order.filter((id) => this.reason(id) !== undefined);
  }
}

const lesson = () =>
  new Notebook({
    settings: 'const rate = 0.001;\nconst epochs = 2;',
    build: 'const model = buildModel();',
    look: 'model.summary()',
    compile: 'model.compile({ optimizer: tf.train.adam(rate) });',
    train: 'const history = await model.fit(images, { epochs });',
    evaluate: 'model.evaluate(images)',
    plot: 'draw(history)',
  }).runAll();

describe('why a cell is stale', () => {
  test('a changed constant makes stale who reads it and who reads on from there, but not who reads its neighbour', () => {
    const notebook = lesson().edit('settings', 'const rate = 0.01;\nconst epochs = 2;');
    expect(notebook.reason('settings')).toBe('edited since it ran');
    expect(notebook.reason('compile')).toBe('rate changed since it ran');
    expect(notebook.reason('train')).toBe('reads model, which is stale');
    expect(notebook.reason('plot')).toBe('reads history, which is stale');
    expect(notebook.stale()).toEqual(['settings', 'compile', 'train', 'evaluate', 'plot']);
  });

  test('an edit that is taken back makes all of them fresh again', () => {
    const notebook = lesson()
      .edit('settings', 'const rate = 0.01;')
      .edit('settings', 'const rate = 0.001;\nconst epochs = 2;');
    expect(notebook.stale()).toEqual([]);
  });

  test('a comment in another cell, or a run with the same constants, changes nothing below', () => {
    expect(lesson().edit('settings', 'const rate = 0.001; // small\nconst epochs = 2;').stale()).toEqual([
      'settings',
    ]);
    expect(lesson().run('settings').stale()).toEqual([]);
  });

  test('a cell that runs again makes its readers stale, as it may draw other numbers', () => {
    expect(lesson().run('build').reason('look')).toBe('model changed since it ran');
  });

  test('a deleted cell takes its variables with it', () => {
    const notebook = lesson().say({ type: 'deleted', cellId: 'build' });
    expect(notebook.reason('look')).toBe('model was defined by a deleted cell');
  });

  test('a cell that ran on what a cell below had made', () => {
    const notebook = new Notebook({ above: 'x + 1', below: 'const x = 2' }).run('below').run('above');
    expect(notebook.reason('above')).toBe('ran with x from below, further down');
    expect(
      new Notebook({ a: 'const x = f()', b: 'x', c: 'const x = g()' }).run('a').run('c').run('b').reason('b'),
    ).toBe('ran with x from c, further down');
  });

  test('a cell that ran before the cell above that imports what it reads', () => {
    const notebook = new Notebook({
      helpers: "import { table } from 'convbook'; const few = 3;",
      show: 'table([few])',
    });
    notebook.run('show', 'failed');
    expect(notebook.reason('show')).toBe('reads table, whose cell has not run');
    notebook.run('helpers');
    expect(notebook.reason('show')).toBe('ran before table was defined');
    notebook.run('show');
    expect(notebook.reason('show')).toBeUndefined();
  });

  test('a cell moved above what it reads', () => {
    const notebook = new Notebook({ make: 'const x = f()', read: 'x' }).runAll();
    notebook.say({ type: 'moved', cellId: 'read', by: -1 });
    expect(notebook.reason('read')).toBe('ran with x from make, further down');
  });

  test('what a function reads counts where it is called', () => {
    const notebook = new Notebook({
      f: 'const score = () => model.x',
      build: 'const model = make()',
      use: 'score()',
    }).runAll();
    expect(notebook.run('build').stale()).toEqual(['use']);
  });

  test('training that was continued, or stopped by the reader, is not stale, nor is what then reads it', () => {
    expect(lesson().run('train').run('evaluate').run('plot').stale()).toEqual([]);
    const stopped = lesson().run('train', 'interrupted').run('evaluate');
    expect(stopped.reason('train')).toBe('stopped before its end');
    expect(stopped.reason('evaluate')).toBeUndefined();
  });
});

describe('Run stale', () => {
  test('runs what is needed and no more: a network is built anew before it is trained with other settings', () => {
    const { state } = lesson().edit('settings', 'const rate = 0.001;\nconst epochs = 3;');
    expect(planStale(state).cellIds).toEqual([
      'settings',
      'build',
      'look',
      'compile',
      'train',
      'evaluate',
      'plot',
    ]);
  });

  test('runs a cell alone where nothing else is concerned', () => {
    expect(planStale(lesson().edit('look', 'model.summary(100)').state)).toEqual({
      cellIds: ['build', 'look', 'compile', 'train', 'evaluate', 'plot'],
      forget: [],
    });
    expect(planStale(lesson().edit('plot', 'draw(history, 2)').state).cellIds).toEqual(['plot']);
  });

  test('has nothing to do in a notebook that is fresh or has not run', () => {
    expect(planStale(lesson().state).cellIds).toEqual([]);
    expect(planStale(new Notebook({ a: 'const x = 1', b: 'x' }).state).cellIds).toEqual([]);
  });

  test('runs a cell again that ran on a name from nowhere above, and forgets the name first', () => {
    const { state } = new Notebook({ above: 'x + 1', below: 'const x = f()' }).run('below').run('above');
    expect(planStale(state)).toEqual({ cellIds: ['above'], forget: ['x'] });
  });

  test('says about how long it takes, from the last runs', () => {
    const { state } = lesson().run('train', 'done', 41_000).run('build', 'done', 300);
    expect(aboutTime(state, ['build', 'train'])).toBe('about 40 s');
    expect([300, 1_400, 62_000, 200_000].map(roundedTime)).toEqual(['a moment', '1 s', '60 s', '3 min']);
  });
});

describe('the reproducible mark', () => {
  const text = (notebook: Notebook) => reproducible(notebook.state).reasons.map((reason) => reason.text);

  test('stands after a run from the top, and after Run stale', () => {
    expect(reproducible(lesson().state)).toEqual({ state: 'yes', reasons: [] });
    const notebook = lesson().edit('settings', 'const rate = 0.01;\nconst epochs = 2;');
    for (const id of planStale(notebook.state).cellIds) notebook.run(id);
    expect(reproducible(notebook.state).state).toBe('yes');
  });

  test('is gone with the reason: not run, edited, continued, stopped, failed, left over', () => {
    expect(reproducible(new Notebook({ a: '1' }).state).state).toBe('nothing has run');
    expect(text(new Notebook({ a: '1', b: '2' }).run('a'))).toEqual(['b has not run.']);
    expect(text(lesson().edit('plot', '1'))).toEqual(['plot is stale: edited since it ran.']);
    expect(text(lesson().run('train'))[0]).toBe('train went on from what it had changed in an earlier run.');
    expect(text(lesson().run('plot', 'failed'))).toEqual(['plot failed.']);
    expect(
      text(new Notebook({ a: 'const x = 1; const y = 2' }).run('a').edit('a', 'const x = 1').run('a')),
    ).toEqual(['y is left from an earlier text of a.']);
  });
});

describe('notes on names', () => {
  const notes = (cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      [...definitionNotes(new Notebook(cells).state)].map(([id, found]) => [
        id,
        found.map(({ kind, text }) => `${kind}: ${text}`),
      ]),
    );

  test('a name that two cells define is said at both, unless it is the same import or constant', () => {
    expect(notes({ a: 'const model = f()', b: 'const model = g()' })).toEqual({
      a: ['twice: model also defined in b'],
      b: ['twice: model also defined in a'],
    });
    expect(
      notes({
        a: "import { plot } from 'convbook'; const k = 1",
        b: "import { plot } from 'convbook'; const k = 1",
      }),
    ).toEqual({});
  });

  test('a name that is defined only below, and cells that need each other', () => {
    expect(notes({ a: 'x + 1', b: 'const x = f()' })).toEqual({
      a: ['below: x is defined only further down, in b'],
    });
    expect(notes({ a: 'const x = y + 1', b: 'const y = x + 1' })).toEqual({
      a: ['circle: needs y from b, which needs x from here'],
      b: ['circle: needs x from a, which needs y from here'],
    });
  });
});

test('a cell trains if it calls a function that trains, wherever that is defined', () => {
  const { state } = new Notebook({
    define: 'const fit = (m) => m.fit(data); const attempt = () => fit(model);',
    use: 'await attempt()',
    other: 'model.predict(data)',
  });
  expect([...trainingCells(state)]).toEqual(['use']);
});
