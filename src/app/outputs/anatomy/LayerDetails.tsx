import { type AnatomyLayer, shapeText } from '../../../notebook/anatomy.ts';
import styles from './anatomy.module.css';
import { amount, layerWord, seesText } from './layerWords.ts';

interface LayerDetailsProps {
  readonly layer: AnatomyLayer;
  /** From 1; 0 for an input. */
  readonly number: number;
  readonly totals: { readonly parameters: number; readonly multiplyAdds: number };
}

/** All numbers of the layer that is pointed at, and the arithmetic behind them. */
export function LayerDetails({ layer, number, totals }: LayerDetailsProps) {
  const { shape, parameters, multiplyAdds, settings, name } = layer;
  const numbers = shape.includes(null)
    ? undefined
    : shape.reduce<number>((product, side) => product * (side ?? 1), 1);
  return (
    <div className={styles.details}>
      <p className={styles.title}>
        <strong>{layerWord(layer)}</strong>
        {number > 0 && ` · layer ${number}`}
        {settings !== undefined && ` · ${settings}`}
        {name !== undefined && (
          <>
            {' · '}
            <code>{name}</code>
          </>
        )}
      </p>
      <dl>
        <Fact
          name="output"
          value={shapeText(layer)}
          because={numbers !== undefined && shape.length > 1 ? `= ${amount(numbers)} numbers` : undefined}
        />
        <Fact
          name="parameters"
          value={amount(parameters)}
          because={
            parameters === 0
              ? 'nothing to learn'
              : withShare(layer.parametersFrom, parameters, totals.parameters)
          }
        />
        <Fact
          name="multiply-adds"
          value={multiplyAdds === undefined ? 'not counted' : amount(multiplyAdds)}
          because={
            multiplyAdds === undefined || multiplyAdds === 0
              ? undefined
              : withShare(layer.multiplyAddsFrom, multiplyAdds, totals.multiplyAdds)
          }
        />
        <Fact name="one number sees" value={seesText(layer) ?? 'no square of one picture'}>
          <View layer={layer} />
        </Fact>
      </dl>
    </div>
  );
}

function withShare(arithmetic: string | undefined, part: number, whole: number): string {
  const percent = Math.round((100 * part) / whole);
  const share = `${percent === 0 ? 'less than 1' : percent} % of all`;
  return arithmetic === undefined ? share : `= ${arithmetic} · ${share}`;
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly because?: string | undefined;
  readonly children?: React.ReactNode;
}

function Fact({ name, value, because, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {children}
        <span className={styles.value}>{value}</span>
        {because !== undefined && <span className={styles.because}>{because}</span>}
      </dd>
    </div>
  );
}

/** The receptive field inside its picture, to scale. */
function View({ layer: { sees, inputSide, dimensions } }: { readonly layer: AnatomyLayer }) {
  if (sees === undefined || inputSide === undefined || dimensions !== 2) return null;
  const side = 30;
  const seen = Math.max(1.5, (Math.min(sees, inputSide) / inputSide) * side);
  return (
    <svg className={styles.view} width={side + 2} height={side + 2} aria-hidden="true">
      <rect x="1" y="1" width={side} height={side} data-what="picture" />
      <rect x={1 + (side - seen) / 2} y={1 + (side - seen) / 2} width={seen} height={seen} data-what="seen" />
    </svg>
  );
}
