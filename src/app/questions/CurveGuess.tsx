import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Answer, CurveQuestion } from '../../notebook/questions.ts';
import { numberText } from './compareAnswers.ts';
import { curvePad, linePoints, placeOf, valueAt } from './curvePad.ts';
import { useNarrow } from './useNarrow.ts';

interface CurveGuessProps {
  readonly question: CurveQuestion;
  readonly guess: Answer | undefined;
  readonly outcome: Answer | undefined;
  readonly onGuess: (guess: readonly number[]) => void;
}

/** A pad to sketch a curve on: by drawing across it, or point by point with the arrow keys. */
export function CurveGuess({ question, guess, outcome, onGuess }: CurveGuessProps) {
  const { points, along } = question;
  const came = readCurve(outcome);
  const pad = curvePad(question, came, useNarrow());
  const { from, to } = pad;
  const drawn =
    readCurve(guess, points) ?? Array.from({ length: points }, () => (question.from + question.to) / 2);
  const svg = useRef<SVGSVGElement>(null);
  /** While the pointer is down: the point it was at last, so that a fast stroke leaves no gaps. */
  const stroke = useRef<{ index: number; value: number } | undefined>(undefined);
  const [active, setActive] = useState(0);

  const draw = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (box === undefined) return;
    const x = ((event.clientX - box.left) / box.width) * pad.width;
    const y = ((event.clientY - box.top) / box.height) * pad.height;
    const here = { index: placeOf(pad, x), value: valueAt(pad, y) };
    const before = stroke.current ?? here;
    stroke.current = here;
    const steps = Math.abs(here.index - before.index);
    const next = [...drawn];
    for (let step = 0; step <= steps; step++) {
      const part = steps === 0 ? 1 : step / steps;
      const index = Math.round(before.index + part * (here.index - before.index));
      next[index] = before.value + part * (here.value - before.value);
    }
    setActive(here.index);
    onGuess(next);
  };
  const press = (event: KeyboardEvent): void => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const raise = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
    if (move !== undefined) {
      const next = Math.min(points - 1, Math.max(0, active + move));
      setActive(next);
      svg.current?.querySelectorAll<SVGCircleElement>('[role="slider"]')[next]?.focus();
    } else if (raise !== undefined) {
      const value = (drawn[active] ?? from) + (raise * (to - from)) / 40;
      onGuess(drawn.with(active, Math.min(to, Math.max(from, value))));
    } else return;
    event.preventDefault();
  };

  return (
    <div className="question-curve">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
      <svg
        ref={svg}
        viewBox={`0 0 ${pad.width} ${pad.height}`}
        role="group"
        aria-label="A pad to draw on. Left and right choose a point, up and down move it."
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={(event) => {
          if (stroke.current !== undefined) draw(event);
        }}
        onPointerUp={() => {
          stroke.current = undefined;
        }}
        onPointerCancel={() => {
          stroke.current = undefined;
        }}
        onKeyDown={press}
      >
        {pad.ticks.map((tick) => (
          <g key={tick} className="pad-tick">
            <line x1={pad.left} x2={pad.right} y1={pad.y(tick)} y2={pad.y(tick)} />
            <text x={pad.left - 8} y={pad.y(tick) + 4} textAnchor="end">
              {numberText(tick)}
            </text>
          </g>
        ))}
        {[1, points].map((count) => (
          <text
            key={count}
            x={pad.x(count - 1)}
            y={pad.height - 8}
            textAnchor={count === 1 ? 'start' : 'end'}
          >
            {`${along} ${count}`.trim()}
          </text>
        ))}
        {came !== undefined && <polyline className="pad-outcome" points={linePoints(pad, came)} />}
        <polyline
          className={guess === undefined ? 'pad-guess untouched' : 'pad-guess'}
          points={linePoints(pad, drawn)}
        />
        {drawn.map((value, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
            key={index}
            className={guess === undefined ? 'pad-point untouched' : 'pad-point'}
            cx={pad.x(index)}
            cy={pad.y(value)}
            r={5}
            role="slider"
            tabIndex={index === active ? 0 : -1}
            aria-label={`${along} ${index + 1}`.trim()}
            aria-orientation="vertical"
            aria-valuemin={from}
            aria-valuemax={to}
            aria-valuenow={Number(value.toPrecision(3))}
            onFocus={() => setActive(index)}
          />
        ))}
      </svg>
      <p className="question-note">Draw across the pad, or choose a point with ← → and move it with ↑ ↓.</p>
    </div>
  );
}

/** A kept or measured curve; one of another length than asked is no guess for this pad. */
function readCurve(answer: Answer | undefined, length?: number): readonly number[] | undefined {
  if (!Array.isArray(answer) || answer.length === 0) return undefined;
  return length === undefined || answer.length === length ? (answer as readonly number[]) : undefined; // Array.isArray loses readonly.
}
