const running = new Map<string, Promise<unknown>>();

/**
 * Does work that shares a key with other work of this process only when that has ended; work without a common key goes on side by side. What one waits for
 * is asked for at once, so that two never wait for each other.
 */
export async function oneAtATime<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
  for (let busy = busyWith(keys); busy.length > 0; busy = busyWith(keys)) await Promise.allSettled(busy);
  const doing = work();
  for (const key of keys) running.set(key, doing);
  try {
    return await doing;
  } finally {
    for (const key of keys) running.delete(key);
  }
}

function busyWith(keys: readonly string[]): Promise<unknown>[] {
  return keys.flatMap((key) => running.get(key) ?? []);
}
