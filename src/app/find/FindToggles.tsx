import type { Query } from './search.ts';

const toggles = [
  { key: 'matchCase', face: 'Aa', label: 'Match case' },
  { key: 'wholeWord', face: 'W', label: 'Whole words' },
  { key: 'regex', face: '.*', label: 'Regular expression' },
] as const;

interface FindTogglesProps {
  readonly query: Query;
  readonly onChange: (changed: Partial<Query>) => void;
}

export function FindToggles({ query, onChange }: FindTogglesProps) {
  return toggles.map(({ key, face, label }) => (
    <button
      key={key}
      type="button"
      className="button plain find-toggle"
      aria-label={label}
      title={label}
      aria-pressed={query[key]}
      onClick={() => onChange({ [key]: !query[key] })}
    >
      <span aria-hidden="true">{face}</span>
    </button>
  ));
}
