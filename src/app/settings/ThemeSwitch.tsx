import { Icon } from '../shell/Icon.tsx';
import { type ThemeChoice, themeChoices } from './theme.ts';
import { useTheme } from './useTheme.ts';

const names: Record<ThemeChoice, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Three buttons of which one is pressed. */
export function ThemeSwitch() {
  const [choice, choose] = useTheme();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame that this row of buttons has not
    <div className="choices" role="group" aria-label="Theme">
      {themeChoices.map((name) => (
        <button
          key={name}
          type="button"
          className="button"
          aria-pressed={name === choice}
          onClick={() => choose(name)}
        >
          <Icon name={name} size={14} />
          {names[name]}
        </button>
      ))}
    </div>
  );
}
