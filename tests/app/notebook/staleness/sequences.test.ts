import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRestoring, planStale } from '../../../../src/app/notebook/staleness/plan.ts';
import { reproducible } from '../../../../src/app/notebook/staleness/reproducible.ts';
import { type NotebookState, openNotebook } from '../../../../src/app/notebook/state.ts';
import { type NotebookMessage, transition } from '../../../../src/app/notebook/transition.ts';
import { analyseCell } from '../../../../src/compiler/analyseCell.ts';
import { freshNotebook } from '../../../compiler/freshNotebook.ts';
import {
  firstCell,
  firstWorld,
  interpret,
  type MadeCell,
  madeCell,
  snapshot,
  textOf,
  type World,
} from './notebookWorld.ts';

type Action =
  | { readonly kind: 'run' | 'delete' | 'restart' | 'run-all' | 'run-stale'; readonly at: number }
  | { readonly kind: 'edit' | 'insert'; readonly at: number; readonly cell: MadeCell }
  | { readonly kind: 'move'; readonly at: number; readonly by: number };

const at = fc.nat({ max: 20 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('run' as const), at }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('edit' as const, 'insert' as const), at, cell: madeCell }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('move' as const), at, by: fc.integer({ min: -3, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('run-all' as const, 'run-stale' as const, 'restart' as const),
      at,
    }),
  },
);

/** A notebook whose kernel is the plain interpreter. */
class Played {
  state: NotebookState;
  readonly #made = new Map<string, MadeCell | undefined>();
  #world: World = new Map();
  readonly #shown = new Map<string, number>();
  #runs = 0;
  #ids = 0;

  constructor(cells: readonly MadeCell[]) {
    this.state = openNotebook([{ kind: 'code', id: 'first', source: firstCell, info: '' }]);
    this.#made.set('first', undefined);
    this.say({ type: 'analysed', found: [this.#found('first', firstCell)] });
    for (const cell of cells) this.insert(this.state.order.length, cell);
  }

  say(message: NotebookMessage): void {
    this.state = transition(this.state, message);
  }

  #found(cellId: string, source: string) {
    const names = analyseCell(source);
    if (names === undefined) throw new Error(`not a cell: ${source}`);
    return { cellId, source, names };
  }

  insert(place: number, cell: MadeCell): void {
    this.#ids += 1;
    const id = `cell${this.#ids}`;
    this.#made.set(id, cell);
    const source = textOf(cell);
    this.say({ type: 'inserted', cells: [{ kind: 'code', id, source, info: '' }], at: place });
    this.say({ type: 'analysed', found: [this.#found(id, source)] });
  }

  edit(id: string, cell: MadeCell): void {
    this.#made.set(id, cell);
    const source = textOf(cell);
    this.say({ type: 'edited', cellId: id, source });
    this.say({ type: 'analysed', found: [this.#found(id, source)] });
  }

  run(id: string): void {
    const runId = ++this.#runs;
    const cell = this.#made.get(id);
    const event = (change: object) =>
      // The fields of each event are those of `KernelEvent`; one helper for three of them.
      this.say({ type: 'kernel', event: { cellId: id, runId, ...change } as never, at: 0 });
    // The interpreter cannot run a cell before the first, which only a lesson without it could.
    if (cell !== undefined && this.#world.size === 0) this.run('first');
    event({ type: 'queued' });
    event({ type: 'started' });
    if (cell === undefined) for (const [name, value] of firstWorld()) this.#world.set(name, value);
    this.#shown.set(id, cell === undefined ? 0 : interpret(this.#world, cell));
    event({ type: 'ended', result: { state: 'done', elapsed: 12, defines: [], uses: [] } });
  }

  act(action: Action): void {
    const ids = this.state.order;
    const id = ids[action.at % ids.length] ?? 'first';
    switch (action.kind) {
      case 'run':
        this.run(id);
        break;
      case 'edit':
        if (id !== 'first') this.edit(id, action.cell);
        break;
      case 'insert':
        this.insert(1 + (action.at % ids.length), action.cell);
        break;
      case 'move':
        if (id !== 'first' && ids.indexOf(id) + action.by >= 1)
          this.say({ type: 'moved', cellId: id, by: action.by });
        break;
      case 'delete':
        if (id !== 'first') this.say({ type: 'deleted', cellId: id });
        break;
      case 'restart':
        this.#world = new Map();
        this.say({ type: 'kernel', event: { type: 'state', state: 'starting' }, at: 0 });
        break;
      case 'run-all':
        for (const each of ids) this.run(each);
        break;
      case 'run-stale':
        this.runStale();
    }
  }

  runStale(plan = planStale(this.state)): void {
    for (const id of plan.cellIds) this.run(id);
  }

  /** Cells that have run in this kernel, with what they last showed. */
  shown(): Record<string, number> {
    return Object.fromEntries(
      this.state.order.flatMap((id) =>
        this.state.cells[id]?.ran === undefined ? [] : [[id, this.#shown.get(id) ?? Number.NaN]],
      ),
    );
  }

  world(): Record<string, string> {
    return snapshot(this.#world);
  }

  /** All cells in order, in a new kernel. */
  fromTheTop(): { shown: Record<string, number>; world: Record<string, string> } {
    const world: World = new Map();
    const shown = this.state.order.map((id) => {
      const cell = this.#made.get(id);
      if (cell === undefined) for (const [name, value] of firstWorld()) world.set(name, value);
      return [id, cell === undefined ? 0 : interpret(world, cell)];
    });
    return { shown: Object.fromEntries(shown), world: snapshot(world) };
  }

  sources(): string[] {
    return this.state.order.map((id) => this.state.cells[id]?.source ?? '');
  }
}

const timeout = 60_000;
const play = fc.record({
  cells: fc.array(madeCell, { minLength: 1, maxLength: 5 }),
  actions: fc.array(action, { maxLength: 12 }),
});

test(
  'after any edits, moves, deletions and partial runs, Run stale shows what a run from the top shows',
  () => {
    let planned = 0;
    fc.assert(
      fc.property(play, ({ cells, actions }) => {
        const notebook = new Played(cells);
        for (const each of actions) notebook.act(each);
        planned += planStale(notebook.state).cellIds.length > 0 ? 1 : 0;
        notebook.runStale();
        const fresh = notebook.fromTheTop();
        const shown = notebook.shown();
        expect(shown).toEqual(Object.fromEntries(Object.keys(shown).map((id) => [id, fresh.shown[id]])));
        expect(planStale(notebook.state).cellIds).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(planned).toBeGreaterThan(300); // The plays do make cells stale.
  },
  timeout,
);

test(
  'cells that are not stale show what a run from the top shows, unless a run was continued',
  () => {
    fc.assert(
      fc.property(play, ({ cells, actions }) => {
        const notebook = new Played(cells);
        for (const each of actions) notebook.act(each);
        const fresh = notebook.fromTheTop();
        const { state } = notebook;
        if (reproducible(state).reasons.some(({ text }) => text.includes('went on'))) return;
        for (const [id, value] of Object.entries(notebook.shown()))
          if (state.cells[id]?.staleReason === undefined) expect([id, value]).toEqual([id, fresh.shown[id]]);
      }),
      { numRuns: 1_000 },
    );
  },
  timeout,
);

/** Found once in 12,000: what runs again for the value of `a` gives `b`, which was right, an earlier value again. */
const restoredTwice: [{ cells: MadeCell[]; actions: Action[] }, boolean] = [
  {
    cells: [
      {
        statements: [],
        result: { kind: 'sum', left: { kind: 'call' }, right: { kind: 'call' } },
      },
      {
        statements: [
          {
            kind: 'object',
            name: 'm',
            value: { kind: 'sum', left: { kind: 'member', name: 'm' }, right: { kind: 'name', name: 'a' } },
          },
        ],
        result: { kind: 'call' },
      },
      {
        statements: [{ kind: 'number', name: 'b', value: { kind: 'number', value: 0 } }],
        result: { kind: 'sum', left: { kind: 'name', name: 'b' }, right: { kind: 'number', value: 0 } },
      },
      { statements: [], result: { kind: 'name', name: 'a' } },
    ],
    actions: [
      { kind: 'run', at: 7 },
      { kind: 'delete', at: 11 },
      { kind: 'delete', at: 5 },
    ],
  },
  true,
];

test(
  'the reproducible mark stands only where all values are those of a run from the top, and then it does',
  () => {
    let marked = 0;
    fc.assert(
      fc.property(play, fc.boolean(), ({ cells, actions }, settled) => {
        const notebook = new Played(cells);
        for (const each of actions) notebook.act(each);
        if (settled) {
          for (const id of notebook.state.order)
            if (notebook.state.cells[id]?.ran === undefined) notebook.run(id);
          notebook.runStale(planRestoring(notebook.state));
        }
        const isMarked = reproducible(notebook.state).state === 'yes';
        if (settled) expect(reproducible(notebook.state)).toEqual({ state: 'yes', reasons: [] });
        if (!isMarked) return;
        marked += 1;
        const fresh = notebook.fromTheTop();
        expect(notebook.shown()).toEqual(fresh.shown);
        expect(notebook.world()).toEqual(fresh.world);
      }),
      { numRuns: 1_000, examples: [restoredTwice] },
    );
    expect(marked).toBeGreaterThan(300);
  },
  timeout,
);

test(
  'the compiler runs these cells as the plain interpreter does',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(madeCell, { minLength: 1, maxLength: 5 }), async (cells) => {
        const notebook = new Played(cells);
        const { shown } = notebook.fromTheTop();
        const kernel = freshNotebook();
        const results = [];
        for (const source of notebook.sources()) results.push(await kernel.run(source));
        expect(results).toEqual(Object.values(shown));
      }),
      { numRuns: 200 },
    );
  },
  timeout,
);
