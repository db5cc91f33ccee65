import fc from "fast-check";
import { hostileWords } from "./values-of-schema.ts";

const others: readonly unknown[] = [null, true, -1, 0.5, 1e308, 2 ** 53, [], {}, [null], { a: { b: {} } }, ...hostileWords];

/** A value with one thing changed somewhere inside: replaced, dropped, doubled, or a surplus key added. What fits a schema then mostly does not. */
export function nearValues(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, fc.nat(), fc.constantFrom(...others), fc.constantFrom("replace", "drop", "add" as const)).map(([value, at, other, how]) => {
    const copy = structuredClone({ root: value }) as Record<string, unknown>;
    const places = placesIn(copy);
    const [parent, key] = places[at % places.length] ?? [copy, "root"];
    change(parent, key, { other, how });
    return copy["root"];
  });
}

type Container = Record<string, unknown>;

function placesIn(root: Container): [Container, string][] {
  const places: [Container, string][] = [];
  const visit = (container: Container): void => {
    for (const key of Object.keys(container)) {
      places.push([container, key]);
      const inner = container[key];
      if (typeof inner === "object" && inner !== null) visit(inner as Container);
    }
  };
  visit(root);
  return places;
}

function change(parent: Container, key: string, { other, how }: { other: unknown; how: string }): void {
  const present = parent[key];
  if (how === "drop" && Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (how === "drop") delete parent[key];
  else if (how === "add" && Array.isArray(present)) present.push(other, ...(present as unknown[]));
  else if (how === "add" && typeof present === "object" && present !== null) (present as Container)["surplus"] = other;
  else parent[key] = other;
}
