import { type HttpMessage, readHttpMessage } from "./http-message.ts";
import type { WarcRecord } from "./warc-records.ts";

/** A page of a web archive that can be a document. */
export interface ArchivedPage {
  readonly url: string;
  /** When it was archived, as the record says. */
  readonly captured: string;
  /** Without parameters, in small letters. */
  readonly type: string;
  readonly charset: string | null;
  readonly message: Pick<HttpMessage, "headers" | "body">;
}

/** Why a record is not a document; counted, and said once of the archive. */
export type LeftOut =
  | "revisits of pages"
  | "answers that are not pages (pictures, scripts, data)"
  | "redirects and errors"
  | "empty answers"
  | "other records";

/** Kinds of content that documents are made of. */
const documentTypes: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml", "text/plain", "application/pdf"]);

/** Whether the block of a record may be a page. */
export function mayBePage(fields: ReadonlyMap<string, string>): boolean {
  return ["response", "resource"].includes((fields.get("warc-type") ?? "").toLowerCase());
}

/** The page of a record, or why it is none. Cost: O(head of the answer). */
export function pageOf({ fields, block }: WarcRecord): ArchivedPage | LeftOut {
  const kind = (fields.get("warc-type") ?? "").toLowerCase();
  if (kind === "revisit") return "revisits of pages";
  if (!mayBePage(fields) || block === null) return "other records";
  const url = (fields.get("warc-target-uri") ?? "").replace(/^<|>$/g, "");
  if (!/^https?:/i.test(url)) return "other records";
  const message =
    kind === "response"
      ? readHttpMessage(block)
      : { status: 200, headers: new Map([["content-type", fields.get("content-type") ?? ""]]), body: block };
  if (message === null) return "other records";
  if (message.status < 200 || message.status > 299) return "redirects and errors";
  const [type = "", ...parameters] = (message.headers.get("content-type") ?? "").split(";");
  const named = type.trim().toLowerCase();
  if (!documentTypes.has(named)) return "answers that are not pages (pictures, scripts, data)";
  if (message.body.length === 0) return "empty answers";
  const charset = /^\s*charset\s*=\s*"?([^"\s]+)/i.exec(parameters.find((one) => /^\s*charset/i.test(one)) ?? "")?.[1] ?? null;
  return { url, captured: fields.get("warc-date") ?? "", type: named, charset, message };
}

/** A page as a web archive of its own, so that its address and its date go with it. Cost: O(length). */
export function writePage({ fields, block }: WarcRecord): Uint8Array {
  const kept = ["warc-type", "warc-target-uri", "warc-date", "content-type"].flatMap((name) => {
    const value = fields.get(name);
    return value === undefined ? [] : [`${name}: ${value.replace(/[\r\n]+/g, " ")}\r\n`];
  });
  const head = `WARC/1.1\r\n${kept.join("")}content-length: ${block?.length ?? 0}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block ?? new Uint8Array(), Buffer.from("\r\n\r\n")]);
}
