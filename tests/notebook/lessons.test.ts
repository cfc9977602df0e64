import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { readFrontMatter } from '../../src/notebook/frontMatter.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import { serialiseNotebook } from '../../src/notebook/serialise.ts';

const folder = new URL('../../notebooks/', import.meta.url);
const lessons = readdirSync(folder).filter((name) => name.endsWith('.md'));

test('the lessons are there', () => {
  expect(lessons).toEqual(expect.arrayContaining(['04-tensors.md', '05-fashion-mnist-cnn.md']));
});

describe.each(lessons)('the lesson %s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const notebook = parseNotebook(text);

  test('is written back byte for byte', () => {
    expect(serialiseNotebook(notebook)).toBe(text);
  });

  test('says its title, summary and minutes', () => {
    const { title, summary, minutes } = readFrontMatter(notebook);
    expect(title).not.toBe('Untitled');
    expect(summary).toMatch(/\.$/);
    expect(minutes).toBeGreaterThan(0);
  });

  test('gives each code cell an id of its own, so that drafts survive an edit of the lesson', () => {
    const code = notebook.cells.filter((cell) => cell.kind === 'code');
    expect(code.length).toBeGreaterThan(0);
    expect(code.filter(({ id }) => /^code-\d+$/.test(id))).toEqual([]);
  });

  test('has only code cells that compile', () => {
    for (const { kind, id, source } of notebook.cells) {
      if (kind === 'code') expect(compileCell(source, { cellId: id }).cellId).toBe(id);
    }
  });
});
