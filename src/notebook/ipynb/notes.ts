/** What an import has to tell: counted while it runs, said in sentences at the end. */
export interface ImportNotes {
  count(what: NoteKind, of?: string): void;
  /** One sentence each, in a fixed order. */
  sentences(): string[];
}

const sentenceOf = {
  version: (_: number, of: string) => `The file is in ${of}; it is saved as nbformat 4.5.`,
  foreignCode: (count: number, of: string) =>
    `${cells(count)} in ${of} ${count === 1 ? 'is' : 'are'} shown as a listing and cannot run here.`,
  raw: (count: number) => `${count === 1 ? '1 raw cell is' : `${count} raw cells are`} shown as plain text.`,
  hiddenOutput: (count: number, of: string) =>
    `${count === 1 ? '1 output has' : `${count} outputs have`} a part of the type ${of}, which is kept but not shown.`,
  attachments: (count: number) =>
    `${cells(count)} ${count === 1 ? 'has' : 'have'} attached files; pictures among them are shown.`,
  widgets: () => 'The state of Jupyter widgets is kept, but widgets do not work here.',
  brokenCell: (count: number) =>
    `${cells(count)} did not follow the format; what was found is shown as plain text.`,
  brokenOutput: (count: number) =>
    `${count === 1 ? '1 output' : `${count} outputs`} did not follow the format; what was found is kept as data.`,
  brokenMetadata: (count: number) =>
    `${count === 1 ? '1 entry' : `${count} entries`} of the metadata had a value of the wrong type and was left out.`,
  tooDeep: (count: number) =>
    `${count === 1 ? '1 part' : `${count} parts`} nested more than 200 levels deep and was left out.`,
  ids: (count: number) =>
    `${cells(count)} had an id that is not valid or was used twice, and got another one.`,
} as const;

export type NoteKind = keyof typeof sentenceOf;

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count.toLocaleString('en-GB')} cells`;
}

export function createNotes(): ImportNotes {
  const counts = new Map<NoteKind, Map<string, number>>();
  return {
    count(what, of = '') {
      const known = counts.get(what) ?? new Map<string, number>();
      // A hostile file can name a million types; nobody reads so many sentences.
      const key = known.has(of) || known.size < 8 ? of.slice(0, 80) : 'other';
      known.set(key, (known.get(key) ?? 0) + 1);
      counts.set(what, known);
    },
    sentences() {
      const kinds = Object.keys(sentenceOf) as NoteKind[]; // the keys of a constant
      return kinds.flatMap((kind) =>
        [...(counts.get(kind) ?? [])].map(([of, count]) => sentenceOf[kind](count, of)),
      );
    },
  };
}
