import { foreignKind } from '../../notebook/foreignCell.ts';
import { useCell } from '../lesson/SessionContext.ts';
import { CellOutputs } from './CellOutputs.tsx';

const nowhere = (): void => undefined;

/** Below the listing that stands for another program's cell: that it does not run, and what it once put out. */
export function ForeignParts({ id }: { readonly id: string }) {
  const cell = useCell(id);
  const was = foreignKind(cell.info);
  if (was === undefined) return null;
  return (
    <>
      <p className="foreign-note">
        {was === 'code'
          ? 'Code of another language: shown, kept, and never run here.'
          : 'Raw text: shown and kept as it is.'}
      </p>
      <CellOutputs cell={cell} onLocate={nowhere} />
    </>
  );
}
