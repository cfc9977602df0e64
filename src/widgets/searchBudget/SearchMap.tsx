import styles from './searchBudget.module.css';
import { heightAt, type Place, type Surface } from './surface.ts';

interface SearchMapProps {
  readonly description: string;
  readonly surface: Surface;
  readonly places: readonly Place[];
  readonly best: Place | undefined;
}

const side = 200;
const squares = 25;
const rail = 20;
const margin = 8;

/** The surface as a map, the places tried on it, and below it where they lie on the axis that matters. */
export function SearchMap({ description, surface, places, best }: SearchMapProps) {
  const step = side / squares;
  return (
    <svg
      className={styles.map}
      viewBox={`${-margin} ${-margin} ${side + 2 * margin} ${side + rail + 2 * margin}`}
      role="img"
      aria-label={description}
    >
      {Array.from({ length: squares * squares }, (_, index) => {
        const [column, row] = [index % squares, Math.floor(index / squares)];
        const middle = { x: (column + 0.5) / squares, y: 1 - (row + 0.5) / squares };
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a square's place is its identity
            key={index}
            className={styles.square}
            x={column * step}
            y={row * step}
            width={step}
            height={step}
            opacity={0.06 + 0.84 * heightAt(middle, surface)}
          />
        );
      })}
      <rect className={styles.edge} width={side} height={side} />
      <line className={styles.rail} x2={side} y1={side + rail} y2={side + rail} />
      {places.map((place) => (
        <g key={`${place.x} ${place.y}`} data-best={place === best}>
          <line
            className={styles.drop}
            x1={place.x * side}
            x2={place.x * side}
            y1={(1 - place.y) * side}
            y2={side + rail}
          />
          <circle className={styles.shadow} cx={place.x * side} cy={side + rail} r={3.5} />
          <circle
            className={styles.tried}
            cx={place.x * side}
            cy={(1 - place.y) * side}
            r={place === best ? 7 : 4.5}
          />
        </g>
      ))}
    </svg>
  );
}
