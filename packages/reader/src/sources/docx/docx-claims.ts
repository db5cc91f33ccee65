import { Parser } from "htmlparser2";
import type { FileClaims } from "../confirm-claims.ts";

/** Reads docProps/core.xml. Never throws. Cost: O(length). */
export function readDocxClaims(core: Uint8Array | undefined): FileClaims {
  const found = new Map<string, string>();
  let open = "";
  const parser = new Parser(
    {
      onopentag: (name) => {
        open = name;
      },
      ontext: (text) => {
        if (open !== "" && (found.get(open)?.length ?? 0) < 1000) found.set(open, (found.get(open) ?? "") + text);
      },
      onclosetag: () => {
        open = "";
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(new TextDecoder().decode(core?.subarray(0, 1_000_000) ?? new Uint8Array()));
  const say = (name: string): string | null => found.get(name)?.replace(/\s+/g, " ").trim() || null;
  const created = /^\d{4}-\d\d-\d\d/.exec(say("dcterms:created") ?? "")?.[0] ?? null;
  return { title: say("dc:title"), author: say("dc:creator"), created, published: null, language: say("dc:language") };
}
