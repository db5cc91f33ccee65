import { RapporteurError } from "@rapporteur/core/base";
import type { ListedSource, ListLimits } from "../archive/listed-source.ts";
import { openBytes } from "../bytes/open-bytes.ts";
import { readHead, sizeInWords } from "../bytes/read-bytes.ts";
import { isMailboxText } from "../formats/mail-heads.ts";

/** A path, or bytes with their name. */
export type MailboxSource = string | { readonly bytes: Uint8Array; readonly name: string };

const headLength = 4000;

/** Whether a file, or bytes, are a mailbox (mbox: Thunderbird, Apple Mail, Google Takeout), by the content; a file with another ending is none. Cost: O(1). */
export async function holdsMailbox(source: MailboxSource): Promise<boolean> {
  if (typeof source === "string" && /\.[a-z0-9]{1,8}$/i.test(source) && !/\.(?:mbox|mbx)$/i.test(source)) return false;
  const head = typeof source === "string" ? await readHead(source, headLength) : source.bytes.subarray(0, headLength);
  return isMailboxText(new TextDecoder("latin1").decode(head));
}

/**
 * The messages of a mailbox, each a message of its own. A message that is too large is listed as an error, and the next one follows.
 *
 * @param name below which the messages are listed
 * @throws RAP_SOURCE_TOO_MANY
 * Cost: O(bytes); the memory of one message.
 */
export async function* listMailbox(source: MailboxSource, name: string, limits: ListLimits): AsyncGenerator<ListedSource> {
  const pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[] =
    typeof source === "string" ? await openBytes(source, { highWaterMark: 1 << 20 }) : [source.bytes];
  let count = 0;
  for await (const message of messagesIn(pieces, limits.maxBytes)) {
    if (++count > limits.maxFiles) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source: name, limit: limits.maxFiles, what: "messages" });
    const own = `${name}/${String(count).padStart(5, "0")}${subjectOf(message ?? Buffer.alloc(0))}.eml`;
    if (message === null)
      yield { name: own, error: new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: own, limit: sizeInWords(limits.maxBytes) }) };
    else yield { name: own, bytes: message };
  }
}

/** So much behind a line that may part messages tells whether a header follows. */
const reserve = 2000;

/** Messages without the line that parts them; null for one that is too large. */
async function* messagesIn(pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[], maxBytes: number): AsyncGenerator<Buffer | null> {
  let held: Buffer = Buffer.alloc(0);
  let [isTooLarge, searched] = [false, 0];
  function* cut(limit: number): Generator<Buffer | null> {
    for (let at = nextMessage(held, searched, limit); at > 0; at = nextMessage(held, searched, limit)) {
      yield isTooLarge || at > maxBytes ? null : messageOf(held.subarray(0, at));
      isTooLarge = false;
      held = held.subarray(at);
      limit -= at;
      searched = 0;
    }
    searched = Math.max(0, limit - 8);
  }
  for await (const piece of pieces) {
    held = Buffer.concat([held, piece]);
    yield* cut(held.length - reserve);
    if (held.length <= maxBytes + reserve) continue;
    // Only its end is kept, in which the next one may begin.
    isTooLarge = true;
    held = held.subarray(held.length - reserve - 8);
    searched = 0;
  }
  yield* cut(held.length);
  if (held.length > 0) yield isTooLarge || held.length > maxBytes ? null : messageOf(held);
}

/** Where a line that parts messages begins: behind a blank line and before a header; 0 where there is none that begins before `limit`. */
function nextMessage(held: Buffer, from: number, limit: number): number {
  for (let at = held.indexOf("\nFrom ", from); at >= 0 && at < limit; at = held.indexOf("\nFrom ", at + 1)) {
    const isBehindBlank = held[at - 1] === 0x0a || (held[at - 1] === 0x0d && held[at - 2] === 0x0a);
    if (isBehindBlank && isHeader(held, held.indexOf(0x0a, at + 1) + 1, at)) return at + 1;
  }
  return 0;
}

/** Whether a line of a header begins at `line`, not far behind the one before it. */
function isHeader(held: Buffer, line: number, before: number): boolean {
  return line > 0 && line - before < reserve / 2 && /^[!-9;-~]+:[ \t]/.test(held.toString("latin1", line, line + 100));
}

const messageOf = (whole: Buffer): Buffer => withoutQuotes(afterFirstLine(whole));

function afterFirstLine(message: Buffer): Buffer {
  return message.subarray(message.indexOf(0x0a) + 1);
}

/** Lines of a message that would begin another one have ">" before them. */
function withoutQuotes(message: Buffer): Buffer {
  if (message.indexOf("\n>") < 0) return message;
  return Buffer.from(message.toString("latin1").replace(/^>(>*From )/gm, "$1"), "latin1");
}

/** What a message is about, as part of a file's name, where its header says it in plain letters. */
function subjectOf(message: Buffer): string {
  const head =
    message
      .subarray(0, 20_000)
      .toString("latin1")
      .split(/\r?\n\r?\n/, 1)[0] ?? "";
  const subject = /^Subject:[ \t]*([\x20-\x7e]+)/im.exec(head)?.[1] ?? "";
  const plain = subject.includes("=?") ? "" : subject.replace(/[/\\:*?"<>|\s]+/g, " ").slice(0, 80);
  const cut = plain.replace(/^[. ]+|[. ]+$/g, "");
  return cut === "" ? "" : ` ${cut}`;
}
