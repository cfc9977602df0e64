import { beforeEach, expect, test } from 'vitest';
import { startTheme } from '../../../src/app/settings/theme.ts';

/** A stand-in for the system's preference that can be switched. */
function systemPreference(dark: boolean) {
  const target = new EventTarget();
  let matches = dark;
  return {
    get matches() {
      return matches;
    },
    addEventListener: target.addEventListener.bind(target),
    switchTo(next: boolean) {
      matches = next;
      target.dispatchEvent(new Event('change'));
    },
  };
}

const root = document.createElement('div');

beforeEach(() => localStorage.clear());

test('follows the system until a theme is chosen', () => {
  const prefersDark = systemPreference(true);
  const theme = startTheme({ storage: localStorage, prefersDark, root });
  expect(root.dataset.theme).toBe('dark');
  prefersDark.switchTo(false);
  expect(root.dataset.theme).toBe('light');
  theme.choose('dark');
  prefersDark.switchTo(false);
  expect(root.dataset.theme).toBe('dark');
});

test('remembers the choice for the next visit', () => {
  startTheme({ storage: localStorage, prefersDark: systemPreference(false), root }).choose('dark');
  const next = startTheme({ storage: localStorage, prefersDark: systemPreference(false), root });
  expect(next.choice()).toBe('dark');
  expect(root.dataset.theme).toBe('dark');
});

test('works where storage is forbidden', () => {
  const theme = startTheme({ storage: undefined, prefersDark: systemPreference(false), root });
  theme.choose('dark');
  expect(root.dataset.theme).toBe('dark');
});
