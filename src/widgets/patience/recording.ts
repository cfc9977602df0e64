/**
 * A training that was recorded: the network of lesson 5 (74,954 parameters, Adam with its default rate, batches of 32,
 * seed 1, on WebAssembly) learns from only the first 1,000 pictures of Fashion-MNIST for 40 epochs. Unseen are pictures
 * 50,001 to 52,000 of the training set. The few pictures make it overfit soon. Made by `tests/tools/recordPatience.ts`.
 */
export const recording: { readonly loss: readonly number[]; readonly unseenLoss: readonly number[] } = {
  /** Mean loss of each epoch on the pictures learned from. */
  loss: [
    1.972, 1.231, 0.934, 0.852, 0.733, 0.671, 0.641, 0.6, 0.581, 0.561, 0.53, 0.497, 0.479, 0.47, 0.435, 0.41,
    0.399, 0.398, 0.38, 0.333, 0.324, 0.348, 0.31, 0.347, 0.257, 0.261, 0.275, 0.244, 0.245, 0.238, 0.208,
    0.205, 0.207, 0.173, 0.173, 0.144, 0.131, 0.119, 0.109, 0.103,
  ],
  /** Loss on the unseen pictures after each epoch. */
  unseenLoss: [
    1.424, 1.046, 0.902, 0.841, 0.797, 0.795, 0.708, 0.762, 0.655, 0.639, 0.678, 0.678, 0.648, 0.631, 0.624,
    0.642, 0.65, 0.656, 0.608, 0.655, 0.678, 0.647, 0.637, 0.608, 0.652, 0.621, 0.64, 0.625, 0.626, 0.73,
    0.766, 0.662, 0.677, 0.724, 0.686, 0.662, 0.757, 0.725, 0.741, 0.78,
  ],
};
