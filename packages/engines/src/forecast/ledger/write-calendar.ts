import { dayMs } from "@rapporteur/core/base";
import type { DueQuestion } from "./due-questions.ts";
import type { Instant } from "./ledger.ts";

/**
 * An iCalendar file (RFC 5545) with an all-day event for each question on the day it falls due.
 * The same question keeps its UID, so that a calendar that subscribes moves the event instead of doubling it.
 *
 * @param stamp when the file is made; @param host what UIDs end in. Cost: linear.
 */
export function writeCalendar(due: readonly DueQuestion[], stamp: Instant, host = "rapporteur.local"): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rapporteur//Forecasts//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Forecasts that fall due",
  ];
  for (const entry of due) lines.push(...eventLines(entry, stamp, host));
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines({ question, due, forecastCount }: DueQuestion, stamp: Instant, host: string): string[] {
  const waiting = `${forecastCount} ${forecastCount === 1 ? "forecast waits" : "forecasts wait"} for the outcome.`;
  const description = [question.criteria, question.condition === null ? null : `If: ${question.condition}`, waiting]
    .filter((part) => part !== null)
    .join("\n");
  return [
    "BEGIN:VEVENT",
    `UID:forecast-${encodeURIComponent(question.id)}@${host}`,
    `DTSTAMP:${new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${dateOf(due)}`,
    `DTEND;VALUE=DATE:${dateOf(due + dayMs)}`,
    `SUMMARY:${escapeText(question.text)}`,
    `DESCRIPTION:${escapeText(description)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function dateOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10).replace(/-/g, "");
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, "\\n");
}

/** At most 75 octets of UTF-8 a line, no character cut; what follows begins with a blank. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
