/**
 * The options that functions take, by the way they are written: `tf.layers.conv2d`, `LayersModel.fit`. `index` says which
 * argument the options are.
 */
export type OptionNames = Readonly<
  Record<string, { readonly index: number; readonly names: readonly string[] }>
>;

const found = import.meta.glob<OptionNames>('./modules.txt', {
  query: '?options',
  import: 'default',
  eager: true,
});

export const optionNames: OptionNames = Object.values(found)[0] ?? {};
