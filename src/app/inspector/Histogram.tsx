import type { Statistics } from '../../kernel/variableDetail.ts';
import { formatNumber } from '../outputs/formatNumber.ts';

const height = 56;
const bar = 10;

/** How the numbers are spread, as bars from the smallest to the largest. Without Plotly, which is large to load. */
export function Histogram({ minimum, maximum, bins }: NonNullable<Statistics['finite']>) {
  const most = Math.max(1, ...bins);
  const [left, right] = [formatNumber(minimum), formatNumber(maximum)];
  const peak = bins.indexOf(Math.max(...bins));
  const step = (maximum - minimum) / bins.length;
  const where = `${formatNumber(minimum + peak * step)} to ${formatNumber(minimum + (peak + 1) * step)}`;
  return (
    <figure className="histogram">
      <svg
        role="img"
        aria-label={`Histogram from ${left} to ${right}; most numbers are from ${where}.`}
        viewBox={`0 0 ${bins.length * bar} ${height}`}
        preserveAspectRatio="none"
      >
        {bins.map((count, index) => {
          // Whatever is there at all can be seen.
          const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar's place is its identity.
              key={index}
              x={index * bar + 0.5}
              y={height - tall}
              width={bar - 1}
              height={tall}
            >
              <title>{count.toLocaleString('en')}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption aria-hidden="true">
        <span>{left}</span>
        <span>{right}</span>
      </figcaption>
    </figure>
  );
}
