import { useState } from 'react';
import { describeStack, formatShape, type StackLayer } from '../../cnn/layerStack.ts';
import { Choice } from '../controls/Choice.tsx';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { LayerRow } from './LayerRow.tsx';
import styles from './layerStack.module.css';
import { type layerStackOptions, stackNames } from './options.ts';
import { layerTitles, newLayer, stacks } from './stacks.ts';

const most = 16;

/** Shapes, parameters, work and view of a stack of layers; one that cannot be built says why and offers repairs. */
export default function LayerStack({
  options,
}: {
  readonly options: OptionValues<typeof layerStackOptions>;
}) {
  const [side, setSide] = useState(options.side);
  const [channels, setChannels] = useState(options.channels);
  const [layers, setLayers] = useState(stacks[options.stack]);
  const facts = describeStack({ side, channels: Number(channels) }, layers);
  const { problem } = facts;
  const preset = stackNames.find((name) => stacks[name] === layers);

  return (
    <div className={styles.stack}>
      <div className={controls.controls}>
        <Choice
          label="layers"
          of={[
            ...stackNames.map((name) => [name, name] as const),
            ...(preset === undefined ? [['own', 'your own'] as const] : []),
          ]}
          value={preset ?? 'own'}
          onChange={(name) => name !== 'own' && setLayers(stacks[name])}
        />
        <Slider label="image side" from={4} to={256} value={side} shown={`${side} px`} onChange={setSide} />
        <Segments
          label="channels"
          of={[
            ['1', '1, grey'],
            ['3', '3, colour'],
          ]}
          value={channels}
          onChange={setChannels}
        />
      </div>
      <ol className={styles.rows}>
        <li className={styles.head} aria-hidden="true">
          <span>layer</span>
          <span>output</span>
          <span>parameters</span>
          <span>multiply-adds</span>
          <span>sees</span>
        </li>
        <li className={styles.row}>
          <div className={styles.layer}>
            <span className={styles.kind}>image</span>
          </div>
          <span data-label="output">{formatShape({ side, channels: Number(channels) })}</span>
        </li>
        {layers.map((layer, at) => (
          <LayerRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer's place is its identity
            key={at}
            number={at + 1}
            layer={layer}
            facts={facts.layers[at]}
            problem={problem?.at === at ? problem : undefined}
            onChange={(changed) => setLayers(layers.with(at, changed))}
            onRemove={() => setLayers(layers.toSpliced(at, 1))}
            onRepair={setLayers}
          />
        ))}
      </ol>
      <p className={styles.total} role="status">
        {problem === undefined ? (
          <>
            <strong>{facts.parameters.toLocaleString('en-GB')}</strong> parameters,{' '}
            <strong>{facts.multiplyAdds.toLocaleString('en-GB')}</strong> multiply-adds an image
          </>
        ) : (
          `This stack ends at layer ${problem.at + 1}.`
        )}
      </p>
      <div className={styles.buttons}>
        {(Object.keys(newLayer) as StackLayer['kind'][]).map((kind) => (
          // The keys of a record typed by layer kind are those kinds.
          <button
            type="button"
            className="button"
            key={kind}
            disabled={layers.length >= most}
            onClick={() => setLayers(withLayer(layers, newLayer[kind]))}
          >
            + {layerTitles[kind]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Convolution and pooling go where they make sense, before the flatten; other layers at the end. */
function withLayer(layers: readonly StackLayer[], layer: StackLayer): StackLayer[] {
  const flatten = layers.findIndex(({ kind }) => kind === 'flatten');
  const early = layer.kind === 'convolution' || layer.kind === 'pooling';
  return layers.toSpliced(early && flatten !== -1 ? flatten : layers.length, 0, layer);
}
