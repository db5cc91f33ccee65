import { useEffect, useRef } from "react";

/** Something that can be done now, as the palette lists it. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly keyHint?: string;
  readonly run: () => void;
}

const offered = new Map<string, () => Action>();

/** Offers an action in the palette for as long as the caller is shown. */
export function useAction(action: Action): void {
  const latest = useRef(action);
  latest.current = action;
  const { id } = action;
  useEffect(() => {
    const read = (): Action => latest.current;
    offered.set(id, read);
    return () => {
      if (offered.get(id) === read) offered.delete(id);
    };
  }, [id]);
}

export function offeredActions(): Action[] {
  return [...offered.values()].map((read) => read());
}
