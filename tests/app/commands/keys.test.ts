import { describe, expect, test } from 'vitest';
import { createKeyReader, type KeyPress, shownKeys, writtenPress } from '../../../src/app/commands/keys.ts';

const press = (key: string, modifiers: Partial<KeyPress> = {}): string | undefined =>
  writtenPress({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

describe('a press', () => {
  test('is written with its modifiers, Ctrl and Cmd alike', () => {
    expect(press('b')).toBe('B');
    expect(press('P', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+P');
    expect(press('p', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+P');
    expect(press('Enter', { altKey: true })).toBe('Alt+Enter');
  });

  test('of a sign is the sign, whether or not the keyboard needs Shift for it', () => {
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('?')).toBe('?');
    expect(press('_', { ctrlKey: true, shiftKey: true })).toBe('Mod+_');
  });

  test('of a modifier alone is none', () => {
    expect(press('Shift', { shiftKey: true })).toBeUndefined();
  });
});

test('keys are shown as the machine names them', () => {
  expect(shownKeys('Mod+Shift+ArrowUp', false)).toBe('Ctrl+Shift+↑');
  expect(shownKeys('Mod+Shift+P', true)).toBe('⌘+Shift+P');
  expect(shownKeys('Mod++', false)).toBe('Ctrl++');
  expect(shownKeys('D D', false)).toBe('D D');
});

describe('a sequence', () => {
  const known = ['D D', 'I I', 'B'];

  test('is complete with its second press', () => {
    const reader = createKeyReader();
    expect(reader.read('D', known, 0)).toBe('begun');
    expect(reader.read('D', known, 400)).toBe('D D');
    expect(reader.read('D', known, 500)).toBe('begun');
  });

  test('is given up after a second, or by another key, which then counts itself', () => {
    const reader = createKeyReader();
    reader.read('D', known, 0);
    expect(reader.read('D', known, 1_001)).toBe('begun');
    expect(reader.read('B', known, 1_100)).toBe('B');
    expect(reader.read('D', known, 1_200)).toBe('begun');
    expect(reader.read('I', known, 1_300)).toBe('begun');
    expect(reader.read('X', known, 1_400)).toBeUndefined();
  });
});
