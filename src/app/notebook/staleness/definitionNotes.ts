/** What is worth knowing of a cell's names before it runs: defined twice, only further down, in a circle. */
import { codeCellIds, type NotebookState } from '../state.ts';
import { namesOf } from './namesOf.ts';

export interface DefinitionNote {
  /** 'twice' is mere information: lessons give a name a new value on purpose. */
  readonly kind: 'twice' | 'below' | 'circle';
  readonly text: string;
  /** The other cells it is about. */
  readonly cellIds: readonly string[];
}

export function definitionNotes(state: NotebookState): ReadonlyMap<string, readonly DefinitionNote[]> {
  const ids = codeCellIds(state);
  const namesById = new Map(
    ids.flatMap((id) => {
      const cell = state.cells[id];
      return cell === undefined ? [] : [[id, namesOf(cell)] as const];
    }),
  );
  const definers = new Map<string, string[]>();
  for (const [id, { declares }] of namesById)
    for (const name of declares) definers.set(name, [...(definers.get(name) ?? []), id]);

  /** For each cell, the cells further down that it needs a name from, as no cell above defines it. */
  const needsBelow = new Map<string, Map<string, string[]>>();
  for (const [id, { body, declares }] of namesById) {
    const at = ids.indexOf(id);
    for (const name of body.reads) {
      const by = definers.get(name) ?? [];
      if (declares.includes(name) || by.length === 0 || by.some((other) => ids.indexOf(other) < at)) continue;
      const [below = id] = by;
      const needed = needsBelow.get(id) ?? new Map<string, string[]>();
      needed.set(below, [...(needed.get(below) ?? []), name]);
      needsBelow.set(id, needed);
    }
  }

  const notes = new Map<string, DefinitionNote[]>();
  const note = (id: string, each: DefinitionNote): void =>
    void notes.set(id, [...(notes.get(id) ?? []), each]);
  for (const [id, needed] of needsBelow) {
    for (const [below, names] of needed) {
      const back =
        namesById.get(below)?.body.reads.filter((name) => namesById.get(id)?.declares.includes(name)) ?? [];
      if (back.length > 0) {
        note(id, {
          kind: 'circle',
          text: `needs ${list(names)} from ${below}, which needs ${list(back)} from here`,
          cellIds: [below],
        });
        note(below, {
          kind: 'circle',
          text: `needs ${list(back)} from ${id}, which needs ${list(names)} from here`,
          cellIds: [id],
        });
      } else {
        note(id, {
          kind: 'below',
          text: `${list(names)} ${names.length === 1 ? 'is' : 'are'} defined only further down, in ${below}`,
          cellIds: [below],
        });
      }
    }
  }
  for (const [id, { declares, texts }] of namesById) {
    const twice = new Map<string, string[]>();
    for (const name of declares) {
      const others = (definers.get(name) ?? []).filter(
        (other) =>
          other !== id && (texts[name] === undefined || namesById.get(other)?.texts[name] !== texts[name]),
      );
      if (others.length === 0) continue;
      const key = others.join(' ');
      twice.set(key, [...(twice.get(key) ?? []), name]);
    }
    for (const [key, names] of twice) {
      const others = key.split(' ');
      note(id, { kind: 'twice', text: `${list(names)} also defined in ${list(others)}`, cellIds: others });
    }
  }
  return notes;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
