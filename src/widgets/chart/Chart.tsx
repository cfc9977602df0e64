import { type PointerEvent, type ReactNode, useId } from 'react';
import styles from './chart.module.css';
import { type Axis, linear, lineThrough, type Places } from './scale.ts';

interface ChartProps {
  /** What it shows, in words. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Width and height in units of which a letter of the axes is 11.5 high. Default 360 and 220. */
  readonly width?: number;
  readonly height?: number;
  /** Called with the value of `x` that is pressed or dragged over. */
  readonly onPick?: (x: number) => void;
  /** The drawing on the axes. */
  readonly children: (at: Places) => ReactNode;
}

const room = { left: 40, right: 14, top: 12, bottom: 38 };

/** Axes with numbers, and what is drawn on them. */
export function Chart({ description, x, y, width = 360, height = 220, onPick, children }: ChartProps) {
  const clip = useId();
  const right = width - room.right;
  const bottom = height - room.bottom;
  const placeX = linear(x, room.left, right);
  const placeY = linear(y, bottom, room.top);
  const at: Places = {
    x: placeX,
    y: placeY,
    line: (points) => lineThrough(points.map((point) => ({ x: placeX(point.x), y: placeY(point.y) }))),
  };
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    if (onPick === undefined || event.buttons !== 1) return;
    const { left, width: shown } = event.currentTarget.getBoundingClientRect();
    const along = (((event.clientX - left) / shown) * width - room.left) / (right - room.left);
    onPick(x.from + Math.min(1, Math.max(0, along)) * (x.to - x.from));
  };
  return (
    <svg
      className={styles.chart}
      data-pick={onPick !== undefined}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={description}
      onPointerDown={pick}
      onPointerMove={pick}
    >
      <clipPath id={clip}>
        <rect x={room.left} y={room.top - 6} width={right - room.left + 8} height={bottom - room.top + 12} />
      </clipPath>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={room.left} x2={right} y1={placeY(tick)} y2={placeY(tick)} />
          <text className={styles.tick} x={room.left - 6} y={placeY(tick) + 4} textAnchor="end">
            {y.written?.(tick) ?? tick}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <text key={tick} className={styles.tick} x={placeX(tick)} y={bottom + 15} textAnchor="middle">
          {x.written?.(tick) ?? tick}
        </text>
      ))}
      <text className={styles.label} x={(room.left + right) / 2} y={height - 6} textAnchor="middle">
        {x.label}
      </text>
      <text
        className={styles.label}
        transform={`translate(11 ${(room.top + bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {y.label}
      </text>
      <g clipPath={`url(#${clip})`}>{children(at)}</g>
    </svg>
  );
}
