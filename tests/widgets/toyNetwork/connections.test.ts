import { describe, expect, it } from 'vitest';
import { drawNetwork, layerName, layerPhrase } from '../../../src/widgets/toyNetwork/connections.ts';

describe('the drawing of a network', () => {
  it('item 3: has 32 arrows for 3-4-4-1, the first from the first input', () => {
    const { connections, neurons } = drawNetwork([3, 4, 4, 1]);
    expect(connections).toHaveLength(32);
    expect(connections[0]).toMatchObject({ layer: 1, from: 0, to: 0 });
    expect(connections.at(-1)).toMatchObject({ layer: 3, from: 3, to: 0 });
    expect(neurons.map((layer) => layer.length)).toEqual([3, 4, 4, 1]);
  });

  it('keeps neurons of a full layer apart', () => {
    const { neurons, radius } = drawNetwork([8, 8]);
    const [first, second] = neurons[0] ?? [];
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(2 * radius);
  });

  it('names the layers', () => {
    expect([0, 1, 2, 3].map((layer) => layerName(layer, 4))).toEqual([
      'input',
      'hidden 1',
      'hidden 2',
      'output',
    ]);
    expect(layerPhrase(1, 3)).toBe('the hidden layer');
    expect(layerPhrase(2, 4)).toBe('hidden layer 2');
  });
});
