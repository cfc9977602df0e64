/** The interface's drawings, on a grid of 16; always beside or instead of a word that the button carries. */
const filled = {
  run: 'M5 3.2v9.6a.6.6 0 0 0 .92.5l7.3-4.8a.6.6 0 0 0 0-1L5.92 2.7A.6.6 0 0 0 5 3.2z',
  runAll:
    'M2 3.6v8.8a.5.5 0 0 0 .78.42L8 9.3v3.1a.5.5 0 0 0 .78.42l6-4.4a.5.5 0 0 0 0-.84l-6-4.4A.5.5 0 0 0 8 3.6v3.1L2.78 3.18A.5.5 0 0 0 2 3.6z',
  stop: 'M4.5 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z',
} as const;

const strokes = {
  restart: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.2v2.9h-2.9',
  contents: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  inspector: 'M2.5 3h11v10h-11zM10 3v10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1',
  dark: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  system: 'M2 3h12v8.2H2zM5.5 14h5M8 11.2V14',
  plus: 'M8 3v10M3 8h10',
  edit: 'M3 13l.7-2.9L10.6 3.2a1.1 1.1 0 0 1 1.6 0l.6.6a1.1 1.1 0 0 1 0 1.6L5.9 12.3z',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  open: 'M2 12.5v-9h4l1.4 1.7H14v7.3zM8 11V7.4M6.3 9L8 7.3 9.7 9',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  stale: 'M13 5.5A5.5 5.5 0 0 0 3.2 5M3 10.5a5.5 5.5 0 0 0 9.8.5M13.4 2.6v2.9h-2.9M2.6 13.4v-2.9h2.9',
  unsure: 'M8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6zM5.6 8h4.8',
} as const;

export type IconName = keyof typeof filled | keyof typeof strokes;

function isFilled(name: IconName): name is keyof typeof filled {
  return name in filled;
}

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {isFilled(name) ? (
        <path d={filled[name]} fill="currentColor" />
      ) : (
        <path
          d={strokes[name]}
          fill="none"
          stroke="currentColor"
          strokeWidth={name === 'more' ? 2.2 : 1.4}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
