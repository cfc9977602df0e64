import type { Statistics } from '../../kernel/variableDetail.ts';
import { formatNumber } from '../outputs/formatNumber.ts';

/** Minimum, maximum, mean, zeros; NaN and infinite numbers stand out, as they spoil a training. */
export function StatisticsList({ statistics }: { readonly statistics: Statistics }) {
  const { looked, size, finite, zeros, notNumbers, infinite } = statistics;
  const entries: (readonly [name: string, value: string, bad?: boolean])[] = [];
  if (finite !== undefined) {
    entries.push(['min', formatNumber(finite.minimum)], ['max', formatNumber(finite.maximum)]);
    entries.push(['mean', formatNumber(finite.mean)]);
  }
  if (looked > 0) entries.push(['zeros', share(zeros, looked)]);
  if (notNumbers > 0) entries.push(['NaN', notNumbers.toLocaleString('en'), true]);
  if (infinite > 0) entries.push(['infinite', infinite.toLocaleString('en'), true]);
  return (
    <>
      <dl className="statistics">
        {entries.map(([name, value, bad]) => (
          <div key={name} className="row" data-bad={bad}>
            <dt>
              {bad === true && <span aria-hidden="true">⚠ </span>}
              {name}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {looked < size && (
        <p className="quiet">
          From {looked.toLocaleString('en')} of {size.toLocaleString('en')} numbers, evenly spread.
        </p>
      )}
    </>
  );
}

/** `37 %`; a little is not told as none, nor almost all as all. */
function share(part: number, whole: number): string {
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent < 100 && percent > 99.9) return '> 99.9 %';
  return `${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)} %`;
}
