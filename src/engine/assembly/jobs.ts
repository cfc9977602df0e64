/** Which kernel does a job, by the number that JavaScript knows it by. */
import { convolve, convolveAndPool } from './convolution';
import { depthwise, depthwiseFilterGradient, depthwiseInputGradient, sumDepthwiseParts } from './depthwise';
import { addBias, relu, reluGradient, sumRows } from './elementwise';
import { filterGradient, sumFilterParts } from './filterGradient';
import { softmaxCrossEntropy } from './loss';
import { multiply } from './matrix';
import {
  batchGradientSums, batchMoments, combineChannels, dropout, normalisation, normalisationGradient,
} from './normalisation';
import { adam, descend } from './optimizers';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient } from './pools';
import { gather } from './rows';
import { openScratch } from './scratch';
import { sparseFilterGradient, sumSparseParts } from './sparseFilterGradient';
import { sparseInputGradient, turnFilter } from './sparseInputGradient';
import { scatterWinners, sumWinners } from './winnerMaps';
import { winograd, winogradFilters } from './winograd';

/**
 * Runs one part of a job. `args` points to: scratch base, scratch bytes for each part, then the
 * job's own arguments. The numbers are those of `src/engine/wasm/jobs.ts`.
 */
export function run(job: i32, args: usize, part: i32, parts: i32): void {
  openScratch(load<usize>(args), load<usize>(args, 4), part);
  const own = args + 8;
  switch (job) {
    case 0: convolve(own, part, parts); break;
    case 1: convolveAndPool(own, part, parts); break;
    case 2: winograd(own, part, parts); break;
    case 3: sparseFilterGradient(own, part, parts); break;
    case 4: sparseInputGradient(own, part, parts); break;
    case 5: filterGradient(own, part, parts); break;
    case 6: multiply(own, part, parts); break;
    case 7: maxPool(own, part, parts); break;
    case 8: maxPoolGradient(own, part, parts); break;
    case 9: averagePool(own, part, parts); break;
    case 10: averagePoolGradient(own, part, parts); break;
    case 11: reluGradient(own, part, parts); break;
    case 12: sumRows(own, part, parts); break;
    case 13: addBias(own, part, parts); break;
    case 14: adam(own, part, parts); break;
    case 15: scatterWinners(own, part, parts); break;
    case 16: sumWinners(own, part, parts); break;
    case 17: winogradFilters(own, part, parts); break;
    case 18: sumFilterParts(own, part, parts); break;
    case 19: sumSparseParts(own, part, parts); break;
    case 20: turnFilter(own, part, parts); break;
    case 21: batchMoments(own, part, parts); break;
    case 22: combineChannels(own, part, parts); break;
    case 23: batchGradientSums(own, part, parts); break;
    case 24: dropout(own, part, parts); break;
    case 25: depthwise(own, part, parts); break;
    case 26: depthwiseInputGradient(own, part, parts); break;
    case 27: depthwiseFilterGradient(own, part, parts); break;
    case 28: sumDepthwiseParts(own, part, parts); break;
    case 29: descend(own, part, parts); break;
    case 30: softmaxCrossEntropy(own, part, parts); break;
    case 31: relu(own, part, parts); break;
    case 32: normalisation(own, part, parts); break;
    case 33: normalisationGradient(own, part, parts); break;
    case 34: gather(own, part, parts); break;
    default: unreachable();
  }
}
