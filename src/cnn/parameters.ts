/** How many numbers a layer learns. */

/**
 * Parameters of a 2-D convolution with a square kernel: one weight for each kernel cell and input channel,
 * for each filter, and one bias a filter.
 */
export function convolutionParameters(kernel: number, inputChannels: number, filters: number): number {
  return kernel * kernel * inputChannels * filters + filters;
}

/** Parameters of a dense layer: one weight for each pair of input and output, and one bias an output. */
export function denseParameters(inputs: number, outputs: number): number {
  return inputs * outputs + outputs;
}
