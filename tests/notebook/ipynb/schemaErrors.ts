import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';

const schema = JSON.parse(
  readFileSync(new URL('./schema/nbformat.v4.5.schema.json', import.meta.url), 'utf8'),
);
// The schema nests definitions in a way that strict mode warns about.
const validate = new Ajv({ strict: false, allErrors: false }).compile(schema);

/** What nbformat's own schema has against a notebook file; empty if it is valid. */
export function schemaErrors(text: string): string[] {
  return validate(JSON.parse(text))
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
