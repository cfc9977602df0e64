import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../lesson/SessionContext.ts';
import { listVariables, type VariableOrder } from './listVariables.ts';
import { VariableRow } from './VariableRow.tsx';

interface VariablesSectionProps {
  readonly onChoose: (name: string) => void;
  readonly onCell: () => void;
}

/** More variables than this want a field to search them. */
const searchFrom = 9;
/** More rows wait for a press of the button. */
const rowsAtOnce = 60;

const orders = { made: 'as made', name: 'by name', bytes: 'by size', cell: 'by cell' } as const;

/** The notebook's variables as a table; each opens to be looked at closely. */
export function VariablesSection({ onChoose, onCell }: VariablesSectionProps) {
  const { variables } = useSession();
  const { byName, total } = useStore(variables);
  const [wanted, setWanted] = useState('');
  const [order, setOrder] = useState<VariableOrder>('made');
  const [limit, setLimit] = useState(rowsAtOnce);
  const own = useMemo(() => listVariables(byName.values(), '', 'made').length, [byName]);
  const found = useMemo(() => listVariables(byName.values(), wanted, order), [byName, wanted, order]);
  const untold = total - byName.size;

  return (
    <section aria-labelledby="variables">
      <h2 id="variables">
        Variables{own > 0 && <span className="amount"> {(own + untold).toLocaleString('en')}</span>}
      </h2>
      {own >= searchFrom && (
        <div className="variable-search">
          <input
            type="search"
            aria-label="Filter the variables by name, type, shape or cell"
            placeholder="Filter"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <select
            aria-label="Order of the variables"
            value={order}
            onChange={
              (event) => setOrder(event.target.value as VariableOrder) /* One of the options below. */
            }
          >
            {Object.entries(orders).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      )}
      {own === 0 ? (
        <p className="quiet">None yet. What cells define appears here after they run.</p>
      ) : (
        <table className="variables">
          <thead className="unseen">
            <tr>
              <th scope="col">Name, type and shape</th>
              <th scope="col">Size and cell</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map((variable) => (
              <VariableRow key={variable.name} variable={variable} onChoose={onChoose} onCell={onCell} />
            ))}
          </tbody>
        </table>
      )}
      {own > 0 && found.length === 0 && <p className="quiet">No variable matches “{wanted}”.</p>}
      {found.length > limit && (
        <button type="button" className="button" onClick={() => setLimit(limit + rowsAtOnce)}>
          Show {Math.min(rowsAtOnce, found.length - limit)} more of {found.length.toLocaleString('en')}
        </button>
      )}
      {untold > 0 && (
        <p className="quiet">The first {byName.size.toLocaleString('en')} are listed, more are not.</p>
      )}
    </section>
  );
}
