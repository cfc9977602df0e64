/**
 * A training that was recorded: the network of lesson 5 (74,954 parameters, Adam with its default rate, batches of 32,
 * seed 1, on WebAssembly) learns from only the first 1,000 pictures of Fashion-MNIST for 40 epochs. Unseen are pictures
 * 50,001 to 52,000 of the training set. The few pictures make it overfit soon.
 */
export const recording: { readonly loss: readonly number[]; readonly unseenLoss: readonly number[] } = {
  /** Mean loss of each epoch on the pictures learned from. */
  loss: [
    1.974, 1.241, 0.955, 0.873, 0.742, 0.67, 0.646, 0.611, 0.592, 0.557, 0.533, 0.492, 0.477, 0.466, 0.439,
    0.417, 0.402, 0.397, 0.38, 0.335, 0.327, 0.337, 0.305, 0.358, 0.273, 0.279, 0.272, 0.255, 0.24, 0.237,
    0.219, 0.202, 0.191, 0.162, 0.158, 0.142, 0.14, 0.114, 0.11, 0.105,
  ],
  /** Loss on the unseen pictures after each epoch. */
  unseenLoss: [
    1.445, 1.059, 0.95, 0.881, 0.794, 0.791, 0.728, 0.793, 0.66, 0.629, 0.672, 0.654, 0.63, 0.627, 0.626,
    0.625, 0.675, 0.649, 0.617, 0.645, 0.655, 0.602, 0.624, 0.622, 0.669, 0.636, 0.63, 0.621, 0.619, 0.734,
    0.743, 0.651, 0.685, 0.703, 0.67, 0.697, 0.784, 0.752, 0.74, 0.837,
  ],
};
