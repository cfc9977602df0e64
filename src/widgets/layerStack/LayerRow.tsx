import { formatShape, type LayerFacts, type StackLayer, type StackProblem } from '../../cnn/layerStack.ts';
import { LayerFields } from './LayerFields.tsx';
import styles from './layerStack.module.css';
import { layerTitles } from './stacks.ts';

interface LayerRowProps {
  /** From 1. */
  readonly number: number;
  readonly layer: StackLayer;
  /** Undefined for the layer that does not fit and all behind it. */
  readonly facts: LayerFacts | undefined;
  readonly problem: StackProblem | undefined;
  readonly onChange: (layer: StackLayer) => void;
  readonly onRemove: () => void;
  readonly onRepair: (layers: readonly StackLayer[]) => void;
}

/** One layer: what it is, what can be changed, and what it does. */
export function LayerRow({ number, layer, facts, problem, onChange, onRemove, onRepair }: LayerRowProps) {
  const name = `layer ${number}, ${layerTitles[layer.kind]}`;
  return (
    <li className={styles.row} data-problem={problem !== undefined} data-reached={facts !== undefined}>
      <div className={styles.layer} data-kind={layer.kind}>
        <span className={styles.kind}>{layerTitles[layer.kind]}</span>
        <LayerFields name={name} layer={layer} onChange={onChange} />
      </div>
      <span data-label="output">{facts === undefined ? '–' : formatShape(facts.shape)}</span>
      <span data-label="parameters">{facts?.parameters.toLocaleString('en-GB') ?? '–'}</span>
      <span data-label="multiply-adds">{facts?.multiplyAdds.toLocaleString('en-GB') ?? '–'}</span>
      <span data-label="sees">{facts === undefined ? '–' : `${facts.sees}×${facts.sees}`}</span>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={onRemove}
      >
        ✕
      </button>
      {problem !== undefined && (
        <div className={styles.problem} role="alert">
          <p>{problem.reason}</p>
          {problem.repairs.map(({ label, layers }) => (
            <button type="button" className="button" key={label} onClick={() => onRepair(layers)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
