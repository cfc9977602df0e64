/** Numbers as they stand in a cell: at most two decimals, with a real minus sign. */
export function formatCell(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded).replace('-', '−');
}

/** What a learner types: `3`, `-0.5`, `0,5`. Undefined where it is no number. */
export function readCell(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
