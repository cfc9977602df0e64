import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CellForm } from '../../../src/app/forms/CellForm.tsx';
import { SessionContext, useCell } from '../../../src/app/lesson/SessionContext.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import '../../../src/app/styles/base.css';
import '../../../src/app/styles/tokens.css';

const training = [
  '// @title Train it',
  '// @markdown Ten epochs take *about* a minute.',
  'const learningRate = 1e-3; // @param {type: "slider", min: 1e-5, max: 1e-1, scale: "log", label: "learning rate"}',
  'const epochs = 10; // @param {type: "integer", min: 1, unit: "passes"}',
  'const activation = \'relu\'; // @param ["relu", "tanh"]',
  'const optimiser = \'adam\'; // @param ["adam", "sgd"] {allow-input: true}',
  'const batchNorm = false; // @param {type: "boolean", label: "batch normalisation"}',
  'const name = \'first\'; // @param {type: "string"}',
  'const filters = [32, 64]; // @param {type: "raw"}',
  'const steps = epochs * 10; // @param {type: "integer"}',
  'const broken = 1; // @param {type: "sldier"}',
].join('\n');

function renderForm(source = training) {
  const session = openSession(
    { frontMatter: '', cells: [{ kind: 'code', id: 'train', source, info: '' }] },
    {
      connect: () => Promise.reject(new Error('A form runs nothing.')),
      options: { backend: 'auto', reductions: {} },
      now: () => 0,
      soon: () => undefined,
    },
  );
  const keys = { onRun: vi.fn(), onRunAndGoOn: vi.fn() };
  const Form = () => <CellForm id="train" source={useCell('train').source} {...keys} />;
  render(
    <SessionContext value={session}>
      <Form />
    </SessionContext>,
  );
  const line = (number: number) => session.notebook.getState().cells.train?.source.split('\n')[number - 1];
  return { session, line, ...keys };
}

afterEach(() => cleanup());

test('shows each value under its label and unit, and passes axe', async () => {
  renderForm();
  await expect.element(page.getByRole('group', { name: 'Train it' })).toBeVisible();
  await expect.element(page.getByLabelText('learning rate, exact value')).toHaveValue(0.001);
  await expect
    .element(page.getByRole('slider', { name: 'learning rate' }))
    .toHaveAttribute('aria-valuetext', '0.001');
  await expect.element(page.getByRole('spinbutton', { name: 'epochs (passes)' })).toHaveValue(10);
  await expect.element(page.getByRole('combobox', { name: 'activation' })).toHaveDisplayValue('relu');
  await expect.element(page.getByRole('checkbox', { name: 'batch normalisation' })).not.toBeChecked();
  await expect.element(page.getByLabelText('name')).toHaveValue('first');
  await expect.element(page.getByLabelText('filters')).toHaveValue('[32, 64]');
  await expect.element(page.getByLabelText('steps')).toHaveAttribute('readonly');
  await expect.element(page.getByText(/Line 11: .*no type “sldier”\. The types are number/)).toBeVisible();
  expect((await axe.run(document.querySelector('.cell-form') ?? document)).violations).toEqual([]);
});

test('the arrow keys move the log slider to the next plain value, and only the literal changes', async () => {
  const { line, session } = renderForm();
  const slider = page.getByRole('slider', { name: 'learning rate' });
  await expect.element(slider).toBeVisible();
  slider.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(line(3)).toBe(training.split('\n')[2]?.replace('1e-3', '0.0015'));
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(page.getByLabelText('learning rate, exact value')).toHaveValue(0.0007);
  expect(session.notebook.getState().cells.train?.source.split('\n').toSpliced(2, 1)).toEqual(
    training.split('\n').toSpliced(2, 1),
  );
});

test('a number goes into the code with Enter, which runs nothing; Escape takes back what was typed', async () => {
  const { line, onRun, onRunAndGoOn } = renderForm();
  const epochs = page.getByRole('spinbutton', { name: 'epochs (passes)' });
  await userEvent.fill(epochs, '25');
  expect(line(4)).toMatch(/^const epochs = 10;/);
  await userEvent.keyboard('{Enter}');
  expect(line(4)).toMatch(/^const epochs = 25;/);
  await userEvent.fill(epochs, '7');
  await userEvent.keyboard('{Escape}');
  await expect.element(epochs).toHaveValue(25);
  expect(onRun).not.toHaveBeenCalled();
  expect(onRunAndGoOn).not.toHaveBeenCalled();
});

test('Ctrl+Enter takes over what was typed and then runs the cell; Shift+Enter goes on', async () => {
  const { line, onRun, onRunAndGoOn } = renderForm();
  onRun.mockImplementation(() => expect(line(8)).toMatch(/^const name = 'second';/));
  await userEvent.fill(page.getByLabelText('name'), 'second');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onRun).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onRunAndGoOn).toHaveBeenCalledOnce();
});

test('a value that is refused stays to be mended, with the reason', async () => {
  const { line } = renderForm();
  await userEvent.fill(page.getByRole('spinbutton', { name: 'epochs (passes)' }), '0');
  await userEvent.tab();
  await expect.element(page.getByText('0 is below the least, 1.')).toBeVisible();
  expect(line(4)).toMatch(/^const epochs = 10;/);
  await userEvent.fill(page.getByLabelText('filters'), '[1] // x');
  await userEvent.tab();
  await expect.element(page.getByText('This would change more of the line than the value.')).toBeVisible();
});

test('choices, suggestions and ticks set the code', async () => {
  const { line } = renderForm();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'activation' }), 'tanh');
  expect(line(5)).toBe('const activation = \'tanh\'; // @param ["relu", "tanh"]');
  await userEvent.fill(page.getByRole('combobox', { name: 'optimiser' }), 'momentum');
  await userEvent.tab();
  expect(line(6)).toMatch(/^const optimiser = 'momentum';/);
  await userEvent.click(page.getByRole('checkbox', { name: 'batch normalisation' }));
  expect(line(7)).toMatch(/^const batchNorm = true;/);
});

test('the form follows the code', async () => {
  const { session } = renderForm();
  session.edit('train', training.replace('= 1e-3', '= 0.05').replace('= false', '= true'));
  await expect.element(page.getByLabelText('learning rate, exact value')).toHaveValue(0.05);
  await expect.element(page.getByRole('checkbox', { name: 'batch normalisation' })).toBeChecked();
  session.edit('train', 'const x = 1;');
  await expect.element(page.getByRole('group')).not.toBeInTheDocument();
});
