/**
 * A training that was recorded: the network of lesson 5 (74,954 parameters, Adam with its default rate, batches of 32,
 * seed 1, on WebAssembly) learns from only the first 1,000 pictures of Fashion-MNIST for 40 epochs. Unseen are pictures
 * 50,001 to 52,000 of the training set. The few pictures make it overfit soon. Made by `tests/tools/recordPatience.ts`.
 */
export const recording: { readonly loss: readonly number[]; readonly unseenLoss: readonly number[] } = {
  /** Mean loss of each epoch on the pictures learned from. */
  loss: [
    1.975, 1.24, 0.953, 0.867, 0.746, 0.677, 0.645, 0.608, 0.589, 0.556, 0.528, 0.494, 0.476, 0.467, 0.439,
    0.42, 0.401, 0.403, 0.381, 0.335, 0.322, 0.348, 0.308, 0.343, 0.266, 0.268, 0.281, 0.25, 0.242, 0.236,
    0.229, 0.213, 0.19, 0.173, 0.166, 0.134, 0.125, 0.112, 0.111, 0.109,
  ],
  /** Loss on the unseen pictures after each epoch. */
  unseenLoss: [
    1.437, 1.056, 0.949, 0.885, 0.793, 0.795, 0.734, 0.793, 0.656, 0.634, 0.667, 0.659, 0.625, 0.623, 0.631,
    0.628, 0.667, 0.659, 0.611, 0.64, 0.651, 0.617, 0.625, 0.603, 0.655, 0.597, 0.626, 0.611, 0.612, 0.71,
    0.746, 0.632, 0.709, 0.727, 0.662, 0.664, 0.79, 0.738, 0.749, 0.805,
  ],
};
