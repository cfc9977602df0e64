/** A notebook as a busy student leaves it: prose with formulas, code with forms, and outputs of all kinds. */
import type { Output } from '../../src/notebook/output.ts';
import type { CellResult, SavedNotebook } from '../../src/notebook/savedNotebook.ts';
import type { Cell } from '../../src/notebook/types.ts';

export function longNotebook(count: number): SavedNotebook {
  const results = new Map<string, CellResult>();
  const cells = Array.from({ length: count }, (_, index): Cell => {
    if (index % 5 === 0) return { kind: 'markdown', id: `text-of-${index}`, source: prose(index) };
    const id = `step-${index}`;
    const outputs = outputsOf(index);
    if (outputs.length > 0) results.set(id, { outputs, execution: index });
    return { kind: 'code', id, source: index % 4 === 1 ? form(index) : code(index), info: `id=${id}` };
  });
  return { notebook: { frontMatter: 'title: A long notebook', cells }, results };
}

function prose(index: number): string {
  return `## Part ${index}

A **convolution** slides a *kernel* over the picture and adds up products, as in \`tf.layers.conv2d\`. Its output at
row $i$ and column $j$ is $\\sum_{u,v} w_{uv}\\, x_{i+u,\\,j+v}$, for each filter.

- the first thing to look at in part ${index}
- the second, with a [link](https://example.org/${index})

| layer | shape | parameters |
| --- | --- | --- |
| conv2d | [24, 24, 8] | 208 |
| dense | [10] | ${index * 10} |`;
}

function form(index: number): string {
  return `const learningRate${index} = 0.001 // @param {type: "slider", min: 1e-5, max: 1e-1, scale: "log"}
const epochs${index} = 10 // @param {type: "integer", min: 1, max: 50}
const useBias${index} = true // @param {type: "boolean"}
const schedule${index} = Array.from({ length: epochs${index} }, (_, epoch) => learningRate${index} * 0.9 ** epoch);
console.log(schedule${index}, useBias${index});`;
}

function code(index: number): string {
  return `// Step ${index} uses what came before it.
const values${index} = tf.tidy(() => {
  const start = tf.range(0, ${index + 1});
  return start.mul(2).add(${index}).reshape([${index + 1}, 1]);
});
const layer${index} = tf.layers.dense({ units: ${index}, activation: 'relu', inputShape: [1] });
values${index}.mean()`;
}

function outputsOf(index: number): Output[] {
  switch (index % 8) {
    case 1:
    case 3:
      return [
        {
          mime: 'text/plain',
          level: 'log',
          text: Array.from({ length: 12 }, (_, line) => `epoch ${line}: loss ${1 / (line + index)}`).join(
            '\n',
          ),
        },
      ];
    case 2:
      return [{ mime: 'text/plain', text: `Tensor of shape [${index}]` }];
    case 4: {
      const rows = Array.from({ length: 10 }, (_, row) => [`class ${row}`, row * index, row / (index + 1)]);
      return [{ mime: 'application/vnd.convbook.table+json', columns: ['class', 'count', 'share'], rows }];
    }
    case 6:
      return [
        {
          mime: 'application/vnd.plotly.v1+json',
          data: [
            { type: 'scatter', y: Array.from({ length: 40 }, (_, at) => Math.exp(-at / 10) + index / 200) },
          ],
          layout: { title: { text: `Loss of step ${index}` } },
        },
      ];
    case 7: {
      const pixels = Uint8Array.from({ length: 10 * 28 * 28 }, (_, at) => (at * index) % 256);
      const items = Array.from({ length: 10 }, (_, item) => ({ below: `garment ${item}` }));
      return [
        { mime: 'application/vnd.convbook.images+json', width: 28, height: 28, channels: 1, pixels, items },
      ];
    }
    default:
      return [];
  }
}
