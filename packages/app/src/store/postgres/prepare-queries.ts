import type pg from "pg";
import { planMark } from "../sql/kept-plans.ts";

const names = new Map<string, string>();

/** Texts that are marked have a name, by which a connection keeps their plan. */
function nameOf(text: unknown): string | null {
  if (typeof text !== "string" || !text.endsWith(planMark)) return null;
  const name = names.get(text) ?? `rapporteur_${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Has a connection prepare the queries that say so (`keepsPlan`).
 *
 * @param isAllowed false where the next query may reach another connection, as behind a pooler
 */
export function prepareMarked(client: pg.PoolClient, isAllowed: () => boolean): void {
  const plain: (...given: unknown[]) => unknown = client.query.bind(client);
  let keepsPlans = true;
  const prepared = async (name: string, text: unknown, values: unknown): Promise<unknown> => {
    try {
      return await plain({ name, text, values });
    } catch (problem) {
      if (!isOutdated(problem)) throw problem;
      keepsPlans = false;
      try {
        return await plain(text, values);
      } catch {
        // Within a transaction it is too late for that: a write is tried again as a whole.
        throw problem;
      }
    }
  };
  const query = (...given: unknown[]): unknown => {
    const [text, values] = given;
    const name = given.length === 2 && keepsPlans && isAllowed() ? nameOf(text) : null;
    return name === null ? plain(...given) : prepared(name, text, values);
  };
  Object.assign(client, { query });
}

/** Whether a newer version of the program changed the type of a column meanwhile: what was prepared before is of no use. */
export function isOutdated(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && problem.code === "0A000" && /cached plan/i.test(problem.message);
}
