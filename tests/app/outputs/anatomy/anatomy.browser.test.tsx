import * as tf from '@tensorflow/tfjs';
import axe from 'axe-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OutputView } from '../../../../src/app/outputs/OutputView.tsx';
import { anatomy } from '../../../../src/lesson/anatomy.ts';
import { columnWidth, pageWidths, takeLook, themes } from '../../../browser/looks.ts';
import '../../../../src/app/styles/fonts.css';
import '../../../../src/app/styles/tokens.css';
import '../../../../src/app/styles/base.css';

const host = { notebookModels: () => [] };

function lessonCnn(): tf.LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [28, 28, 1] }));
  for (const filters of [32, 64, 64]) {
    model.add(tf.layers.conv2d({ filters, kernelSize: 3, activation: 'relu' }));
    model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  }
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 256, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  return model;
}

function twoInputs(): tf.LayersModel {
  const picture = tf.input({ shape: [28, 28, 1], name: 'picture' });
  const row = tf.input({ shape: [3], name: 'row' });
  let maps: tf.SymbolicTensor = picture;
  const then = (layer: tf.layers.Layer) => layer.apply(maps) as tf.SymbolicTensor;
  for (const filters of [8, 16]) {
    maps = then(tf.layers.conv2d({ filters, kernelSize: 3, activation: 'relu' }));
    maps = then(tf.layers.maxPooling2d({ poolSize: 2 }));
  }
  maps = then(tf.layers.flatten());
  maps = tf.layers.concatenate().apply([maps, row]) as tf.SymbolicTensor;
  maps = then(tf.layers.dense({ units: 32, activation: 'relu' }));
  return tf.model({
    inputs: [picture, row],
    outputs: then(tf.layers.dense({ units: 10, activation: 'softmax' })),
  });
}

function withSkips(): tf.LayersModel {
  const picture = tf.input({ shape: [28, 28, 1] });
  let maps: tf.SymbolicTensor = picture;
  const then = (layer: tf.layers.Layer) => layer.apply(maps) as tf.SymbolicTensor;
  const convolution = () => tf.layers.conv2d({ filters: 8, kernelSize: 3, padding: 'same', useBias: false });
  maps = then(convolution());
  for (let block = 0; block < 2; block++) {
    const before = maps;
    maps = then(convolution());
    maps = then(tf.layers.batchNormalization());
    maps = then(tf.layers.reLU());
    maps = then(convolution());
    maps = tf.layers.add().apply([maps, before]) as tf.SymbolicTensor;
  }
  maps = then(tf.layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }));
  return tf.model({ inputs: picture, outputs: then(tf.layers.dense({ units: 10 })) });
}

const networks = { 'lesson cnn': lessonCnn, 'two inputs': twoInputs, 'with skips': withSkips } as const;

async function show(models: Readonly<Record<string, tf.LayersModel>>, width = 760) {
  const screen = await render(
    <div style={{ width, background: 'var(--paper)', padding: 8 }}>
      <OutputView output={anatomy(host, models)} cellId="a" />
    </div>,
  );
  await expect.poll(() => screen.container.querySelector('figure button')).not.toBeNull();
  return screen;
}

beforeAll(() => tf.setBackend('cpu'));
beforeEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 900);
});

describe.each(Object.entries(networks))('the diagram of a network: %s', (name, build) => {
  it.each(pageWidths)('keeps within a page of %i pixels, and is looked at', async (width) => {
    await page.viewport(width, 900);
    for (const theme of themes) {
      document.documentElement.dataset.theme = theme;
      const screen = await show({ model: build() }, columnWidth(width));
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      await takeLook('anatomy', `${name}-${theme}-${width}`, screen.container.firstElementChild as Element);
      await screen.unmount();
    }
  });

  it.each(themes)('has nothing that axe objects to, in %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    const screen = await show({ model: build() });
    const { violations } = await axe.run(screen.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe('the diagram of the network of lesson 5', () => {
  it('item 18: shows every shape, and all numbers of the layer that is pointed at', async () => {
    const screen = await show({ model: lessonCnn() });
    const shapes = [...screen.container.querySelectorAll('figure button')].map(
      (block) => /([^ ;]+);/.exec(block.getAttribute('aria-label') ?? '')?.[1],
    );
    expect(shapes.join(' ')).toBe('28×28×1 26×26×32 13×13×32 11×11×64 5×5×64 3×3×64 1×1×64 64 256 10');
    await expect.element(screen.getByText('74,954 parameters', { exact: true })).toBeVisible();
    await screen.getByRole('button', { name: /^convolution 11×11×64/ }).hover();
    const { textContent } = screen.container;
    expect(textContent).toContain('18,496= (3·3·32 + 1) · 64 · 25 % of all');
    expect(textContent).toContain('2,230,272= 11·11·64 numbers, 3·3·32 products each');
    expect(textContent).toContain('8×8 of 28×28');
  });

  it('item 6: marks the feature extractor and the head', async () => {
    const screen = await show({ model: lessonCnn() });
    await expect.element(screen.getByText('feature extractor', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('head', { exact: true })).toBeVisible();
  });

  it('is one tab stop, and the arrow keys go from layer to layer', async () => {
    const screen = await show({ model: lessonCnn() });
    const stops = screen.container.querySelectorAll('figure button[tabindex="0"]');
    expect(stops).toHaveLength(1);
    (stops[0] as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('10 neurons, softmax');
    await expect.element(screen.getByText('2,570', { exact: true })).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(screen.getByText('16,640', { exact: true })).toBeVisible();
  });
});

describe('the diagram', () => {
  it('lets the reader choose among several networks, `model` first', async () => {
    const screen = await show({ model: lessonCnn(), other: twoInputs() });
    const choice = screen.getByLabelText('The parts of');
    await expect.element(choice).toHaveValue('model');
    await choice.selectOptions('other');
    await expect.element(screen.getByRole('button', { name: /^join 403/ })).toBeVisible();
  });

  it('follows when a network is replaced by a smaller one', async () => {
    const output = anatomy(host, { model: lessonCnn() });
    const screen = await render(<OutputView output={output} cellId="a" />);
    await screen.getByRole('button', { name: /^dense 10;/ }).click();
    const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [3], units: 2 })] });
    await screen.rerender(<OutputView output={anatomy(host, { model })} cellId="a" />);
    await expect.element(screen.getByText('8 parameters', { exact: true })).toBeVisible();
  });

  it('says when there is no network, or none of its layers', async () => {
    const screen = await render(<OutputView output={anatomy(host)} cellId="a" />);
    await expect.element(screen.getByText(/No network yet/)).toBeVisible();
    await screen.rerender(<OutputView output={anatomy(host, { bare: tf.sequential() })} cellId="a" />);
    await expect.element(screen.getByText(/has no layers yet/)).toBeVisible();
  });
});
