import specification from 'commonmark-spec/spec.txt?raw';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Markdown } from '../../../src/app/markdown/Markdown.tsx';
import { shapeOf } from './shapeOf.ts';

interface Example {
  readonly number: number;
  readonly markdown: string;
  readonly html: string;
}

/** The examples as the specification writes them; `→` stands for a tab. */
function examplesOf(text: string): Example[] {
  const block = /^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$/gm;
  return [...text.matchAll(block)].map(([, markdown = '', html = ''], index) => ({
    number: index + 1,
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
  }));
}

const examples = examplesOf(specification);

/**
 * Where the page does otherwise, and why. An example that comes out as the specification has it must not be here.
 */
const exceptions: Readonly<Record<string, readonly number[]>> = {
  'raw HTML is shown as text: a notebook can come from anyone': [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
    167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187,
    188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623,
    625, 626, 627, 628, 629, 630, 631, 642, 643,
  ],
  'an address that stands in the text is a link, as on GitHub': [602, 606, 608, 611, 612],
  'an address of a scheme that is not known to be harmless leads nowhere': [500, 598, 599, 601],
};

const drawn = document.createElement('div');
const root = createRoot(drawn);

beforeAll(() => {
  flushSync(() =>
    root.render(
      examples.map(({ number, markdown }) => (
        <div key={number} data-example={number}>
          <Markdown source={markdown} />
        </div>
      )),
    ),
  );
});
afterAll(() => root.unmount());

const drawnShape = (number: number) => {
  const prose = drawn.querySelector(`[data-example="${number}"] > .prose`);
  if (prose === null) throw new Error(`Example ${number} was not drawn.`);
  return shapeOf(prose);
};
const wantedShape = (html: string) => shapeOf(new DOMParser().parseFromString(html, 'text/html').body);

test('the whole specification is here', () => {
  expect(examples).toHaveLength(652);
});

test('every other example comes out as CommonMark has it', () => {
  const excepted = new Set(Object.values(exceptions).flat());
  const different = examples
    .filter(({ number, html }) => !excepted.has(number) && drawnShape(number) !== wantedShape(html))
    .map(({ number, markdown, html }) => ({
      number,
      markdown,
      wanted: wantedShape(html),
      drawn: drawnShape(number),
    }));
  expect(different).toEqual([]);
});

describe.each(Object.entries(exceptions))('%s', (_, numbers) => {
  test('every exception is still needed', () => {
    const needless = examples
      .filter(({ number, html }) => numbers.includes(number) && drawnShape(number) === wantedShape(html))
      .map(({ number }) => number);
    expect(needless).toEqual([]);
  });
});

test('raw HTML is there to be read, and no element of it is made', () => {
  const ofMarkdown = new Set(
    'a blockquote br code div em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong ul'.split(' '),
  );
  const elements = [...drawn.querySelectorAll('.prose *')].map(({ localName }) => localName);
  expect(elements.filter((name) => !ofMarkdown.has(name))).toEqual([]);
  for (const number of exceptions['raw HTML is shown as text: a notebook can come from anyone'] ?? [])
    expect(drawnShape(number)).toMatch(/‹/);
});
