import { dayMs, firstIndex } from "@rapporteur/core/base";
import { buildMatrix, collectBothLabels, loadedSpan, type Frame } from "../build/build-network.ts";
import { addUnits, dayOf, daysFromDate, isoWeekOfDay, monthOfDay, type ClockUnit, type TimeUnit } from "./calendar.ts";
import { collectLevels } from "../select/levels.ts";
import type { Network, Period } from "../network.ts";
import { setting } from "../options.ts";
import { sortByTime } from "../select/statement-order.ts";

export interface WindowOptions {
  readonly unit: TimeUnit;
  /** Length in units, 1 or more. */
  readonly size: number;
  /** Units (or events) from one window to the next; 1 by default. */
  readonly step?: number | undefined;
  /** Only windows that lie inside the range (true, the default), or one around every instant of it, cut at the ends. */
  readonly indent?: boolean | undefined;
}

/** A window of statements in time order. */
export interface Window {
  readonly period: Period;
  /** Table rows in statement order. */
  readonly rows: Int32Array;
}

/** One window's matrix from its statements alone. */
export function buildWindowMatrix(frame: Frame, { rows, period }: Window): Network {
  const { settings, selection } = frame;
  const labels = settings.isolates ? { labels1: frame.labels1, labels2: frame.labels2 } : collectBothLabels(selection, rows);
  return buildMatrix(levelsOfWindow(frame, rows), { rows, period, ...labels });
}

function levelsOfWindow(frame: Frame, rows: Int32Array): Frame {
  const { conventions } = frame.settings;
  if (!conventions.documentLevelsPerMatrix || frame.selection.qualifier?.isDocumentField !== true) return frame;
  return { ...frame, levels: frame.selection.kept === rows ? frame.levels : collectLevels({ ...frame.selection, kept: rows }, frame.settings) };
}

/** The windows of a frame, in time order. */
export function windowsOf(frame: Frame, options: WindowOptions): Window[] {
  const rows = sortByTime(frame.table, frame.selection.kept);
  if (options.size < 1 || !Number.isInteger(options.size))
    throw setting(`a window of ${options.size} units has no length`, "give a whole number of units");
  if (options.unit === "events") return eventWindows(frame, rows, options);
  const times = Float64Array.from(rows, (row) => frame.table.times[row] as number);
  const periods = frame.settings.conventions.closedWindows
    ? closedPeriods(loadedSpan(frame), options.unit, options)
    : halfOpenPeriods(spanOf(frame, times), options.unit, options);
  if (periods.length === 0 && !frame.settings.conventions.lenientSettings)
    throw setting(`no window of ${options.size} ${options.unit} fits into the range`, "choose a shorter window or a longer range");
  return periods.map((period) => {
    const start = lowerBound(times, period.from);
    const end = period.includesEnd ? upperBound(times, period.to) : lowerBound(times, period.to);
    return { period, rows: rows.subarray(start, end) };
  });
}

/**
 * `size` statements in statement order from each position on. With `compatible`, the odd number 2·⌊size/2⌋ + 1 around
 * each statement, as in DNA, but with ties at the edges decided by statement order where DNA draws lots.
 */
function eventWindows({ table, settings }: Frame, rows: Int32Array, options: WindowOptions): Window[] {
  const size = settings.conventions.closedWindows ? 2 * Math.floor(options.size / 2) + 1 : options.size;
  const windows: Window[] = [];
  for (let start = 0; start + size <= rows.length; start += options.step ?? 1) {
    const inside = rows.subarray(start, start + size);
    const timeAt = (place: number) => table.times[inside[place] as number] as number;
    const period = { from: timeAt(0), to: timeAt(size - 1), includesEnd: true, centre: timeAt(Math.floor((size - 1) / 2)) };
    windows.push({ period, rows: inside });
  }
  return windows;
}

/** Windows above which a request is taken for a slip. */
const maximumWindows = 1_000_000;

/** @throws RAP_NETWORK_SETTING where a unit is so small that windows could not be counted, let alone looked at */
export function refuseMany(count: number, unit: TimeUnit): void {
  if (count <= maximumWindows) return;
  throw setting(`windows moved on by single ${unit} would be more than ${maximumWindows}`, "choose a larger unit, a larger step, or a shorter range");
}

/** First and last instant of the kept statements, the first moved to the date asked for or the start of its unit. */
function spanOf({ settings }: Frame, times: Float64Array): Span {
  return { from: settings.from, first: times[0] ?? Number.NaN, to: settings.to ?? times[times.length - 1] ?? Number.NaN };
}

interface Span {
  readonly from: number | undefined;
  readonly first: number;
  readonly to: number;
}

function halfOpenPeriods(span: Span, unit: ClockUnit, { size, step = 1, indent = true }: WindowOptions): Period[] {
  const origin = span.from ?? startOfUnit(span.first, unit);
  const half = Math.floor(size / 2);
  const periods: Period[] = [];
  for (let shift = indent ? 0 : -half; ; shift += step) {
    // Every unit of the window must begin inside the range; without indent, only its middle must.
    const decisive = addUnits(origin, unit, indent ? shift + size - 1 : shift + half);
    if (!(decisive <= span.to)) return periods;
    refuseMany(periods.length, unit);
    periods.push(periodOf(addUnits(origin, unit, shift), addUnits(origin, unit, shift + size)));
  }
}

function periodOf(from: number, to: number): Period {
  return { from, to, includesEnd: false, centre: (from + to) / 2 };
}

/** DNA's windows: the centre moves on its own running value, so that a month's end once clipped stays clipped. */
function closedPeriods(range: { from: number; to: number }, unit: ClockUnit, { size, step = 1, indent = true }: WindowOptions): Period[] {
  const half = Math.floor((size - 1) / 2 + 0.5);
  const periods: Period[] = [];
  for (let centre = range.from; centre <= range.to; centre = addUnits(centre, unit, step)) {
    refuseMany(periods.length, unit);
    const period = { from: addUnits(centre, unit, -half), to: addUnits(centre, unit, half), includesEnd: true, centre };
    if (!indent || (period.from >= range.from && period.to <= range.to)) periods.push(period);
  }
  return periods;
}

/** The beginning of the second, minute, hour, day, ISO week, month or year. */
export function startOfUnit(time: number, unit: ClockUnit): number {
  const day = dayOf(time);
  if (unit === "weeks") return (isoWeekOfDay(day) * 7 - 3) * dayMs;
  const month = monthOfDay(day);
  if (unit === "months") return daysFromDate(Math.floor(month / 12), (month % 12) + 1, 1) * dayMs;
  if (unit === "years") return daysFromDate(Math.floor(month / 12), 1, 1) * dayMs;
  const length = addUnits(0, unit, 1);
  return Math.floor(time / length) * length;
}

/** First position with a time at or after `time`. */
export function lowerBound(times: Float64Array, time: number): number {
  return firstIndex(times.length, (at) => (times[at] as number) >= time);
}

/** First position with a time after `time`. */
export function upperBound(times: Float64Array, time: number): number {
  return firstIndex(times.length, (at) => (times[at] as number) > time);
}
