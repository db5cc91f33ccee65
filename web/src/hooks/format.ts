const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const percentFormat = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0, signDisplay: "negative" });
const numberFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3, signDisplay: "negative" });

/** A day (YYYY-MM-DD) in the reader's own way; the empty string for none. */
export function formatDay(day: string | null): string {
  if (day === null || day === "") return "";
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : dayFormat.format(time);
}

const monthFormat = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", timeZone: "UTC" });

/** A stretch of time by its name where it has one, a month or a year, else by its first day. */
export function formatSpan({ from, to }: { readonly from: number; readonly to: number }): string {
  const [first, end] = [new Date(from), new Date(to)];
  const isWhole = first.getTime() === Date.UTC(first.getUTCFullYear(), first.getUTCMonth());
  const months = (end.getUTCFullYear() - first.getUTCFullYear()) * 12 + end.getUTCMonth() - first.getUTCMonth();
  if (isWhole && to === Date.UTC(first.getUTCFullYear() + 1, 0) && months === 12) return String(first.getUTCFullYear());
  if (isWhole && months === 1 && end.getUTCDate() === 1) return monthFormat.format(from);
  return dayFormat.format(from);
}

/** A moment in the reader's own way and time zone. */
export function formatMoment(moment: string | null): string {
  if (moment === null) return "";
  const time = Date.parse(moment);
  return Number.isNaN(time) ? moment : momentFormat.format(time);
}

const zoneFormat = new Intl.DateTimeFormat("en", { timeZoneName: "longOffset" });

/** The reader's time zone at a moment, with its distance from UTC: "Europe/Berlin, UTC+02:00". */
export function formatZone(time: number): string {
  const { timeZone } = zoneFormat.resolvedOptions();
  const offset = zoneFormat.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return timeZone === "UTC" ? timeZone : `${timeZone}, ${offset.replace("GMT", "UTC")}`;
}

/** As `formatMoment`, with the time zone: for what happens at that moment wherever one is. */
export function formatMomentInZone(moment: string): string {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? moment : `${momentFormat.format(time)} (${formatZone(time)})`;
}

export function formatPercent(share: number): string {
  return percentFormat.format(share);
}

const shortFormat = new Intl.NumberFormat("en", { notation: "compact" });

/** In three figures at most: "12K". */
export function formatShort(value: number): string {
  return shortFormat.format(value);
}

export function formatNumber(value: number): string {
  return numberFormat.format(value);
}
