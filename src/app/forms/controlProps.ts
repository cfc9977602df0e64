import type { Control } from '../../notebook/forms/control.ts';
import type { LiteralValue } from '../../notebook/forms/literals.ts';

/** What a control needs, whatever its kind. */
export interface ControlProps<Kind extends Control, Value extends LiteralValue = LiteralValue> {
  /** The label names the element of this id. */
  readonly id: string;
  readonly label: string;
  readonly unit: string | undefined;
  /** The id of the notes below the field. */
  readonly describedBy: string;
  readonly control: Kind;
  readonly value: Value;
  /** Sets the value; false where it is refused. */
  readonly onSet: (value: LiteralValue) => boolean;
}
