/** Ten scores that a network might give, one a class of Fashion-MNIST. Made up. */
export const classNames = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;

export const startingScores = {
  'a shirt': [2, -2, 1.4, 0.4, 1, -3, 2.4, -4, -1, -4],
  sure: [0, 0, 0, 0, 0, 1, 0, 2, 0, 6],
  equal: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** The slider goes in equal steps of the logarithm: from 0.1 over 1 to 10. */
export function temperatureAt(position: number): number {
  return 10 ** (position / 20);
}

export const positions = { from: -20, to: 20 } as const;
