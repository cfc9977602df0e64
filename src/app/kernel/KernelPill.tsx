import { useKernel } from '../lesson/SessionContext.ts';
import { Popover } from '../shell/Popover.tsx';
import { BackendChoice } from './BackendChoice.tsx';
import { describeKernel } from './kernelView.ts';
import './kernelPill.css';

/** What the lesson runs on, how busy it is, and the choice of another backend. */
export function KernelPill() {
  const view = useKernel((state) => state);
  const { device } = view;
  const [name, ...details] = describeKernel(view);

  return (
    <Popover
      className="kernel-pill"
      title="What the code runs on"
      data={{
        'data-kernel-state': view.state,
        'data-kernel-backend': device?.backend,
        'data-memory-tensors': view.memory?.tensors,
      }}
      face={
        <>
          <i className="dot" aria-hidden="true" />
          <span className="unseen">Kernel {view.state}: </span>
          <span className="text">
            {name}
            <span className="details">{details.map((detail) => ` · ${detail}`)}</span>
          </span>
        </>
      }
    >
      {(close) => (
        <>
          <h2>Run on</h2>
          <BackendChoice onChosen={close} />
          <p className="quiet">
            {device === undefined ? 'The kernel says what this machine has once it runs.' : device.reason} A
            change restarts the kernel: variables are lost.
          </p>
        </>
      )}
    </Popover>
  );
}
