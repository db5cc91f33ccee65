import type { FastifyInstance } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";

const deepest = 64;
/** Members of one object; the contract's have a hundred. Each that it does not know would be named one by one. */
const mostMembers = 2000;

/**
 * Reads JSON bodies: UTF-8, not nested deeper than 64 levels, no object of more than 2,000 members, without keys that would reach an object's prototype.
 *
 * @throws RAP_HTTP_JSON, RAP_HTTP_DEEP
 */
function parseJson(text: string): unknown {
  checkShape(text);
  try {
    return text.includes("__proto__") ? JSON.parse(text, refusePrototype) : JSON.parse(text);
  } catch (thrown) {
    throw new RapporteurError("RAP_HTTP_JSON", { problem: (thrown as Error).message.slice(0, 200) }, { cause: thrown });
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError("it has a key __proto__");
  return value;
}

/** Before parsing, since the parser itself goes as deep as the text does. Cost: one pass. */
function checkShape(text: string): void {
  /** Commas seen in each container that is open, from the outermost; null in a list. */
  const open: (number | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = closingQuote(text, at);
    else if (code === 123 || code === 91) {
      if (open.push(code === 123 ? 0 : null) > deepest) throw new RapporteurError("RAP_HTTP_DEEP", { limit: deepest });
    } else if (code === 125 || code === 93) open.pop();
    else if (code === 44) countMember(open);
  }
}

/** Where the string ends that begins here; a string without an end goes on to the end of the text. Cost: most of a long string is skipped by the engine. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === 92) before--;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

function countMember(open: (number | null)[]): void {
  const commas = open.at(-1) ?? null;
  if (commas === null) return;
  if (commas + 1 >= mostMembers) throw new RapporteurError("RAP_HTTP_JSON", { problem: `an object in it has more than ${mostMembers} members` });
  open[open.length - 1] = commas + 1;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads JSON, and nothing else; uploads have a parser of their own. */
export function addBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer" }, (request, body: Buffer, done) => {
    const type = request.headers["content-type"] ?? "";
    if (!/^application\/json\s*(?:;|$)/i.test(type)) return done(new RapporteurError("RAP_HTTP_MEDIA_TYPE", { wanted: "application/json" }));
    try {
      done(null, body.length === 0 ? undefined : parseJson(decode(body)));
    } catch (thrown) {
      done(thrown as Error);
    }
  });
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch (thrown) {
    throw new RapporteurError("RAP_HTTP_JSON", { problem: "it is not encoded in UTF-8" }, { cause: thrown });
  }
}
