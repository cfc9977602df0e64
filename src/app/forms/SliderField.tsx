import type { SliderControl } from '../../notebook/forms/control.ts';
import { plainNumber } from '../../notebook/forms/literals.ts';
import { sliderSteps } from '../../notebook/forms/sliderSteps.ts';
import type { ControlProps } from './controlProps.ts';
import { useDraft } from './useDraft.ts';

/** A slider, and beside it the value in plain digits, which can be typed exactly. */
export function SliderField({
  id,
  label,
  unit,
  describedBy,
  control,
  value,
  onSet,
}: ControlProps<SliderControl, number>) {
  const steps = sliderSteps(control);
  const shown = plainNumber(value);
  const draft = useDraft(shown, (typed) => onSet(typed === '' ? Number.NaN : Number(typed)));
  return (
    <div className="form-slider">
      <input
        id={id}
        type="range"
        min={0}
        max={steps.last}
        step={1}
        value={steps.positionOf(value)}
        aria-valuetext={unit === undefined ? shown : `${shown} ${unit}`}
        aria-describedby={describedBy}
        onChange={(event) => onSet(steps.valueAt(event.target.valueAsNumber))}
      />
      <input
        {...draft}
        className="form-input number"
        type="number"
        min={control.min}
        max={control.max}
        step={control.step ?? 'any'}
        aria-label={`${label}, exact value`}
        aria-describedby={describedBy}
      />
    </div>
  );
}
