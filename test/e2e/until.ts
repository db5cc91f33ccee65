import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Looks until what it sees is as expected. Longer than the second that polling waits by itself: the machine may be busy. */
export function until<T>(look: () => T | Promise<T>) {
  return expect.poll(look, { timeout: 60_000 });
}

/** Until the server has everything that was done in the workbench. */
export async function untilSaved(page: Page): Promise<void> {
  await until(() => page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('rapporteur.writes.')).length")).toBe(0);
}
