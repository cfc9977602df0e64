import type { StackLayer } from '../../cnn/layerStack.ts';
import styles from './layerStack.module.css';

interface LayerFieldsProps {
  /** `layer 3, convolution`: goes before each field's name for screen readers. */
  readonly name: string;
  readonly layer: StackLayer;
  readonly onChange: (layer: StackLayer) => void;
}

/** The numbers of a layer, each a short list: nothing has to be typed. */
export function LayerFields({ name, layer, onChange }: LayerFieldsProps) {
  switch (layer.kind) {
    case 'convolution':
      return (
        <span className={styles.fields}>
          <Field
            name={name}
            label="filters"
            of={[1, 4, 8, 16, 32, 64, 128]}
            value={layer.filters}
            onChange={(filters) => onChange({ ...layer, filters })}
          />
          <Field
            name={name}
            label="kernel"
            of={[1, 2, 3, 4, 5, 7, 9, 11]}
            square
            value={layer.kernel}
            onChange={(kernel) => onChange({ ...layer, kernel })}
          />
          <Field
            name={name}
            label="stride"
            of={[1, 2, 3, 4]}
            value={layer.stride}
            onChange={(stride) => onChange({ ...layer, stride })}
          />
          <label className={styles.field}>
            padding
            <select
              aria-label={`${name}: padding`}
              value={layer.padding}
              onChange={(event) =>
                onChange({ ...layer, padding: event.target.value === 'same' ? 'same' : 'valid' })
              }
            >
              <option>valid</option>
              <option>same</option>
            </select>
          </label>
        </span>
      );
    case 'pooling':
      return (
        <span className={styles.fields}>
          <Field
            name={name}
            label="window"
            of={[2, 3, 4]}
            square
            value={layer.size}
            onChange={(size) => onChange({ ...layer, size })}
          />
          <Field
            name={name}
            label="stride"
            of={[1, 2, 3, 4]}
            value={layer.stride}
            onChange={(stride) => onChange({ ...layer, stride })}
          />
        </span>
      );
    case 'dense':
      return (
        <span className={styles.fields}>
          <Field
            name={name}
            label="neurons"
            of={[1, 2, 10, 32, 64, 128, 256, 512]}
            value={layer.units}
            onChange={(units) => onChange({ ...layer, units })}
          />
        </span>
      );
    case 'flatten':
      return null;
  }
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly of: readonly number[];
  readonly value: number;
  /** Written as 3×3. */
  readonly square?: boolean;
  readonly onChange: (value: number) => void;
}

function Field({ name, label, of, value, square = false, onChange }: FieldProps) {
  return (
    <label className={styles.field}>
      {label}
      <select
        aria-label={`${name}: ${label}`}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {of.map((each) => (
          <option key={each} value={each}>
            {square ? `${each}×${each}` : each}
          </option>
        ))}
      </select>
    </label>
  );
}
