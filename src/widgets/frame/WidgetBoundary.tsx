import { Component, type ReactNode } from 'react';
import { WidgetProblem } from './WidgetProblem.tsx';

interface WidgetBoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a widget that fails from taking the lesson with it. */
export class WidgetBoundary extends Component<WidgetBoundaryProps, { readonly reason: string | undefined }> {
  override state: { readonly reason: string | undefined } = { reason: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    return (
      <WidgetProblem problems={[`The widget “${this.props.name}” has failed: ${reason}`]}>
        <button type="button" className="button" onClick={() => this.setState({ reason: undefined })}>
          Start it again
        </button>
      </WidgetProblem>
    );
  }
}
