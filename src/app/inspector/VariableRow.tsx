import { memo } from 'react';
import type { Variable } from '../../kernel/variables.ts';
import { CellLink } from './CellLink.tsx';
import { describeType, formatBytes } from './listVariables.ts';

interface VariableRowProps {
  readonly variable: Variable;
  readonly onChoose: (name: string) => void;
  readonly onCell: () => void;
}

/** Name and size; below them type, dtype and shape, and the cell that made it. */
export const VariableRow = memo(function VariableRow({ variable, onChoose, onCell }: VariableRowProps) {
  const { name, bytes, tensors, cellId, preview, kind } = variable;
  const isLarge = kind === 'tensor' || kind === 'model';
  // Its dtype and shape say that it is a tensor, and there is little room.
  // The beginning of a function says that it is one.
  const words = kind === 'function' && preview !== '' ? '' : describeType(variable).replace(/^Tensor /, '');
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="variable-name"
          data-variable={name}
          title={`Look at ${name}: ${preview}`}
          onClick={() => onChoose(name)}
        >
          {name}
        </button>
        <span className="type" data-whole={isLarge}>
          {words}
          {!isLarge && preview !== '' && <span className="value"> {preview}</span>}
        </span>
      </th>
      <td>
        <span className="size" title={tensors === undefined ? undefined : `${tensors} tensors`}>
          {bytes === undefined ? '' : formatBytes(bytes)}
        </span>
        {cellId !== undefined && <CellLink cellId={cellId} onCell={onCell} />}
      </td>
    </tr>
  );
});
