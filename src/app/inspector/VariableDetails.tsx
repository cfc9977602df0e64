import { useCallback, useEffect, useRef, useState } from 'react';
import type { Variable } from '../../kernel/variables.ts';
import { useKernel } from '../lesson/SessionContext.ts';
import { OutputList } from '../outputs/OutputList.tsx';
import { Icon } from '../shell/Icon.tsx';
import { CellLink } from './CellLink.tsx';
import { Histogram } from './Histogram.tsx';
import { describeType, formatBytes } from './listVariables.ts';
import { StatisticsList } from './StatisticsList.tsx';
import { useVariableDetail } from './useVariableDetail.ts';
import { ValuesTable } from './ValuesTable.tsx';

interface VariableDetailsProps {
  readonly name: string;
  /** As it is in the list; undefined once it is gone. */
  readonly variable: Variable | undefined;
  readonly onLeave: () => void;
  readonly onCell: () => void;
}

/** One variable: its numbers summed up, some of its values, and what it looks like. */
export function VariableDetails({ name, variable, onLeave, onCell }: VariableDetailsProps) {
  const [at, setAt] = useState<readonly number[]>([]);
  const [look, setLook] = useState(0);
  const { detail, failure, waiting } = useVariableDetail(name, at, look);
  const busy = useKernel(({ state }) => state === 'busy' || state === 'interrupting');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const move = useCallback((axis: number, position: number, from: readonly number[]) => {
    setAt(from.with(axis, position));
  }, []);

  return (
    <section className="variable-details" aria-labelledby="variable">
      <div className="detail-tools">
        <button type="button" className="button" onClick={onLeave}>
          <Icon name="back" size={14} /> Variables
        </button>
        <button
          type="button"
          className="button plain"
          aria-label="Look again"
          title="Look again: read its values as they are now"
          onClick={() => setLook(look + 1)}
        >
          <Icon name="restart" size={14} />
        </button>
      </div>
      <h2 id="variable" ref={heading} tabIndex={-1}>
        {name}
      </h2>
      {variable !== undefined && (
        <p className="type">
          {describeType(variable)}
          {variable.bytes !== undefined && ` · ${formatBytes(variable.bytes)}`}
          {variable.cellId !== undefined && (
            <>
              {' · from '}
              <CellLink cellId={variable.cellId} onCell={onCell} />
            </>
          )}
        </p>
      )}
      <p className="quiet" role="status">
        {failure ?? (waiting && detail === undefined ? waitingText(busy) : '')}
      </p>
      {detail !== undefined && (
        <div className="detail" aria-busy={waiting}>
          {detail.statistics?.finite !== undefined && <Histogram {...detail.statistics.finite} />}
          {detail.statistics !== undefined && <StatisticsList statistics={detail.statistics} />}
          <OutputList outputs={detail.outputs} />
          {detail.page !== undefined && <ValuesTable name={name} page={detail.page} onMove={move} />}
        </div>
      )}
    </section>
  );
}

function waitingText(busy: boolean): string {
  return busy ? 'Waits until the running cell lets it in: between two batches, or at its end.' : 'Reading…';
}
