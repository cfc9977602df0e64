import { Component, type ReactNode } from 'react';

interface CellBoundaryProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** Keeps a cell that cannot be drawn from taking the lesson with it. React still asks for a class here. */
export class CellBoundary extends Component<CellBoundaryProps, { readonly problem: string | undefined }> {
  override state = { problem: undefined };

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.problem === undefined) return this.props.children;
    return (
      <div className="cell broken" role="alert">
        Cell “{this.props.id}” cannot be shown: {this.state.problem}{' '}
        <button type="button" className="button" onClick={() => this.setState({ problem: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
