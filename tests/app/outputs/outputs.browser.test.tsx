import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OutputList } from '../../../src/app/outputs/OutputList.tsx';
import type { Output } from '../../../src/notebook/output.ts';
import '../../../src/app/styles/tokens.css';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);
const table: Output = {
  mime: 'application/vnd.convbook.table+json',
  caption: 'Layers',
  columns: ['layer', 'parameters', 'share'],
  rows: [
    ['conv1', 320, 0.0042],
    ['dense', 62730, 0.5],
  ],
  footer: ['total', 63050, 0.5042],
};
const images: Output = {
  mime: 'application/vnd.convbook.images+json',
  width: 2,
  height: 2,
  channels: 1,
  inverted: true,
  pixels: Uint8Array.of(0, 255, 0, 0, 255, 255, 255, 255),
  items: [
    { above: 'Coat', below: 'Coat', mark: 'right' },
    { above: 'Bag', below: 'Shirt', mark: 'wrong', description: 'Image 7, label Shirt, predicted Bag' },
  ],
};
const progress: Output = {
  mime: 'application/vnd.convbook.progress+json',
  value: 0.64,
  label: 'epoch 7 of 10',
  state: 'running',
};
const error: Output = {
  mime: 'application/vnd.convbook.error+json',
  name: 'ReferenceError',
  message: 'xTrian is not defined.',
  hint: 'Did you mean xTrain?',
  cellId: 'train',
  line: 3,
  column: 5,
  trace: ['train, line 3, column 5'],
};
const curve: Output = {
  mime: 'application/vnd.plotly.v1+json',
  data: [{ name: 'train', x: [1, 2, 3], y: [0.9, 0.5, 0.4], meta: { series: 'train' } }],
  description: 'Loss by epoch',
};
const console: Output[] = [
  { mime: 'text/plain', text: 'plain', level: 'log' },
  { mime: 'text/plain', text: 'careful', level: 'warn' },
  { mime: 'text/plain', text: 'broken', level: 'error' },
  { mime: 'text/plain', text: 'stand-in data', level: 'note' },
];

beforeEach(() => {
  document.documentElement.dataset.theme = 'light';
  document.body.style.cssText = 'background: var(--paper); color: var(--ink); margin: 0';
});

describe('every kind of output', () => {
  const all = [...console, table, images, progress, error, curve];

  for (const theme of ['light', 'dark']) {
    it(`has no accessibility violations in the ${theme} theme`, async () => {
      document.documentElement.dataset.theme = theme;
      const screen = await render(<OutputList outputs={all} cellId="train" onLocate={() => {}} />);
      await expect.poll(() => screen.container.querySelector('[data-figure-phase=drawn]')).not.toBeNull();
      const { violations } = await axe.run(screen.container);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }

  it('carries its kind on its root element', async () => {
    const { container } = await render(<OutputList outputs={all} />);
    const kinds = [...container.querySelectorAll('[data-output-mime]')].map((element) =>
      element.getAttribute('data-output-mime'),
    );
    expect(kinds).toEqual(['text/plain', table.mime, images.mime, progress.mime, error.mime, curve.mime]);
  });

  it('fits a phone without moving the page sideways', async () => {
    await page.viewport(360, 800);
    await render(<OutputList outputs={all} />);
    expect(document.documentElement.scrollWidth).toBe(360);
    await page.viewport(1280, 800);
  });
});

describe('an output that cannot be drawn', () => {
  it('says so in its place, leaves its neighbours, and gives the next one a chance', async () => {
    const broken = { ...images, pixels: new Uint8Array(3) };
    const screen = await render(<OutputList outputs={[broken, table]} />);
    await expect.element(screen.getByText(/could not be drawn.*8 bytes, but there are 3/)).toBeVisible();
    await expect.element(screen.getByRole('table')).toBeVisible();
    await screen.rerender(<OutputList outputs={[images, table]} />);
    expect(screen.container.querySelectorAll('canvas')).toHaveLength(2);
  });
});

describe('text', () => {
  it('folds 10,000 lines, shows all on request, and puts few elements on the page either way', async () => {
    const outputs = lines(10_000).map((text): Output => ({ mime: 'text/plain', text, level: 'log' }));
    const screen = await render(<OutputList outputs={outputs} />);
    expect(screen.container.textContent).not.toContain('line 5000');
    await screen.getByRole('button', { name: 'show all 10,000 lines' }).click();
    expect(screen.container.textContent).toContain('line 5000');
    expect(screen.container.querySelectorAll('*').length).toBeLessThan(300);
  });

  it('marks levels with a sign and a word', async () => {
    const screen = await render(<OutputList outputs={console} />);
    expect(screen.container.querySelector('[data-level=warn]')?.textContent).toBe('▲Warning:careful');
    expect(screen.container.querySelector('[data-level=error]')?.textContent).toBe('✕Error:broken');
  });

  it('shows markup as text', async () => {
    const { container } = await render(
      <OutputList outputs={[{ mime: 'text/plain', text: '<img src=x>' }]} />,
    );
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toBe('<img src=x>');
  });
});

describe('a table', () => {
  it('that is too wide breaks its long texts before it scrolls, and no short one', async () => {
    const rows = [
      ['a baseline', 0.75, 'as it was', 'nothing is changed here, for the others to be compared with'],
      ['with more', 0.8, 'wider', 'padding same, batch normalisation, and twice as many filters'],
    ];
    const columns = ['attempt', 'accuracy', 'kind', 'changed'];
    const { container } = await render(
      <div style={{ width: '420px' }}>
        <OutputList outputs={[{ ...table, columns, rows } as Output]} />
      </div>,
    );
    const box = container.querySelector('table')?.parentElement;
    expect(box?.scrollWidth).toBeLessThanOrEqual(box?.clientWidth ?? 0);
    const lines = (text: string): number => {
      const cell = [...container.querySelectorAll('td')].find(({ textContent }) => textContent === text);
      const range = document.createRange();
      range.selectNodeContents(cell as Node);
      return range.getClientRects().length;
    };
    expect(lines('as it was')).toBe(1);
    expect(lines('padding same, batch normalisation, and twice as many filters')).toBeGreaterThan(1);
  });

  it('that is too wide for its place all the same has its whole caption in sight, scrolled or not', async () => {
    const columns = Array.from({ length: 14 }, (_, place) => `measure ${place}`);
    const caption = 'A caption that is longer than the place is wide, so that it takes two lines or more.';
    const { container } = await render(
      <div style={{ width: '320px' }}>
        <OutputList outputs={[{ mime: table.mime, caption, columns, rows: [columns] } as Output]} />
      </div>,
    );
    const box = container.querySelector('table')?.parentElement as HTMLElement;
    expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
    for (const left of [0, 200]) {
      box.scrollLeft = left;
      const place = box.getBoundingClientRect();
      const said = container.querySelector('caption span')?.getBoundingClientRect();
      expect(said?.left).toBeGreaterThanOrEqual(place.left - 1);
      expect(said?.right).toBeLessThanOrEqual(place.right + 1);
    }
  });

  it('names columns and rows, aligns numbers right and sets the footer apart', async () => {
    const { container } = await render(<OutputList outputs={[table]} />);
    expect([...container.querySelectorAll('thead th')].map((cell) => cell.getAttribute('scope'))).toEqual(
      Array(3).fill('col'),
    );
    expect(container.querySelector('tbody th')?.getAttribute('scope')).toBe('row');
    const number = container.querySelector('tbody td');
    expect(number && getComputedStyle(number).textAlign).toBe('right');
    expect(container.querySelector('tfoot')?.textContent).toBe('total63,0500.5042');
  });

  it('turns pages where there are more than 200 rows', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => [index + 1]);
    const screen = await render(<OutputList outputs={[{ ...table, columns: ['n'], rows } as Output]} />);
    expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(50);
    await screen.getByRole('button', { name: 'Next rows' }).click();
    await expect.element(screen.getByText('Rows 51–100 of 450')).toBeVisible();
    expect(screen.container.querySelector('tbody tr')?.textContent).toBe('51');
  });
});

describe('pictures', () => {
  it('are dark on white, pixelated, in either theme', async () => {
    document.documentElement.dataset.theme = 'dark';
    const { container } = await render(<OutputList outputs={[images]} />);
    const canvas = container.querySelector('canvas');
    expect(canvas && getComputedStyle(canvas).imageRendering).toBe('pixelated');
    expect([...(canvas?.getContext('2d')?.getImageData(0, 0, 2, 1).data ?? [])]).toEqual([
      255, 255, 255, 255, 0, 0, 0, 255,
    ]);
  });

  it('break their names between words only, on a phone too', async () => {
    await page.viewport(360, 800);
    const { container } = await render(
      <div style={{ padding: '0 24px' }}>
        <OutputList
          outputs={[
            {
              ...images,
              items: Array(2).fill({ above: 'T-shirt/top', below: 'T-shirt/top', mark: 'wrong' }),
            },
          ]}
        />
      </div>,
    );
    const words = [...container.querySelectorAll('button span')].filter(
      ({ textContent, childElementCount }) => textContent === 'T-shirt/top' && childElementCount === 0,
    );
    expect(words).toHaveLength(4);
    // A line of text is 17 pixels high.
    for (const word of words) expect(word.getBoundingClientRect().height).toBeLessThan(20);
    expect(document.documentElement.scrollWidth).toBe(360);
    await page.viewport(1280, 800);
  });

  it('have the prediction above, the label below, and a sign where wrong', async () => {
    const { container } = await render(<OutputList outputs={[images]} />);
    const wrong = container.querySelector('[data-mark=wrong]');
    expect([...(wrong?.children ?? [])].map((child) => child.textContent)).toEqual([
      '✕ Bag',
      '',
      'Shirt',
      'Image 7, label Shirt, predicted Bag, wrong. Enlarge',
    ]);
  });

  it('open enlarged by keyboard, turn with the arrow keys and close again', async () => {
    const screen = await render(<OutputList outputs={[images]} />);
    screen.container.querySelector('button')?.focus();
    const { userEvent } = await import('vitest/browser');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('dialog', { name: /Coat/ })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(screen.getByRole('dialog', { name: /Image 7/ })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('stand eight in a row at 760 pixels and four at 328', async () => {
    const many: Output = {
      ...images,
      pixels: new Uint8Array(16 * 4),
      items: Array.from({ length: 16 }, () => ({})),
    };
    for (const [width, columns] of [
      [760, 8],
      [328, 4],
    ] as const) {
      const screen = await render(
        <div style={{ width }}>
          <OutputList outputs={[many]} />
        </div>,
      );
      const tops = [...screen.container.querySelectorAll('li')].map(
        (item) => item.getBoundingClientRect().top,
      );
      expect(tops.filter((top) => top === tops[0])).toHaveLength(columns);
      await screen.unmount();
    }
  });
});

describe('progress', () => {
  it('is a progress bar with a value, a label and, at the end, a word', async () => {
    const screen = await render(<OutputList outputs={[progress]} />);
    const bar = screen.getByRole('progressbar');
    await expect.element(bar).toHaveAttribute('aria-valuenow', '64');
    const { height } = screen.container.getBoundingClientRect();
    await screen.rerender(<OutputList outputs={[{ ...progress, value: 0.7, state: 'failed' } as Output]} />);
    await expect.element(bar).toHaveAttribute('aria-valuetext', 'epoch 7 of 10, failed');
    expect(screen.container.getBoundingClientRect().height).toBe(height);
  });

  it('has no value while the end is unknown', async () => {
    const unknown: Output = { mime: progress.mime, label: 'compiling', state: 'running' };
    const screen = await render(<OutputList outputs={[unknown]} />);
    await expect.element(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
  });
});

describe('an error', () => {
  it('leads to its place, says what to try and folds the trace', async () => {
    const asked: unknown[] = [];
    const screen = await render(
      <OutputList outputs={[error]} cellId="train" onLocate={(...place) => asked.push(place)} />,
    );
    await screen.getByRole('button', { name: 'line 3, column 5' }).click();
    expect(asked).toEqual([['train', 3, 5]]);
    await expect.element(screen.getByText('Did you mean xTrain?')).toBeVisible();
    expect(screen.container.querySelector('details')?.open).toBe(false);
  });
});
