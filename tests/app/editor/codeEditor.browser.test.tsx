import { createRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CodeEditor, type CodeEditorHandle } from '../../../src/app/editor/CodeEditor.tsx';

afterEach(cleanup);

const source = 'const first = 1;\nconst second = 2;';
const nothing = (): void => undefined;

function editor(ref?: React.Ref<CodeEditorHandle>, text = source) {
  return (
    <CodeEditor
      {...(ref === undefined ? {} : { ref })}
      source={text}
      label="Code"
      onChange={nothing}
      onRun={nothing}
      onRunAndGoOn={nothing}
      onLeave={nothing}
    />
  );
}

const isOpen = (box: Element): boolean => box.querySelector('.cm-content') !== null;

/** Keeps the page in a scroll, so that nothing opens by itself, until the answer is called. */
function keepScrolling(): () => void {
  let goesOn = true;
  const step = (): void => {
    if (!goesOn) return;
    window.dispatchEvent(new Event('scroll'));
    requestAnimationFrame(step);
  };
  step();
  return () => {
    goesOn = false;
  };
}

/** As long as an editor that may open takes, with its program at hand. */
async function enoughToOpen(): Promise<void> {
  // Whoever reaches for something need not wait for the moment in which the text is read.
  window.dispatchEvent(new Event('pointerdown'));
  await new Promise((resolve) => setTimeout(resolve, 400));
}

/** An editor that is text still: the page scrolls, and its program is loaded. */
async function stillText(ref?: React.Ref<CodeEditorHandle>) {
  await import('../../../src/app/editor/openEditor.ts');
  const rest = keepScrolling();
  const { container } = await render(editor(ref));
  await enoughToOpen();
  expect(isOpen(container)).toBe(false);
  return { container, rest };
}

test('a scroll passes by without opening an editor; one opens where the page comes to rest', async () => {
  const { container, rest } = await stillText();
  rest();
  await expect.poll(() => isOpen(container)).toBe(true);
});

test('far below the window no editor is opened until the page comes near it', async () => {
  await import('../../../src/app/editor/openEditor.ts');
  const { container } = await render(
    <>
      <div style={{ height: '5000px' }} />
      {editor()}
    </>,
  );
  await enoughToOpen();
  expect(isOpen(container)).toBe(false);
  window.scrollTo(0, 4600);
  await expect.poll(() => isOpen(container)).toBe(true);
});

test('who presses into the text types at that place', async () => {
  const { container, rest } = await stillText();
  const range = document.createRange();
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null && !walker.currentNode.textContent?.includes('second'));
  const at = walker.currentNode.textContent?.indexOf('second') ?? 0;
  range.setStart(walker.currentNode, at);
  range.setEnd(walker.currentNode, at + 1);
  const letter = range.getBoundingClientRect();
  const text = container.querySelector('pre');
  if (text === null) throw new Error('There is no text.');
  const box = text.getBoundingClientRect();
  await userEvent.click(text, {
    position: { x: letter.left - box.left + 1, y: letter.top - box.top + letter.height / 2 },
  });
  await expect.poll(() => document.activeElement?.classList.contains('cm-content')).toBe(true);
  await userEvent.keyboard('the_');
  expect(container.querySelector('.cm-content')?.textContent).toContain('const the_second = 2;');
  rest();
});

test('who comes to the text by Tab is in the editor', async () => {
  const { container, rest } = await stillText();
  await userEvent.tab();
  await expect.poll(() => document.activeElement?.classList.contains('cm-content')).toBe(true);
  expect(container.querySelector('.static-code')).toBeNull();
  rest();
});

test('a place that is asked for before the editor is there is gone to', async () => {
  const ref = createRef<CodeEditorHandle>();
  const { rest } = await stillText(ref);
  ref.current?.goTo(2, 7);
  await expect.poll(() => ref.current?.cursor()).toBe('const first = 1;\n'.length + 6);
  rest();
});

test('who has gone on before the editor is there is not fetched back', async () => {
  await import('../../../src/app/editor/openEditor.ts');
  const { container } = await render(
    <>
      {editor()}
      <button type="button">Next</button>
    </>,
  );
  const text = container.querySelector('pre');
  const next = container.querySelector('button');
  text?.focus();
  next?.focus();
  await expect.poll(() => isOpen(container)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(document.activeElement).toBe(next);
});

test('what is read below stays where it is when the editor above takes the place of the text', async () => {
  await import('../../../src/app/editor/openEditor.ts');
  window.scrollTo(0, 0);
  const rest = keepScrolling();
  const { container } = await render(
    <>
      {editor(undefined, `${source}\n`.repeat(20))}
      <p style={{ height: '3000px' }}>What is read.</p>
    </>,
  );
  const read = container.querySelector('p');
  window.scrollTo({ top: (read?.getBoundingClientRect().top ?? 0) - 60, behavior: 'instant' });
  await enoughToOpen();
  expect(isOpen(container)).toBe(false);
  const before = read?.getBoundingClientRect().top;
  rest();
  await expect.poll(() => isOpen(container)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(read?.getBoundingClientRect().top).toBe(before);
});

test('what is typed before the editor is there is typed into it', async () => {
  const ref = createRef<CodeEditorHandle>();
  await import('../../../src/app/editor/openEditor.ts');
  const rest = keepScrolling();
  const { container } = await render(editor(ref));
  await enoughToOpen();
  ref.current?.focus();
  const text = container.querySelector('pre');
  expect(document.activeElement).toBe(text);
  for (const key of ['a', 'b', 'Enter'])
    text?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await expect.poll(() => isOpen(container)).toBe(true);
  expect(container.querySelector('.cm-content')?.textContent).toBe(`ab${source.replace('\n', '')}`);
  expect(ref.current?.cursor()).toBe(3);
  rest();
});
