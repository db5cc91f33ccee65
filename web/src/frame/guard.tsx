import { Component, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { describeError } from "../data/describe-error.ts";
import { strings } from "../strings/strings.ts";

interface GuardState {
  readonly error: unknown;
}

/** Keeps a screen's own mistake from taking the frame with it. */
export class Guard extends Component<{ readonly children: ReactNode }, GuardState> {
  override state: GuardState = { error: null };

  static getDerivedStateFromError(error: unknown): GuardState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="scene">
        <div className="problem" role="alert">
          <h1>{strings.frame.crashed}</h1>
          <p>{strings.frame.crashedCure}</p>
          <p className="note">{describeError(error).message}</p>
          <Button onClick={() => window.location.reload()}>{strings.frame.reload}</Button>
        </div>
      </div>
    );
  }
}
