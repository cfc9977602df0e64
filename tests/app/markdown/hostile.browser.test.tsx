import { afterEach, describe, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { Markdown } from '../../../src/app/markdown/Markdown.tsx';
import { MarkdownOriginContext } from '../../../src/app/markdown/markdownOrigin.ts';

afterEach(() => cleanup());

async function drawn(source: string): Promise<HTMLElement> {
  const screen = await render(
    <MarkdownOriginContext value={{ isForeign: true, lesson: 'opened:abc' }}>
      <Markdown source={source} />
    </MarkdownOriginContext>,
  );
  return screen.container;
}

const attacks = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  '<style>* { display: none }</style>',
  '<div style="position:fixed;inset:0" class="notice" id="main" data-kernel-state="idle">x</div>',
  '<article data-cell-id="a" data-cell-kind="code" data-cell-state="done"><button>Run cell</button></article>',
  '<iframe src="https://evil.example"></iframe><object data="x"></object><embed src="x">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">',
  '<form action="https://evil.example"><input name=a><button>Run all</button></form>',
  '<svg onload="window.hit = 1"><a href="javascript:window.hit=1">x</a></svg>',
  '[x](javascript:window.hit=1) [y](JaVaScRiPt:window.hit=1) [z](&#106;avascript:window.hit=1)',
  '[x](data:text/html,<script>window.hit=1</script>) [y](vbscript:a) [z](blob:a)',
  '<javascript:window.hit=1> [x]\n\n[x]: javascript:window.hit=1',
  '[a](https://evil.example "onmouseover=window.hit=1") [b](https://evil.example"onclick=window.hit=1)',
  '![x](https://evil.example/a.png) ![y](//evil.example/a.png) ![z][r]\n\n[r]: https://evil.example/b.png',
  '![x](javascript:window.hit=1) ![y](data:image/svg+xml,<svg onload="window.hit=1"/>)',
  '# main\n\n# root\n\n## cell-a',
  '- [x] done\n\nText[^main]\n\n[^main]: note <b onclick="window.hit=1">',
  '```"><script>window.hit=1</script>\nx\n```',
  '```js" onclick="window.hit=1\nx\n```',
  '| a |\n|---|\n| <img src=x onerror=window.hit=1> |',
  '**bold <u>x</u>** ~~<i>y</i>~~ `<b>`',
  '\u202Efdp.exe\u202C [\u202Eelpmaxe.live](https://evil.example)',
];

const elements = new Set(
  'a blockquote br button code del div em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section span strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);

describe('what a hostile text makes', () => {
  test.each(attacks)('%s', async (source) => {
    const page = await drawn(source);
    const made = [...page.querySelectorAll('.prose *')];
    expect(
      made.filter(({ localName }) => !elements.has(localName)).map(({ localName }) => localName),
    ).toEqual([]);
    for (const element of made) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^style$|^data-(?!footnote)/);
        if (name === 'id') expect(value).toMatch(/^user-content-/);
        if (name === 'href') expect(value).toMatch(/^$|^#|^https:\/\/evil\.example/);
        if (name === 'src') expect(value).toMatch(/^$/);
      }
    }
    expect([...page.querySelectorAll('input')].every((box) => box.type === 'checkbox' && box.disabled)).toBe(
      true,
    );
    expect((window as { hit?: number }).hit).toBeUndefined();
  });
});

test('a link out says where it leads, whatever its words say', async () => {
  const page = await drawn('[https://bank.example](https://bank.example@evil.example/login)');
  const link = page.querySelector('a');
  expect(link?.textContent).toBe('https://bank.example (evil.example)');
  expect(link?.rel).toBe('noopener noreferrer');
  expect(link?.target).toBe('_blank');
});

test('a link to a heading stays in the notebook', async () => {
  const page = await drawn('[below](#Two-Words) [fake](#/02-convolution)');
  expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    '#/open/abc/two-words',
    '#/02-convolution',
  ]);
});

test('a text too long to be set is shown as it was typed', async () => {
  const page = await drawn('[a](b) '.repeat(40_000));
  expect(page.querySelector('a')).toBeNull();
  expect(page.querySelector('pre')?.textContent).toBe('[a](b) '.repeat(40_000).slice(0, 20_000));
  expect(page.textContent).toContain('A text of 280,000 characters. The first 20,000 are shown');
});

const formulas = [
  '\\href{javascript:window.hit=1}{x}',
  '\\includegraphics{https://evil.example/a.png}',
  '\\htmlId{main}{x}',
  '\\htmlStyle{position:fixed}{x}',
  '\\def\\a{\\a\\a}\\a',
  '\\rule{99999em}{99999em}',
];

test.each(formulas)('the formula %s links, loads and names nothing', async (formula) => {
  const page = await drawn(`Before $${formula}$ after.`);
  await expect
    .poll(() => page.querySelector('.katex, .katex-error') !== null, { timeout: 20_000 })
    .toBe(true);
  expect(page.querySelector('a, img, [id]')).toBeNull();
  const box = page.querySelector('.prose')?.getBoundingClientRect();
  expect(box?.height).toBeLessThan(2_000);
});
