/**
 * What a name of TensorFlow for Python is called here: `tf.reduce_mean` is `tf.mean`, `tf.keras.layers.Conv2D` is
 * `tf.layers.conv2d`. The names that there are come from `tf` itself.
 */

/** Where functions are looked for, the first first. */
const places = ['', 'layers', 'train', 'losses', 'metrics', 'initializers', 'regularizers', 'callbacks'];

/** Those whose names have nothing in common. */
const special: ReadonlyMap<string, string> = new Map([
  ['constant', 'tf.tensor'],
  ['converttotensor', 'tf.tensor'],
  ['gradienttape', 'tf.variableGrads'],
  ['tocategorical', 'tf.oneHot'],
  ['loaddata', 'loadFashionMnist'],
  ['setseed', 'seed'],
  ['fromtensorslices', 'tf.data.array'],
  ['resize', 'tf.image.resizeBilinear'],
]);

/**
 * @param message V8's: `tf.reduce_mean is not a function`, `Cannot read properties of undefined (reading 'layers')`.
 * @param line of the cell's source, at which it failed.
 */
export function otherTensorFlowHint(message: string, tf: unknown, line: string): string | undefined {
  if (!hasMembers(tf)) return undefined;
  const path = pathIn(message, line);
  const name = path === undefined ? undefined : instead(path, tf);
  return name === undefined ? undefined : `Did you mean \`${name}\`?`;
}

/** The names behind `tf` of what could not be called or read. */
function pathIn(message: string, line: string): readonly string[] | undefined {
  const called = /^tf\.([\w$.]+) is not a (?:function|constructor)$/.exec(message)?.[1];
  if (called !== undefined) return called.split('.');
  const paths = [...line.matchAll(/(?<!\bnew\s+|[\w$.])tf\.([\w$]+(?:\.[\w$]+)*)/g)].map(([, path = '']) =>
    path.split('.'),
  );
  const read = /^Cannot read properties of undefined \(reading '(.+)'\)/.exec(message)?.[1];
  if (read !== undefined) return paths.find((path) => path.indexOf(read) > 0);
  // A class that was called without `new` fails somewhere within.
  const isWithin = /^(Cannot (redefine|add|define|assign|set)|Class constructor)\b/.test(message);
  return isWithin ? paths.find((path) => /^[A-Z]/.test(path.at(-1) ?? '')) : undefined;
}

function instead(names: readonly string[], tf: object): string | undefined {
  const find = (wanted: string): string | undefined => findNear(names, wanted, tf);
  const plainName = plain(names.at(-1) ?? '');
  // `random.normal` is `randomNormal`, and `reduce_mean` is `mean`.
  const wanted = [plain(names.slice(-2).join('')), plainName, plainName.replace(/^reduce/, '')];
  return special.get(plainName) ?? wanted.map(find).find((found) => found !== undefined);
}

/** Looks first where the name was looked for: `keras.layers.Conv2D` is a layer and no function on tensors. */
function findNear(names: readonly string[], wanted: string, tf: object): string | undefined {
  const named = places.filter(
    (place) => names.includes(place) || (place === 'train' && names.includes('optimizers')),
  );
  for (const place of [...named, ...places]) {
    const owner: unknown = place === '' ? tf : Reflect.get(tf, place);
    if (!hasMembers(owner)) continue;
    const name = Object.getOwnPropertyNames(owner).find(
      (other) =>
        plain(other) === wanted && /^[a-z]/.test(other) && typeof Reflect.get(owner, other) === 'function',
    );
    if (name !== undefined) return ['tf', ...(place === '' ? [] : [place]), name].join('.');
  }
  return undefined;
}

/** `tf.train` is a class. */
function hasMembers(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
