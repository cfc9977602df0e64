/** A word of the field as the lessons use it. */
export interface Term {
  /** As it stands in the glossary, in the singular and lower case unless it is a name. */
  readonly name: string;
  /** Other forms and names under which it is met. */
  readonly also?: readonly string[];
  /** One or two plain sentences. */
  readonly meaning: string;
  /** The lesson that introduces it: its file name without `.md`. */
  readonly lesson: string;
}
