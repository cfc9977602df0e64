import { toBase64 } from '../../../notebook/base64.ts';
import { lookOf } from '../../../notebook/foreignOutput.ts';
import type {
  ErrorOutput,
  ForeignOutput,
  ImagesOutput,
  Output,
  PlotlyOutput,
  TableOutput,
} from '../../../notebook/output.ts';
import { encodePng, pictureAt } from '../../../notebook/png.ts';
import { formatNumber } from '../../outputs/formatNumber.ts';
import { figureTable } from '../../outputs/plotly/figureTable.ts';

interface PageOutputProps {
  readonly output: Output;
  /** Figures as pictures, by their outputs; one that is missing is shown by its values. */
  readonly figures: ReadonlyMap<Output, string>;
}

/** An output on a page that stands alone. */
export function PageOutput({ output, figures }: PageOutputProps) {
  switch (output.mime) {
    case 'text/plain':
      return <pre className={`text ${output.level ?? 'result'}`}>{output.text}</pre>;
    case 'application/vnd.convbook.table+json':
      return <Table output={output} />;
    case 'application/vnd.convbook.images+json':
      return <Pictures output={output} />;
    case 'application/vnd.plotly.v1+json':
      return <Figure output={output} address={figures.get(output)} />;
    case 'application/vnd.convbook.progress+json':
      return <p className="aside">{output.label}</p>;
    case 'application/vnd.convbook.error+json':
      return <pre className="text error">{errorText(output)}</pre>;
    case 'application/vnd.convbook.foreign+json':
      return <Foreign output={output} address={figures.get(output)} />;
  }
}

function Table({ output: { caption, columns, rows, footer } }: { readonly output: TableOutput }) {
  const row = (cells: TableOutput['rows'][number], key: number) => (
    <tr key={key}>
      {cells.map((value, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is its name
        <td key={column} className={typeof value === 'number' ? 'number' : undefined}>
          {typeof value === 'number' ? formatNumber(value) : String(value ?? '')}
        </td>
      ))}
    </tr>
  );
  return (
    <table>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is its name
            <th key={index}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map(row)}</tbody>
      {footer !== undefined && <tfoot>{row(footer, 0)}</tfoot>}
    </table>
  );
}

function Pictures({ output }: { readonly output: ImagesOutput }) {
  const { caption, items, width } = output;
  return (
    <figure>
      {caption !== undefined && <figcaption>{caption}</figcaption>}
      <div className="pictures">
        {items.map(({ above, below, mark, description }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture has no other name than its place
          <span key={index} className={mark}>
            {above !== undefined && <b>{mark === 'wrong' ? `✗ ${above}` : above}</b>}
            <img
              src={`data:image/png;base64,${toBase64(encodePng(pictureAt(output, index)))}`}
              width={Math.max(width, 72)}
              alt={description ?? [above, below].filter((part) => part !== undefined).join(', ')}
            />
            {below !== undefined && <small>{below}</small>}
          </span>
        ))}
      </div>
    </figure>
  );
}

function Figure({
  output,
  address,
}: {
  readonly output: PlotlyOutput;
  readonly address: string | undefined;
}) {
  if (address !== undefined)
    return <img className="plot" src={address} alt={output.description ?? 'Chart'} />;
  const values = figureTable(output);
  return (
    <>
      <p className="aside">{output.description ?? 'A chart; these are its values.'}</p>
      {values !== undefined && <Table output={values} />}
    </>
  );
}

function Foreign({
  output,
  address,
}: {
  readonly output: ForeignOutput;
  readonly address: string | undefined;
}) {
  const { text, picture, leftOut } = lookOf(output);
  return (
    <>
      {address !== undefined && <img className="plot" src={address} alt="Chart" />}
      {picture !== undefined && (
        <img src={picture.address} width={picture.width} height={picture.height} alt="" />
      )}
      {text !== undefined && <pre className="text">{text}</pre>}
      {leftOut.length > 0 && <p className="aside">{`Not shown: ${leftOut.slice(0, 8).join(', ')}.`}</p>}
    </>
  );
}

function errorText({ name, message, hint, trace = [] }: ErrorOutput): string {
  return [`${name}: ${message}`, ...(hint === undefined ? [] : [hint]), ...trace].join('\n');
}
