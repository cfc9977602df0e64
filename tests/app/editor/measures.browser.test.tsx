import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import '../../../src/app/editor/editor.css';
import { openEditor } from '../../../src/app/editor/openEditor.ts';
import { StaticCode } from '../../../src/app/editor/StaticCode.tsx';

afterEach(() => cleanup());

const source = 'const a = 1;\n\nconst long = [1, 2, 3];\n// three';

test('the coloured text that stands in for the editor has its measures, so that nothing jumps', async () => {
  const screen = await render(
    <>
      <div className="code-editor" data-testid="text">
        <StaticCode source={source} />
      </div>
      <div className="code-editor" data-testid="editor" />
    </>,
  );
  const text = screen.getByTestId('text').element();
  const place = screen.getByTestId('editor').element();
  if (!(place instanceof HTMLElement)) throw new Error('The place for the editor is no HTML element.');
  const nothing = (): void => undefined;
  const editor = openEditor({
    source,
    label: 'Code',
    changed: nothing,
    run: nothing,
    runAndGoOn: nothing,
    leave: nothing,
    language: 'javascript',
  });
  place.append(editor.dom);
  const leftOfFirstLetter = (box: Element): number => {
    const range = document.createRange();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node !== null && !node.textContent?.startsWith('const')) node = walker.nextNode();
    if (node === null) throw new Error('There is no text that starts with const.');
    range.setStart(node, 0);
    range.setEnd(node, 1);
    return range.getBoundingClientRect().left;
  };
  expect(place.getBoundingClientRect().height).toBeCloseTo(text.getBoundingClientRect().height, 0);
  expect(leftOfFirstLetter(place)).toBeCloseTo(leftOfFirstLetter(text), 1);
  editor.destroy();
});
