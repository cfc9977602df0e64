import styles from './transport.module.css';

interface TransportProps {
  readonly playing: boolean;
  readonly onPlay: (playing: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
  /** Where it stands, as `3 of 9`. */
  readonly position: string;
}

/** Back, play or pause, forward. */
export function Transport({ playing, onPlay, onStep, position }: TransportProps) {
  return (
    <div className={styles.transport}>
      <button
        type="button"
        className="button"
        onClick={() => onStep(-1)}
        aria-label="Step back"
        title="Step back"
      >
        <Sign d="M10 3 5 8l5 5" />
      </button>
      <button type="button" className="button primary" onClick={() => onPlay(!playing)}>
        <Sign d={playing ? 'M5.5 3v10M10.5 3v10' : 'M5 3l8 5-8 5z'} filled={!playing} />
        {playing ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => onStep(1)}
        aria-label="Step forward"
        title="Step forward"
      >
        <Sign d="M6 3l5 5-5 5" />
      </button>
      <span className={styles.position}>{position}</span>
    </div>
  );
}

function Sign({ d, filled = false }: { readonly d: string; readonly filled?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  );
}
