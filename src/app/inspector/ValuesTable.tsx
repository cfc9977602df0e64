import { pageColumns, pageRows, type ValuesPage } from '../../kernel/variableDetail.ts';
import { formatNumber } from '../outputs/formatNumber.ts';
import { ScrollRegion } from '../outputs/ScrollRegion.tsx';
import { AxisControl } from './AxisControl.tsx';

interface ValuesTableProps {
  readonly name: string;
  readonly page: ValuesPage;
  /** The reader wants another position along an axis; `from` is where all axes are now. */
  readonly onMove: (axis: number, position: number, from: readonly number[]) => void;
}

/** Some values, with a control for each axis that is longer than what is shown. */
export function ValuesTable({ name, page, onMove }: ValuesTableProps) {
  const { shape, at, rowAxis, columnAxis, rows } = page;
  const shown = (axis: number): number =>
    axis === rowAxis ? pageRows : axis === columnAxis ? pageColumns : 1;
  const first = (axis: number | undefined): number => (axis === undefined ? 0 : (at[axis] ?? 0));
  const columns = rows[0]?.length ?? 0;
  return (
    <div className="values">
      {shape.map(
        (side, axis) =>
          side > shown(axis) && (
            <AxisControl
              // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its place.
              key={axis}
              label={axis === rowAxis ? 'rows' : axis === columnAxis ? 'columns' : `axis ${axis}`}
              side={side}
              position={at[axis] ?? 0}
              shown={shown(axis)}
              onMove={(position) => onMove(axis, position, at)}
            />
          ),
      )}
      <ScrollRegion label={`Values of ${name}`} className="values-scroll">
        <table>
          <caption className="unseen">Values of {name}</caption>
          {columnAxis !== undefined && (
            <thead>
              <tr>
                <td />
                {Array.from({ length: columns }, (_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is its identity.
                  <th key={column} scope="col">
                    {first(columnAxis) + column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its identity.
              <tr key={index}>
                {rowAxis !== undefined && <th scope="row">{first(rowAxis) + index}</th>}
                {row.map((value, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a value's place is its identity.
                  <td key={column} data-bad={typeof value === 'number' && !Number.isFinite(value)}>
                    {typeof value === 'number' ? formatNumber(value) : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length === 0 && <p className="quiet">It holds no values.</p>}
    </div>
  );
}
