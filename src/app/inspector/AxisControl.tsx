interface AxisControlProps {
  readonly label: string;
  /** The axis's length. */
  readonly side: number;
  /** The first position shown, and how many are. */
  readonly position: number;
  readonly shown: number;
  readonly onMove: (position: number) => void;
}

/** Moves along one axis of a tensor: by steps, or to a number that is typed. */
export function AxisControl({ label, side, position, shown, onMove }: AxisControlProps) {
  const last = side - 1;
  const to = (next: number) => onMove(Math.max(0, Math.min(last, next)));
  return (
    <div className="axis">
      <span className="axis-name">{label}</span>
      <button
        type="button"
        className="button"
        aria-label={`Earlier ${label}`}
        aria-disabled={position === 0}
        onClick={() => to(position - shown)}
      >
        ‹
      </button>
      <input
        type="number"
        min={0}
        max={last}
        aria-label={`Position along ${label}, 0 to ${last}`}
        value={position}
        onChange={({ target }) => Number.isInteger(target.valueAsNumber) && to(target.valueAsNumber)}
      />
      <button
        type="button"
        className="button"
        aria-label={`Later ${label}`}
        aria-disabled={position + shown > last}
        onClick={() => position + shown <= last && to(position + shown)}
      >
        ›
      </button>
      <span className="axis-length">of {side.toLocaleString('en')}</span>
    </div>
  );
}
