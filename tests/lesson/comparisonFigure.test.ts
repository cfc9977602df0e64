import { expect, it } from 'vitest';
import { comparisonFigure } from '../../src/lesson/comparisonFigure.ts';

const history = { loss: [2, 1, Number.NaN], 'unseen loss': [], accuracy: [], 'unseen accuracy': [] };

it('draws a named curve for each variant, told apart by dashes too, with a gap where a loss is no number', () => {
  const figure = comparisonFigure('Race', 'loss', [
    { name: 'SGD', history },
    { name: 'Adam', history: { ...history, loss: [1.5] } },
  ]);
  expect(figure.data.map(({ name, x, y }) => ({ name, x, y }))).toEqual([
    { name: 'SGD', x: [1, 2, 3], y: [2, 1, null] },
    { name: 'Adam', x: [1], y: [1.5] },
  ]);
  const [one, other] = figure.data.map(({ line }) => (line as { dash: string }).dash);
  expect(one).not.toBe(other);
  expect(figure.description).toBe('Race, loss after the last epoch: SGD NaN, Adam 1.500.');
});

it('says so while no epoch is finished', () => {
  const figure = comparisonFigure('Race', 'unseen loss', [{ name: 'SGD', history }]);
  expect(figure.description).toBe('Race, unseen loss: no epoch is finished yet.');
});

it('takes a logarithmic axis for losses only', () => {
  const axis = (measure: 'loss' | 'accuracy') =>
    comparisonFigure('Race', measure, [], { logarithmic: true }).layout?.yaxis;
  expect(axis('loss')).toMatchObject({ type: 'log' });
  expect(axis('accuracy')).toBeUndefined();
});
