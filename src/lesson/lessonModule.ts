import type * as tf from '@tensorflow/tfjs';
import { outputSize } from '../cnn/outputSize.ts';
import { classNames } from '../data/types.ts';
import { accuracy } from './accuracy.ts';
import { anatomy } from './anatomy.ts';
import { Attempts } from './attempts.ts';
import { classMeans } from './classMeans.ts';
import { confusionMatrix } from './confusionMatrix.ts';
import { drawnImage } from './drawnImage.ts';
import { type ExperimentOptions, experiment } from './experiment.ts';
import { FashionMnistLoader, standInNotice } from './fashionMnist.ts';
import { plot, table } from './figures.ts';
import { type GalleryOptions, gallery } from './gallery.ts';
import { histogram } from './histogram.ts';
import type { LessonHost } from './host.ts';
import { CurveScales, LiveCurves, type LiveCurvesOptions } from './liveCurves.ts';
import { maps } from './maps.ts';
import { summary } from './modelSummary.ts';
import { type NeighbourMapOptions, neighbourMap } from './neighbourMap.ts';
import { pointMap } from './pointMap.ts';
import { predict } from './predict.ts';
import { principalAxes } from './principalAxes.ts';
import { RecordedModelLoader } from './recordedModel.ts';
import { shapeCheck } from './shapeCheck.ts';
import { TestSeal } from './testSeal.ts';
import { type TrainingPlan, trainingTime } from './trainingTime.ts';

/**
 * The module that lessons import as 'convbook': data, galleries and plots. Everything that learns is plain
 * TensorFlow.js and not in here. Make it once a kernel: it remembers the loaded data and the axes of curves.
 */
export function createLessonModule(host: LessonHost): Readonly<Record<string, unknown>> {
  const fashionMnist = new FashionMnistLoader(host);
  const recordedModel = new RecordedModelLoader(host);
  const scales = new CurveScales();
  const seal = new TestSeal();
  return Object.freeze({
    loadFashionMnist: () => fashionMnist.load(),
    gallery: (images: tf.Tensor, options?: GalleryOptions) =>
      gallery(images, options, fashionMnist.standIn ? standInNotice : undefined),
    classMeans: async (...given: Parameters<typeof classMeans>) => {
      const output = await classMeans(...given);
      return fashionMnist.standIn ? { ...output, caption: standInNotice } : output;
    },
    liveCurves: (options?: LiveCurvesOptions) => new LiveCurves(host, scales, options),
    predict: (model: tf.LayersModel, images: tf.Tensor, options?: { readonly batchSize?: number }) =>
      predict(host, model, images, options),
    /** Same seed, same numbers, on the same backend: weights, shuffles and dropout, until the cell ends. */
    seed: (seed: number): void => void host.seedEverything(seed),
    /** How long a `fit` will take here, before it starts. */
    trainingTime: (model: tf.LayersModel, plan: TrainingPlan) => trainingTime(host, model, plan),
    experiment: (options: ExperimentOptions<unknown>) => experiment(host, options),
    /** Kept until the kernel restarts, whichever cells run again. */
    attempts: new Attempts(),
    lookAtTest: (...given: Parameters<TestSeal['look']>) => seal.look(...given),
    shapeCheck,
    anatomy: (given?: Parameters<typeof anatomy>[1]) => anatomy(host, given),
    loadRecordedModel: () => recordedModel.load(),
    drawnImage: () => drawnImage(host),
    neighbourMap: (features: tf.Tensor2D, options?: NeighbourMapOptions) =>
      neighbourMap(host, features, options),
    principalAxes,
    pointMap,
    maps,
    accuracy,
    confusionMatrix,
    histogram,
    plot,
    table,
    summary,
    outputSize,
    classNames,
  });
}
