import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { ScrollRegion } from '../../../src/app/outputs/ScrollRegion.tsx';

test('a box whose content grows out of it when a face comes can be reached by keyboard', async () => {
  const { container } = await render(
    <div style={{ width: 200 }}>
      <ScrollRegion label="Formula">
        <div>
          <span style={{ display: 'inline-block', width: 100 }}>x</span>
        </div>
      </ScrollRegion>
    </div>,
  );
  expect(container.querySelector('[role="group"]')).toBeNull();
  // The line's own box stays as wide as its container.
  const line = container.querySelector('span');
  if (line !== null) line.style.width = '400px';
  document.fonts.dispatchEvent(new Event('loadingdone'));
  await expect.poll(() => container.querySelector('[role="group"]')?.getAttribute('tabindex')).toBe('0');
});
