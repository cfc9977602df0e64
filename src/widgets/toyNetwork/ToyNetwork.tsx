import { useMemo, useState } from 'react';
import { denseNetwork } from '../../cnn/denseNetwork.ts';
import controls from '../controls/controls.module.css';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { drawNetwork, layerName, layerPhrase } from './connections.ts';
import { NetworkPicture } from './NetworkPicture.tsx';
import type { toyNetworkOptions } from './options.ts';
import styles from './toyNetwork.module.css';

const most = 6;

/** A network of dense layers with every weight drawn and counted. */
export default function ToyNetwork({
  options,
}: {
  readonly options: OptionValues<typeof toyNetworkOptions>;
}) {
  const [sizes, setSizes] = useState<readonly number[]>(options.sizes);
  const [chosen, setChosen] = useState(0);
  const network = useMemo(() => drawNetwork(sizes), [sizes]);
  const { weights, biases, weightCount, parameterCount } = denseNetwork(sizes);
  const at = Math.min(chosen, weightCount - 1);
  const connection = network.connections[at];
  const change = (next: readonly number[]) => {
    setSizes(next);
    setChosen(0);
  };

  return (
    <div className={styles.toy}>
      <NetworkPicture network={network} sizes={sizes} chosen={at} onChoose={setChosen} />
      <p className={styles.count} role="status">
        <span>
          {sizes.slice(1).map((size, layer) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer's place is its identity
            <span key={layer}>
              {layer > 0 && ' + '}
              {sizes[layer]}·{size}
            </span>
          ))}
          {weights.length > 1 && ` = ${weights.join(' + ')}`} = <strong>{weightCount}</strong> weights
        </span>{' '}
        <span>
          and {biases.length > 1 && `${biases.join(' + ')} = `}
          {counted(parameterCount - weightCount, 'bias', 'biases')}: <strong>{parameterCount}</strong>{' '}
          parameters
        </span>
      </p>
      <div className={styles.weight}>
        <Slider
          label="show weight"
          from={1}
          to={weightCount}
          value={at + 1}
          shown={`${at + 1} of ${weightCount}`}
          onChange={(number) => setChosen(number - 1)}
        />
        {connection !== undefined && (
          <p>
            {`from neuron ${connection.from + 1} of ${layerPhrase(connection.layer - 1, sizes.length)} `}
            {`to neuron ${connection.to + 1} of ${layerPhrase(connection.layer, sizes.length)}, `}
            {`which has ${counted(sizes[connection.layer - 1] ?? 0, 'weight')} and one bias`}
          </p>
        )}
      </div>
      <div className={controls.controls}>
        {sizes.map((size, layer) => (
          <Slider
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer's place is its identity
            key={layer}
            label={layerName(layer, sizes.length)}
            from={1}
            to={8}
            value={size}
            onChange={(value) => change(sizes.with(layer, value))}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <button
          type="button"
          className="button"
          disabled={sizes.length >= most}
          onClick={() => change(sizes.toSpliced(-1, 0, 4))}
        >
          Add a hidden layer
        </button>
        <button
          type="button"
          className="button"
          disabled={sizes.length <= 2}
          onClick={() => change(sizes.toSpliced(-2, 1))}
        >
          Remove one
        </button>
      </div>
    </div>
  );
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
