import { type KeyboardEvent, useMemo } from 'react';
import { type FormItem, readForm } from '../../notebook/forms/form.ts';
import type { LiteralValue } from '../../notebook/forms/literals.ts';
import { setField } from '../../notebook/forms/setField.ts';
import { useSession } from '../lesson/SessionContext.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { isTooLong } from '../notebook/tooLong.ts';
import { Field } from './Field.tsx';
import './form.css';

interface CellFormProps {
  readonly id: string;
  readonly source: string;
  /** Ctrl+Enter in a field. */
  readonly onRun: () => void;
  /** Shift+Enter in a field. */
  readonly onRunAndGoOn: () => void;
}

/**
 * The form of a cell, joined to the code that it sets and is read from. Setting a field changes the code and runs
 * nothing; the keys that run a cell do so here as in the editor.
 */
export function CellForm({ id, source, onRun, onRunAndGoOn }: CellFormProps) {
  const session = useSession();
  const form = useMemo(() => (isTooLong(source) ? undefined : readForm(source)), [source]);
  if (form === undefined) return null;

  /** Sets a field in the newest code, which a fast slider may have changed since this was drawn. */
  const set = (index: number, name: string, value: LiteralValue): string | undefined => {
    const now = session.notebook.getState().cells[id]?.source ?? source;
    const field = readForm(now)?.items[index];
    if (field?.kind !== 'field' || field.name !== name) return 'The code has changed meanwhile; try again.';
    const change = setField(now, field, value);
    if ('problem' in change) return change.problem;
    if (change.source !== now) session.editByForm(id, change.source);
    return undefined;
  };

  // A field hears the key first and takes over what was typed.
  const runByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) onRunAndGoOn();
    else onRun();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a form element would submit on Enter
    <div
      className="cell-form"
      role="group"
      aria-label={form.title ?? `Form of cell ${id}`}
      onKeyDown={runByKey}
    >
      {form.title !== undefined && form.title !== '' && <p className="cell-form-title">{form.title}</p>}
      {form.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items are told apart by their place
        <Item key={index} item={item} onSet={(name, value) => set(index, name, value)} />
      ))}
    </div>
  );
}

interface ItemProps {
  readonly item: FormItem;
  readonly onSet: (name: string, value: LiteralValue) => string | undefined;
}

function Item({ item, onSet }: ItemProps) {
  switch (item.kind) {
    case 'field':
      return <Field key={item.name} field={item} onSet={(value) => onSet(item.name, value)} />;
    case 'markdown':
      return <Markdown source={item.text} />;
    case 'problem':
      return (
        <p className="form-note problem">
          Line {item.line}: {item.text}
        </p>
      );
  }
}
