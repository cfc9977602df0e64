import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../lesson/SessionContext.ts';
import './inspector.css';
import { KernelSection } from './KernelSection.tsx';
import { MemorySection } from './MemorySection.tsx';
import { VariableDetails } from './VariableDetails.tsx';
import { VariablesSection } from './VariablesSection.tsx';

interface InspectorProps {
  /** Told when the reader has gone to a cell: a drawer has then done its work. */
  readonly chosen: () => void;
}

/** What the kernel holds and what it runs on; or, once one is chosen, one variable looked at closely. */
export function Inspector({ chosen }: InspectorProps) {
  const session = useSession();
  const [name, setName] = useState<string>();
  const variable = useStore(session.variables, ({ byName }) =>
    name === undefined ? undefined : byName.get(name),
  );
  const box = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<string>(undefined);

  const leave = useCallback(() => {
    cameFrom.current = name;
    setName(undefined);
  }, [name]);
  useEffect(() => {
    if (name !== undefined || cameFrom.current === undefined) return;
    const rows = box.current?.querySelectorAll<HTMLElement>('[data-variable]') ?? [];
    [...rows].find((row) => row.dataset.variable === cameFrom.current)?.focus();
    cameFrom.current = undefined;
  }, [name]);

  return (
    <div ref={box} className="inspector">
      {name === undefined ? (
        <>
          <VariablesSection onChoose={setName} onCell={chosen} />
          <MemorySection onCell={chosen} />
          <KernelSection onCell={chosen} />
        </>
      ) : (
        <VariableDetails key={name} name={name} variable={variable} onLeave={leave} onCell={chosen} />
      )}
    </div>
  );
}
