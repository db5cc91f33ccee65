import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import type { ReviewState } from "@rapporteur/core/model";
import type { Change } from "../../records/revision.ts";
import { openPostgres } from "../postgres/open-postgres.ts";
import type { StatementQuery } from "../queries.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import type { OpenedStore } from "../store.ts";
import { describeAboveStores } from "../testing/describe-stores.ts";
import {
  changed,
  made,
  removed,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleStatement,
  sampleType,
} from "../testing/sample-records.ts";
import { keptCounts } from "./kept-counts.ts";
import { countStatements } from "./list-statements.ts";

const reviews: readonly ReviewState[] = ["draft", "accepted", "rejected"];
const queries: readonly Omit<StatementQuery, "limit">[] = [
  {},
  { reviews: ["draft"] },
  { reviews: ["accepted", "rejected"] },
  { reviews: [] },
  { types: ["position"], reviews: ["draft"] },
  { types: ["none"] },
  { statuses: ["denied"] },
  { documents: ["d1"], reviews: ["draft"] },
];

describeAboveStores("counts that are kept", ({ dialect, library, open }) => {
  test("are those of the rows, whatever comes, changes, goes, is undone or erased", { timeout: 60_000 }, async () => {
    const place = await library();
    const store = await open(place);
    const random = seededRandom(5);
    const content = sampleContent("Hello world, this is what the expert wrote.");
    await store.contents.keep("main", content);
    await store.history.commit(
      sampleCommit([made("type", sampleType()), made("entity", sampleEntity("e1")), made("document", sampleDocument("d1", content))]),
    );
    const opened = dialect === "postgres" ? await openPostgres(place, Date.now) : openSqlite(place, Date.now);
    try {
      const count = keptCounts(opened.context, 0);
      for (let round = 0; round < 40; round++) {
        await changeSomething(store, random, round);
        // Not each time: some have more to catch up with.
        for (const query of queries.filter(() => random() < 0.5)) {
          const asked = { limit: 1 + round, sort: round % 2 === 0 ? "date" : undefined, ...query } as const;
          expect(await count("main", asked)).toBe(await countStatements(opened.context, "main", asked));
        }
      }
      expect(await count("main", { limit: 1 })).toBeGreaterThan(0);
    } finally {
      await opened.close();
    }
  });
});

const by = { account: "ann", name: "Ann" };
const there = new Map<string, number>();
let last = 0;

async function changeSomething(store: OpenedStore, random: () => number, round: number): Promise<void> {
  if (round === 0) there.clear();
  const pick = (): string | undefined => [...there.keys()][Math.floor(random() * there.size)];
  const act = random();
  const id = pick();
  if (id !== undefined && act < 0.1) {
    await store.history.erase("main", [{ kind: "statement", id }], by);
    there.delete(id);
  } else if (last > 0 && act < 0.2) {
    const { revision } = await store.history.commit(await store.history.inverse("main", last, by)).catch(() => ({ revision: 0 }));
    last = 0;
    if (revision > 0) await look(store);
  } else {
    const changes: Change[] = [];
    const statement = (one: string) =>
      sampleStatement(one, "d1", {
        start: Math.floor(random() * 20),
        end: 25,
        review: reviews[Math.floor(random() * 3)] ?? "draft",
        status: random() < 0.3 ? "denied" : "actual",
      });
    for (let at = 0; at < 4; at++) changes.push(made("statement", statement(`s${round}x${at}`)));
    for (const known of new Set([pick(), pick()])) {
      if (known === undefined) continue;
      const expected = there.get(known) ?? 0;
      changes.push(random() < 0.4 ? removed("statement", known, expected) : changed("statement", statement(known), expected));
    }
    ({ revision: last } = await store.history.commit(sampleCommit(changes)));
    await look(store);
  }
}

/** Which statements are there, with their revisions. */
async function look(store: OpenedStore): Promise<void> {
  there.clear();
  for await (const { record, revision } of store.records.all("main", "statement")) there.set(record.id, revision);
}
