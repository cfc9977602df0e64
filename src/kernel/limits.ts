/**
 * How much one output, and one run, may put on the page. The worker keeps to these and says what it left out
 * (`worker/fit.ts`); the page refuses what is larger (`checkOutput.ts`).
 */
export const limits = {
  /** Characters in one text. */
  text: 20_000,
  /** Outputs of one run; consecutive console lines count one each. */
  outputs: 2_000,
  /** Characters of all texts of one run. */
  runText: 500_000,
  /** Texts beyond those that are shown when the run ends: the newest, and their characters. */
  newestTexts: 200,
  newestText: 100_000,
  /** Outputs for which there is room when the run ends, whatever it printed: its result or its error. */
  closing: 50,
  tableRows: 1_000,
  tableColumns: 100,
  /** Characters in one cell of a table, a caption, a label. */
  label: 1_000,
  /** Bytes of all pictures in one output. */
  pixels: 16_777_216,
  pictures: 4_096,
  /** Points of one trace. */
  tracePoints: 50_000,
  /** Values, keys and texts of a whole figure. */
  figureNodes: 400_000,
  /** Nesting of a figure. */
  figureDepth: 24,
  /** Variables that the page is told of. */
  variables: 1_000,
  /** Characters of a variable's type and of the line about its value. */
  preview: 100,
  /** Outputs in the detail of one variable. */
  detailOutputs: 20,
  /** Axes of a shape. */
  rank: 16,
  /** Networks in one anatomy, and layers of each. */
  models: 32,
  layers: 512,
} as const;
