import { pino, type Logger } from "pino";
import type { AppContext } from "../application/app-context.ts";

/**
 * Lines of JSON on standard error. A line holds the request's id, the route's pattern, status and time; never an address, a query, a body or a name.
 * What comes from outside is only ever a JSON string, so that no request can write a line of its own.
 */
export function makeLogger(app: AppContext, destination?: { write(line: string): void }): Logger {
  const options = { level: levelOf(app), base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: presentThrown } };
  return destination === undefined ? pino(options, pino.destination({ fd: 2, sync: false })) : pino(options, destination);
}

/** Who works alone at a terminal wants to see what goes wrong, not every request, unless asked for. */
function levelOf({ mode, settings, settingOrigins }: AppContext): string {
  const isAsked = settingOrigins.some(({ name, from }) => name === "log-level" && from !== "default");
  return mode === "single-user" && !isAsked ? "warn" : settings.logLevel;
}

/** Kind, code and stack: messages of unknown errors may quote what a user sent. */
function presentThrown(thrown: Error): object {
  const { code } = thrown as { code?: unknown };
  const frames = (thrown.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { type: thrown.name, ...(typeof code === "string" ? { code } : {}), stack: frames.slice(0, 20).map((line) => line.trim()) };
}
