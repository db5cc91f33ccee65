import type { FastifyReply } from "fastify";
import { notesHeader, writeNotes } from "../../contract/notes-header.ts";
import type { Endpoint } from "../../contract/endpoint.ts";
import { sendEvents, type EventStream } from "../events/send-events.ts";
import type { BytesAnswer, EventsAnswer } from "../handler.ts";

interface Answering {
  readonly endpoint: Endpoint;
  readonly reply: FastifyReply;
  readonly result: unknown;
  readonly streams: Set<EventStream>;
  readonly checksAnswers: boolean;
}

/** Sends what a handler gave back, by the kind of answer that the contract names. */
export function answerWith({ endpoint, reply, result, streams, checksAnswers }: Answering): FastifyReply {
  if (reply.getHeader("cache-control") === undefined) reply.header("cache-control", "no-store");
  switch (endpoint.answerKind) {
    case "none":
      return reply.code(204).send();
    case "json":
      if (checksAnswers) endpoint.answer?.parse(JSON.parse(JSON.stringify(result)));
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(result));
    case "jsonBytes":
      if (checksAnswers) endpoint.answer?.parse(JSON.parse(textOf(result as BytesAnswer)));
      return sendBytes(reply, result as BytesAnswer);
    case "events":
      return stream(reply, result as EventsAnswer, streams);
    default:
      return sendBytes(reply, result as BytesAnswer);
  }
}

function textOf({ bytes }: BytesAnswer): string {
  return typeof bytes === "string" ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

function sendBytes(reply: FastifyReply, { bytes, type, filename, headers = {}, notes = [] }: BytesAnswer): FastifyReply {
  reply.headers(headers);
  if (notes.length > 0) reply.header(notesHeader, writeNotes(notes));
  if (filename !== undefined) reply.header("content-disposition", attachment(filename));
  return reply.type(type).send(typeof bytes === "string" ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** A name that cannot end the header it stands in: plain letters first, the whole name behind, percent-encoded (RFC 6266). */
function attachment(filename: string): string {
  const plain = filename.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 100);
  const whole = encodeURIComponent(filename.slice(0, 200).toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function stream(reply: FastifyReply, answer: EventsAnswer, streams: Set<EventStream>): FastifyReply {
  const open = sendEvents(reply, answer, () => streams.delete(open));
  streams.add(open);
  return reply;
}
