import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { OptionTable, OptionValues } from './options.ts';

/** A widget as a lesson names it. */
export interface Widget {
  /** Its heading on the page. */
  readonly title: string;
  readonly options: OptionTable;
  /** Pixels kept free while it loads, on a phone and in the full column. */
  readonly height: { readonly phone: number; readonly column: number };
  /** Loaded when a lesson that has the widget is shown. */
  readonly View: LazyExoticComponent<ComponentType<{ readonly options: OptionValues<OptionTable> }>>;
}

interface Definition<Table extends OptionTable> extends Omit<Widget, 'options' | 'View'> {
  readonly options: Table;
  readonly load: () => Promise<{ default: ComponentType<{ readonly options: OptionValues<Table> }> }>;
}

/** Ties a widget's option table to its component, whose `options` must have the types of that table. */
export function defineWidget<const Table extends OptionTable>(definition: Definition<Table>): Widget {
  const { load, ...widget } = definition;
  // The registry forgets which table belongs to which component; `readOptions` gives values by the widget's own table.
  return { ...widget, View: lazy(load) as Widget['View'] };
}
