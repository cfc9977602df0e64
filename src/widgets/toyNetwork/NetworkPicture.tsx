import { useId } from 'react';
import { drawing, layerName, type NetworkDrawing } from './connections.ts';
import styles from './toyNetwork.module.css';

interface NetworkPictureProps {
  readonly network: NetworkDrawing;
  readonly sizes: readonly number[];
  /** Index of the weight that stands out. */
  readonly chosen: number;
  readonly onChoose: (weight: number) => void;
}

/** Neurons as circles, weights as arrows. Pointing at an arrow chooses its weight; the slider does so by keyboard. */
export function NetworkPicture({ network, sizes, chosen, onChoose }: NetworkPictureProps) {
  const head = useId();
  const { neurons, connections, radius } = network;
  const highlighted = connections[chosen];
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${drawing.width} ${drawing.height + 18}`}
      role="img"
      aria-label={`Network with ${sizes.join(', ')} neurons, ${connections.length} weights`}
    >
      <defs>
        <marker id={head} viewBox="0 0 6 6" refX="6" refY="3" markerWidth="5" markerHeight="5" orient="auto">
          <path d="M0 0 6 3 0 6z" className={styles.head} />
        </marker>
      </defs>
      {connections.map(({ start, end }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a weight's number is its identity
        <g key={index} onPointerEnter={() => onChoose(index)} onPointerDown={() => onChoose(index)}>
          <line className={styles.reach} x1={start.x} y1={start.y} x2={end.x} y2={end.y} />
          <line
            className={styles.arrow}
            x1={start.x}
            y1={start.y}
            x2={end.x}
            y2={end.y}
            markerEnd={`url(#${head})`}
          />
        </g>
      ))}
      {highlighted !== undefined && (
        <line
          className={styles.chosen}
          x1={highlighted.start.x}
          y1={highlighted.start.y}
          x2={highlighted.end.x}
          y2={highlighted.end.y}
        />
      )}
      {neurons.map((layer, layerIndex) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer's place is its identity
        <g key={layerIndex}>
          {layer.map(({ x, y }, neuron) => (
            <circle
              key={y}
              cx={x}
              cy={y}
              r={radius}
              className={styles.neuron}
              data-chosen={
                highlighted !== undefined &&
                ((highlighted.layer === layerIndex && highlighted.to === neuron) ||
                  (highlighted.layer - 1 === layerIndex && highlighted.from === neuron))
              }
            />
          ))}
          <text className={styles.layer} x={layer[0]?.x} y={drawing.height + 13}>
            {layerName(layerIndex, sizes.length)}
          </text>
        </g>
      ))}
    </svg>
  );
}
