import { isSame, keyedHash } from "../../access/keyed-hash.ts";

/*
 * Tokens that need no table: what for, about what, until when, signed with the site's secret. They go into forms (how old is this form?) and links (the author of
 * this comment may edit it). A token for one purpose is worth nothing for another.
 */
export type Purpose = "comment-form" | "comment-author";

export interface TokenContent {
  readonly purpose: Purpose;
  /** What it is about: a page with a nonce, a comment's id. No comma. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly issued: number;
  readonly expires: number;
}

/** The token as URL-safe text. */
export function writeToken(secret: string, content: TokenContent): string {
  const { purpose, subject, issued, expires } = content;
  const payload = Buffer.from([purpose, subject, issued.toString(36), expires.toString(36)].join(",")).toString("base64url");
  return `${payload}.${keyedHash(secret, payload).toString("base64url")}`;
}

/** What a token says; null where it is forged, for something else, or past its time. Compares in constant time. */
export function readToken(secret: string, token: string, wanted: { readonly purpose: Purpose; readonly now: number }): TokenContent | null {
  const [payload, signature, more] = token.split(".");
  if (payload === undefined || signature === undefined || more !== undefined || token.length > 1000) return null;
  if (!isSame(Buffer.from(signature, "base64url"), keyedHash(secret, payload))) return null;
  const [purpose, subject, issued, expires] = Buffer.from(payload, "base64url").toString().split(",");
  if (purpose !== wanted.purpose || subject === undefined || issued === undefined || expires === undefined) return null;
  const content: TokenContent = { purpose: wanted.purpose, subject, issued: Number.parseInt(issued, 36), expires: Number.parseInt(expires, 36) };
  return content.expires >= wanted.now && content.issued <= wanted.now ? content : null;
}
