/**
 * All widgets, by the name that a lesson uses:
 *
 *     ```widget convolution-stepper
 *     image: boot
 *     stride: 2
 *     ```
 *
 * To add one: a folder with `options.ts` (the table) and a component that takes `{ options }`, and an entry here.
 */
import { convolutionOptions } from './convolution/options.ts';
import { drawingOptions } from './drawing/options.ts';
import { defineWidget, type Widget } from './frame/widget.ts';
import { layerStackOptions } from './layerStack/options.ts';
import { lossAndAccuracyOptions } from './lossAndAccuracy/options.ts';
import { movedGarmentOptions } from './movedGarment/options.ts';
import { patienceOptions } from './patience/options.ts';
import { pixelOptions } from './pixels/options.ts';
import { poolingOptions } from './pooling/options.ts';
import { searchBudgetOptions } from './searchBudget/options.ts';
import { softmaxOptions } from './softmax/options.ts';
import { timelineOptions } from './timeline/options.ts';
import { toyNetworkOptions } from './toyNetwork/options.ts';

export const widgets: Readonly<Record<string, Widget>> = {
  'convolution-stepper': defineWidget({
    title: 'Convolution, step by step',
    options: convolutionOptions,
    height: { phone: 990, column: 595 },
    load: () => import('./convolution/ConvolutionStepper.tsx'),
  }),
  'pooling-stepper': defineWidget({
    title: 'Pooling, step by step',
    options: poolingOptions,
    height: { phone: 520, column: 520 },
    load: () => import('./pooling/PoolingStepper.tsx'),
  }),
  'moved-garment': defineWidget({
    title: 'What pooling hides of a move',
    options: movedGarmentOptions,
    height: { phone: 720, column: 590 },
    load: () => import('./movedGarment/MovedGarment.tsx'),
  }),
  'draw-your-own': defineWidget({
    title: 'A picture of your own, on its way to the network',
    options: drawingOptions,
    height: { phone: 850, column: 535 },
    load: () => import('./drawing/DrawYourOwn.tsx'),
  }),
  'toy-network': defineWidget({
    title: 'A small network, every weight drawn',
    options: toyNetworkOptions,
    height: { phone: 615, column: 645 },
    load: () => import('./toyNetwork/ToyNetwork.tsx'),
  }),
  'layer-stack': defineWidget({
    title: 'What a stack of layers does',
    options: layerStackOptions,
    height: { phone: 1405, column: 635 },
    load: () => import('./layerStack/LayerStack.tsx'),
  }),
  timeline: defineWidget({
    title: 'From the Neocognitron to AlexNet',
    options: timelineOptions,
    height: { phone: 751, column: 465 },
    load: () => import('./timeline/Timeline.tsx'),
  }),
  'pixel-inspector': defineWidget({
    title: 'A picture is a table of numbers',
    options: pixelOptions,
    height: { phone: 728, column: 414 },
    load: () => import('./pixels/PixelInspector.tsx'),
  }),
  softmax: defineWidget({
    title: 'Softmax, colder and hotter',
    options: softmaxOptions,
    height: { phone: 667, column: 454 },
    load: () => import('./softmax/SoftmaxTemperature.tsx'),
  }),
  'loss-and-accuracy': defineWidget({
    title: 'Loss against accuracy, for one picture',
    options: lossAndAccuracyOptions,
    height: { phone: 734, column: 434 },
    load: () => import('./lossAndAccuracy/LossAndAccuracy.tsx'),
  }),
  patience: defineWidget({
    title: 'When to stop training',
    options: patienceOptions,
    height: { phone: 492, column: 564 },
    load: () => import('./patience/Patience.tsx'),
  }),
  'search-budget': defineWidget({
    title: 'Grid against random search',
    options: searchBudgetOptions,
    height: { phone: 704, column: 737 },
    load: () => import('./searchBudget/SearchBudget.tsx'),
  }),
};
