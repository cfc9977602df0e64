import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type AnatomyLayer, type AnatomyModel, shapeText } from '../../../notebook/anatomy.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import styles from './anatomy.module.css';
import { arrange } from './arrange.ts';
import { BlockPicture } from './BlockPicture.tsx';
import { edgePath, geometryOf, widthForAcross } from './geometry.ts';
import { LayerDetails } from './LayerDetails.tsx';
import { amount, isSlim, layerWord, sentence } from './layerWords.ts';
import { useWidth } from './useWidth.ts';

/** A network as blocks and arrows. Pointing at a block, or reaching it by the arrow keys, shows its numbers below. */
export function NetworkDiagram({ model }: { readonly model: AnatomyModel }) {
  const { layers } = model;
  const room = useRef<HTMLDivElement>(null);
  const width = useWidth(room);
  const direction = width >= widthForAcross ? 'across' : 'down';
  const arrangement = useMemo(() => arrange(layers), [layers]);
  const geometry = useMemo(
    () => geometryOf(layers, arrangement, direction, width),
    [layers, arrangement, direction, width],
  );
  const [picked, setPicked] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);

  const first = layers.findIndex(({ parameters }) => parameters > 0);
  const home = picked !== undefined && picked < layers.length ? picked : Math.max(0, first);
  const chosen = pointed !== undefined && pointed < layers.length ? pointed : home;
  const chosenLayer = layers[chosen];
  const totals = totalsOf(layers);
  const inputs = layers.filter(({ part }) => part === 'input').length;
  const largestSide = Math.max(
    1,
    ...layers.flatMap(({ shape }) => (shape.length > 1 ? shape.slice(0, -1) : [])).map((side) => side ?? 1),
  );
  const longest = Math.max(1, ...layers.flatMap(({ shape }) => (shape.length < 2 ? [shape[0] ?? 1] : [])));

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowRight: home + 1,
      ArrowDown: home + 1,
      ArrowLeft: home - 1,
      ArrowUp: home - 1,
      Home: 0,
      End: layers.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons.current[Math.min(layers.length - 1, Math.max(0, next))]?.focus();
  };

  return (
    <div ref={room} className={styles.diagram} data-direction={direction}>
      {width > 0 && (
        <ScrollRegion label={`Layers of ${model.name}`} className={styles.scroll}>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form. */}
          <div
            role="group"
            aria-label={`Layers of ${model.name}; arrow keys move`}
            className={styles.stage}
            style={{ width: geometry.width, height: geometry.height }}
            onKeyDown={onKeyDown}
          >
            {geometry.bands.map(({ part, ...box }) => (
              <div key={part} className={styles.band} data-part={part} style={box}>
                {part === 'features' ? 'feature extractor' : 'head'}
              </div>
            ))}
            <svg className={styles.edges} width={geometry.width} height={geometry.height} aria-hidden="true">
              {arrangement.edges.map(({ from, to, jumps }) => {
                const [a, b] = [geometry.middles[from], geometry.middles[to]];
                return a && b ? (
                  <path
                    key={`${from}-${to}`}
                    d={edgePath(a, b, direction, jumps)}
                    data-lit={from === chosen || to === chosen}
                  />
                ) : null;
              })}
            </svg>
            {layers.map((layer, index) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: a layer's place is its identity.
                key={index}
                ref={(button) => {
                  buttons.current[index] = button;
                }}
                type="button"
                className={styles.block}
                style={geometry.boxes[index]}
                tabIndex={index === home ? 0 : -1}
                aria-label={sentence(layer, index < inputs ? 0 : index - inputs + 1)}
                aria-pressed={index === chosen}
                data-slim={isSlim(layer)}
                onFocus={() => {
                  setPicked(index);
                  // The keyboard moves on although the pointer may rest on a block.
                  setPointed(undefined);
                }}
                onClick={() => setPicked(index)}
                // Not on entering: a block that is scrolled under a resting pointer was not pointed at.
                onPointerMove={() => setPointed(index)}
                onPointerLeave={() => setPointed(undefined)}
              >
                <BlockPicture layer={layer} largestSide={largestSide} longest={longest} />
                <span className={styles.words}>
                  <span className={styles.kind}>{layerWord(layer)}</span>{' '}
                  <span className={styles.shape}>{shapeText(layer)}</span>
                  <Shares layer={layer} totals={totals} />
                </span>
              </button>
            ))}
          </div>
        </ScrollRegion>
      )}
      <p className={styles.key}>
        <span data-bar="parameters">{amount(totals.parameters)} parameters</span>
        <span data-bar="work">{amount(totals.multiplyAdds)} multiply-adds a picture</span>
        <span>filled: learns · hollow: does not</span>
      </p>
      {chosenLayer !== undefined && (
        <LayerDetails
          layer={chosenLayer}
          number={chosen < inputs ? 0 : chosen - inputs + 1}
          totals={totals}
        />
      )}
    </div>
  );
}

function totalsOf(layers: readonly AnatomyLayer[]) {
  return {
    parameters: layers.reduce((sum, { parameters }) => sum + parameters, 0),
    multiplyAdds: layers.reduce((sum, { multiplyAdds = 0 }) => sum + multiplyAdds, 0),
  };
}

/** Two small bars: the layer's share of all parameters, and of all work. */
function Shares({
  layer: { parameters, multiplyAdds = 0 },
  totals,
}: {
  readonly layer: AnatomyLayer;
  readonly totals: { readonly parameters: number; readonly multiplyAdds: number };
}) {
  const share = (part: number, whole: number) =>
    whole === 0 ? '0' : `${Math.max(part > 0 ? 3 : 0, (100 * part) / whole)}%`;
  return (
    <span className={styles.shares}>
      <span data-bar="parameters" style={{ width: share(parameters, totals.parameters) }} />
      <span data-bar="work" style={{ width: share(multiplyAdds, totals.multiplyAdds) }} />
    </span>
  );
}
