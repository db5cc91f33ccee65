import type { StatementRecord } from "../../records/statement-record.ts";
import { stepsOf, type CommitWork } from "../history/commit-work.ts";
import { inChunks, insertRows } from "../insert-rows.ts";
import { blockOf, blockText, keptOf, makeBlock, readBlock, rowsOfBlock, type StatementBlock } from "./statement-blocks.ts";
import { askKept } from "../sql/kept-queries.ts";
import { sendQuery } from "../sql/send-query.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

interface Touched {
  readonly documentId: string;
  readonly block: number;
  readonly gone: Set<string>;
  readonly written: StatementRecord[];
}

export interface TouchedBlocks {
  readonly touched: ReadonlyMap<string, Touched>;
  /** As they stand. */
  readonly old: ReadonlyMap<string, StatementBlock>;
}

export async function readBlocks(work: CommitWork): Promise<TouchedBlocks> {
  const touched = touchedBlocks(work);
  return { touched, old: touched.size === 0 ? new Map() : await oldBlocks(work, touched) };
}

/** Writes again the blocks that a commit's statements lie in, before and after. Cost: O(statements of those blocks). */
export async function writeBlocks(work: CommitWork, { touched, old }: TouchedBlocks): Promise<void> {
  const { trx, dialect, project } = work;
  for (const [documentId, group] of Map.groupBy(touched.values(), (one) => one.documentId)) {
    const blocks = group.flatMap(({ block }) => (old.has(placeOf(documentId, block)) ? [block] : []));
    if (blocks.length === 0) continue;
    const ofDocument = trx.deleteFrom("statementBlocks").where("project", "=", project).where("documentId", "=", documentId);
    await sendQuery(
      trx,
      ofDocument
        .where(isAmong(trx, "block", blocks, "integer"))
        .modifyEnd(keepsPlan)
        .compile(),
    );
  }
  const rows = [...touched].flatMap(([place, { documentId, block, gone, written }]) => {
    const before = old.get(place);
    const left = before === undefined ? [] : rowsOfBlock(before).filter(({ id }) => !gone.has(id));
    const now = [...left, ...written.map(keptOf)];
    return now.length === 0 ? [] : [{ project, documentId, block, cells: blockText(makeBlock(now)) }];
  });
  await insertRows(trx, dialect, "statementBlocks", rows);
}

function placeOf(documentId: string, block: number): string {
  return `${documentId} ${block}`;
}

function touchedBlocks(work: CommitWork): Map<string, Touched> {
  const touched = new Map<string, Touched>();
  const at = ({ documentId, start }: StatementRecord): Touched => {
    const block = blockOf(start);
    const place = placeOf(documentId, block);
    const found = touched.get(place) ?? { documentId, block, gone: new Set<string>(), written: [] };
    touched.set(place, found);
    return found;
  };
  for (const { before, after } of stepsOf(work, "statement")) {
    if (before !== null) at(before).gone.add(before.id);
    if (after !== null) at(after).written.push(after);
  }
  return touched;
}

async function oldBlocks({ trx, project }: CommitWork, touched: ReadonlyMap<string, Touched>): Promise<Map<string, StatementBlock>> {
  const old = new Map<string, StatementBlock>();
  const few = [...new Set([...touched.values()].map(({ block }) => block))];
  for (const documents of inChunks([...new Set([...touched.values()].map(({ documentId }) => documentId))])) {
    for (const blocks of inChunks(few)) {
      const rows = await askKept(trx, "blocks", { project, documents, blocks }, (asked) =>
        trx
          .selectFrom("statementBlocks")
          .select(["documentId", "block", "cells"])
          .where("project", "=", asked.project)
          .where(isAmong(trx, "documentId", asked.documents))
          .where(isAmong(trx, "block", asked.blocks, "integer"))
          .modifyEnd(keepsPlan)
          .compile(),
      );
      for (const { documentId, block, cells } of rows) {
        const place = placeOf(documentId, block);
        if (touched.has(place)) old.set(place, readBlock(cells));
      }
    }
  }
  return old;
}
