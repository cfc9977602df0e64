import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { htmlFile } from '../../../src/app/saveAs/htmlFile.tsx';
import type { Output } from '../../../src/notebook/output.ts';
import { parseNotebook } from '../../../src/notebook/parse.ts';
import type { SavedNotebook } from '../../../src/notebook/savedNotebook.ts';

const page = (
  markdown: string,
  outputs: readonly Output[] = [],
  figures = new Map<Output, string>(),
): string => {
  const notebook = parseNotebook(markdown);
  const id = notebook.cells.at(-1)?.id ?? '';
  const saved: SavedNotebook = { notebook, results: new Map(outputs.length > 0 ? [[id, { outputs }]] : []) };
  return htmlFile(saved, 'A <title>', figures);
};
/** Every tag with its attributes. */
const tagsOf = (html: string): string[] => html.slice(html.indexOf('<body>')).match(/<[a-z][^>]*>/g) ?? [];

test('a page has its policy first, its title as text, and code in colours', () => {
  const html = page('# Hello\n\n```js\nconst a = "<b>";\n```\n');
  expect(html).toMatch(
    /^<!doctype html>\n<html lang="en"><head><meta charSet="utf-8"\/>(?:<meta name="viewport"[^>]*>)?<meta http-equiv="Content-Security-Policy"/,
  );
  expect(html).toContain('default-src &#x27;none&#x27;');
  expect(html).toContain('<title>A &lt;title&gt;</title>');
  expect(html).toContain('<span class="keyword">const</span>');
  expect(html).toContain('<span class="string">&quot;&lt;b&gt;&quot;</span>');
});

test('outputs are on it: text, a table, pictures, a figure, an error', () => {
  const figure: Output = {
    mime: 'application/vnd.plotly.v1+json',
    data: [{ y: [1, 2] }],
    description: 'Loss',
  };
  const outputs: Output[] = [
    { mime: 'text/plain', text: 'a < b' },
    { mime: 'application/vnd.convbook.table+json', columns: ['n'], rows: [[74954]] },
    {
      mime: 'application/vnd.convbook.images+json',
      width: 1,
      height: 1,
      channels: 1,
      pixels: new Uint8Array([0]),
      items: [{ above: 'shirt', mark: 'wrong' }],
    },
    figure,
    { mime: 'application/vnd.convbook.error+json', name: 'TypeError', message: 'no' },
  ];
  const html = page('```js\n1\n```\n', outputs, new Map([[figure, 'data:image/svg+xml,%3Csvg/%3E']]));
  expect(html).toContain('a &lt; b');
  expect(html).toContain('74,954');
  expect(html).toContain('✗ shirt');
  expect(html).toMatch(/<img src="data:image\/png;base64,iVBOR/);
  expect(html).toContain('<img class="plot" src="data:image/svg+xml,%3Csvg/%3E" alt="Loss"/>');
  expect(html).toContain('TypeError: no');
});

test('a figure that could not be drawn is there by its values', () => {
  const figure: Output = {
    mime: 'application/vnd.plotly.v1+json',
    data: [{ type: 'scatter', x: [1, 2], y: [5, 7] }],
  };
  expect(page('```js\n1\n```\n', [figure])).toMatch(/<td[^>]*>7<\/td>/);
});

describe('nothing in it runs or loads', () => {
  test.each([
    '<script>hit()</script>',
    '<img src=x onerror=hit()>',
    '[x](javascript:hit()) [y](data:text/html,x) [z](//evil.example)',
    '![x](https://evil.example/a.png) ![y](a.png)',
    '$\\href{javascript:hit()}{x}$ $\\includegraphics{https://evil.example}$',
    '```widget "><script>hit()</script>\n```',
    '```question id=a kind=number\ntext: <script>hit()</script>\n```',
    '```hint\n<script>hit()</script>\n```',
  ])('%s', (markdown) => {
    const foreign: Output = {
      mime: 'application/vnd.convbook.foreign+json',
      json: JSON.stringify({
        output_type: 'display_data',
        metadata: {},
        data: { 'text/html': '<script>hit()</script>', 'image/svg+xml': '<svg onload="hit()"/>' },
      }),
    };
    for (const tag of tagsOf(page(markdown, [foreign]))) {
      expect(tag).not.toMatch(/^<(?:script|iframe|object|embed|link|base|form|svg)\b/);
      expect(tag).not.toMatch(/\son[a-z]+=/);
      for (const [, address = ''] of tag.matchAll(/\s(?:src|href)="([^"]*)"/g))
        expect(address).toMatch(/^data:image\/|^https?:\/\/(?!evil)/);
    }
  });
});

const folder = new URL('../../../notebooks/', import.meta.url);
test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('the lesson %s is a page', (name) => {
  const html = page(readFileSync(new URL(name, folder), 'utf8'));
  expect(html).toContain('<h1>');
  for (const tag of tagsOf(html)) expect(tag).not.toMatch(/^<script|\ssrc="(?!data:)/);
});
