import type { FastifyReply } from "fastify";
import type { EventsAnswer } from "../handler.ts";
import type { ServerEvent } from "./server-event.ts";

const heartbeatMs = 20_000;
/** Bytes that may wait for a slow listener before it is let go; it comes back and is told what it missed. */
const mostWaiting = 1_000_000;

/** A stream that is open. */
export interface EventStream {
  readonly end: () => void;
  /** Asks now whether the listener may still hear, and ends the stream where not. */
  readonly look: () => void;
}

/**
 * Answers with a stream of server-sent events until either side ends it. Every heartbeat, and every change of the project itself, asks again whether the listener may still hear.
 *
 * @returns how to end it from here, and to ask sooner
 */
export function sendEvents(reply: FastifyReply, answer: EventsAnswer, onEnd: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...headersOf(reply),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.write("retry: 2000\n\n");
  const look = (): void =>
    void answer.mayStay().then(
      (may) => may || raw.end(),
      () => raw.end(),
    );
  const stop = answer.subscribe((event) => {
    raw.write(format(event));
    if (event.changesViews === true) look();
    if (raw.writableLength <= mostWaiting) return true;
    raw.destroy();
    return false;
  });
  const heartbeat = setInterval(() => {
    raw.write(":\n\n");
    look();
  }, heartbeatMs);
  heartbeat.unref();
  raw.on("close", () => {
    clearInterval(heartbeat);
    stop();
    onEnd();
  });
  return { end: () => raw.end(), look };
}

function headersOf(reply: FastifyReply): Record<string, string | number | string[]> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** JSON has no line breaks of its own, so one data line holds it. */
function format({ id, event, data }: ServerEvent): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
