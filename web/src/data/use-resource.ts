import { useCallback, useRef, useSyncExternalStore } from "react";
import type { RecordKind } from "@rapporteur/app/records";
import { cache, type Resource } from "./cache.ts";

export interface LiveResource<T> extends Resource<T> {
  readonly reload: () => void;
}

/**
 * An answer of the server, asked for when it is first shown and again whenever a commit touches one of `kinds`. The same key is asked for once however
 * many show it. `key` null asks for nothing.
 */
export function useResource<T>(key: string | null, kinds: readonly RecordKind[], load: () => Promise<T>): LiveResource<T> {
  const latest = useRef({ load, kinds });
  latest.current = { load, kinds };
  const subscribe = useCallback(
    (listener: () => void) =>
      key === null ? () => undefined : cache.subscribe(key, { load: () => latest.current.load(), kinds: latest.current.kinds, listener }),
    [key],
  );
  const resource = useSyncExternalStore(subscribe, () => (key === null ? idle : cache.read(key)));
  const reload = useCallback(() => {
    if (key !== null) cache.reload(key);
  }, [key]);
  return { ...(resource as Resource<T>), reload };
}

const idle: Resource<unknown> = { data: null, error: null, isLoading: false };
