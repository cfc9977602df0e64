import * as tf from '@tensorflow/tfjs';

/** Values of a tensor that are written out. */
const shownValues = 12;
const longest = 300;

/** An answer in one line, a tensor with its shape: `tensor [2, 2]: 1, 2, 3, 4`. */
export async function describeAnswer(answer: unknown): Promise<string> {
  if (answer instanceof tf.Tensor) return await describeTensorAnswer(answer);
  if (answer === undefined) return 'nothing (undefined)';
  if (typeof answer === 'number') return numberText(answer);
  if (typeof answer === 'function') return 'a function';
  if (ArrayBuffer.isView(answer) && !(answer instanceof DataView)) {
    return shorten(`[${Array.from(answer as unknown as ArrayLike<number>, numberText).join(', ')}]`); // Lists of numbers.
  }
  if (Array.isArray(answer) && answer.some((entry) => entry instanceof tf.Tensor)) {
    return shorten(`[${(await Promise.all(answer.map(describeAnswer))).join('; ')}]`);
  }
  try {
    return shorten(JSON.stringify(answer)?.replaceAll(',', ', ') ?? String(answer));
  } catch {
    // A model, or anything else that refers to itself.
    return `a ${answer?.constructor?.name ?? typeof answer}`;
  }
}

async function describeTensorAnswer(tensor: tf.Tensor): Promise<string> {
  const kind = `tensor [${tensor.shape.join(', ')}]`;
  if (tensor.isDisposed) return `${kind}, disposed`;
  const values = Array.from(await tensor.data<'float32' | 'int32' | 'bool'>());
  const shown = values.slice(0, shownValues).map(numberText).join(', ');
  return `${kind}: ${shown}${values.length > shownValues ? ', …' : ''}`;
}

/** With as many digits as float32 can be trusted for. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
