import { basename } from "node:path";
import type { CorpusDocument, DocumentBlock, DocumentLine } from "./document.ts";
import type { Problem } from "../problem.ts";
import { blockRoles, isBlockRole, type BlockRole } from "./roles.ts";

export interface ParsedDocument {
  readonly document: CorpusDocument;
  readonly problems: readonly Problem[];
}

interface OpenBlock {
  readonly role: BlockRole;
  readonly number: number;
  readonly lines: DocumentLine[];
}

/**
 * Reads a document file: blocks that begin with `@role`, one sentence a line, ended by a blank line.
 * Offsets count in the line without white space at its ends. Cost: O(length).
 */
export function parseDocument(file: string, source: string): ParsedDocument {
  const problems: Problem[] = [];
  const blocks: DocumentBlock[] = [];
  const rows = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  let open: OpenBlock | undefined;
  const fail = (line: number, text: string) => problems.push({ level: "error", file, line, text });
  const close = () => {
    if (open === undefined) return;
    if (open.lines.length === 0) fail(open.number, `the block @${open.role} is empty; write its sentences under it or remove it`);
    else blocks.push(open);
    open = undefined;
  };
  for (const [index, row] of rows.entries()) {
    const number = index + 1;
    const text = row.trim();
    const marked = /^@([\w-]+)$/.exec(text)?.[1];
    if (text === "") close();
    else if (marked !== undefined && isBlockRole(marked)) {
      close();
      open = { role: marked, number, lines: [] };
    } else if (open !== undefined) open.lines.push({ number, text, role: open.role });
    else if (marked !== undefined) {
      fail(number, `@${marked} is not a role; roles are ${blockRoles.join(" ")}`);
      open = { role: "body", number, lines: [] };
    } else {
      fail(number, "this line stands in no block; begin the block with a line @role");
      open = { role: "body", number: number - 1, lines: [{ number, text, role: "body" }] };
    }
  }
  close();
  if (blocks.length === 0) fail(1, "the document is empty");
  const lines = new Map(blocks.flatMap((block) => block.lines.map((line) => [line.number, line] as const)));
  return { document: { id: basename(file, ".txt"), file, lineCount: rows.length, blocks, lines }, problems };
}
