import type { Output } from '../notebook/output.ts';

/** What the page asks of one variable. */
export interface DetailQuery {
  readonly name: string;
  /** For each axis of a tensor the position to look at; of the two axes that are laid out, the first one shown. */
  readonly at: readonly number[];
}

/** One variable looked at closely: as much of it as a panel shows, whatever its size. */
export interface VariableDetail {
  readonly statistics?: Statistics;
  readonly page?: ValuesPage;
  /** Pictures, a model's layers, an object's text. */
  readonly outputs: readonly Output[];
}

/** Of the numbers in a tensor or an array; NaN and the infinities are counted, not summed. */
export interface Statistics {
  /** How many numbers were looked at, and how many there are: of very many, an evenly spread part is looked at. */
  readonly looked: number;
  readonly size: number;
  /** Absent where there is no finite number. */
  readonly finite?: {
    readonly minimum: number;
    readonly maximum: number;
    readonly mean: number;
    /** How many finite numbers fall in each of equal steps from the minimum to the maximum. */
    readonly bins: readonly number[];
  };
  readonly zeros: number;
  readonly notNumbers: number;
  readonly infinite: number;
}

/** Two axes of a tensor laid out as a table, from the position `at` on. */
export interface ValuesPage {
  readonly shape: readonly number[];
  readonly at: readonly number[];
  /** Which axes run down and across; absent where the tensor has too few. */
  readonly rowAxis?: number;
  readonly columnAxis?: number;
  readonly rows: readonly (readonly (number | string)[])[];
}

/** At most this many rows and columns of a page. */
export const pageRows = 10;
export const pageColumns = 8;
