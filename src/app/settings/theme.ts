/**
 * Light, dark, or as the system says. The choice is kept in the browser; what is shown stands in
 * `<html data-theme>`, which the style sheets and the plots follow.
 */
export type ThemeChoice = 'system' | 'light' | 'dark';

export const themeChoices = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[];

const key = 'convbook.theme';

export interface ThemeSurroundings {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly prefersDark: Pick<MediaQueryList, 'matches' | 'addEventListener'>;
  readonly root: HTMLElement;
}

export interface Theme {
  choice(): ThemeChoice;
  choose(choice: ThemeChoice): void;
  subscribe(changed: () => void): () => void;
}

/** Shows the kept choice at once, and follows the system while the choice is 'system'. */
export function startTheme({ storage, prefersDark, root }: ThemeSurroundings): Theme {
  const listeners = new Set<() => void>();
  let choice = themeChoices.find((name) => name === storage?.getItem(key)) ?? 'system';
  const show = (): void => {
    const dark = choice === 'dark' || (choice === 'system' && prefersDark.matches);
    root.dataset.theme = dark ? 'dark' : 'light';
  };
  prefersDark.addEventListener('change', show);
  show();
  return {
    choice: () => choice,
    choose(next) {
      choice = next;
      try {
        storage?.setItem(key, next);
      } catch {
        // A full or forbidden storage costs the memory of the choice, not the choice.
      }
      show();
      for (const listener of listeners) listener();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
