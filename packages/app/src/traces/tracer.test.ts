import { afterEach, expect, test } from "vitest";
import { startCollector } from "../../../../test/support/servers/trace-collector.ts";
import type { Span } from "./span.ts";
import { openSpanSender } from "./span-sender.ts";
import { parseTraceParent } from "./trace-parent.ts";
import { openTracer } from "./tracer.ts";

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";

test.each([
  [`00-${traceId}-${spanId}-01`, { traceId, spanId, isSampled: true }],
  [`00-${traceId}-${spanId}-00`, { traceId, spanId, isSampled: false }],
  [`00-${traceId}-${spanId}-03`, { traceId, spanId, isSampled: true }],
  [`01-${traceId}-${spanId}-01-more`, { traceId, spanId, isSampled: true }],
  [`00-${traceId}-${spanId}-01-more`, null],
  [`ff-${traceId}-${spanId}-01`, null],
  [`00-${"0".repeat(32)}-${spanId}-01`, null],
  [`00-${traceId}-${"0".repeat(16)}-01`, null],
  [`00-${traceId.toUpperCase()}-${spanId}-01`, null],
  [`01-${traceId}-${spanId}-01-${"x".repeat(200)}`, null],
  ["", null],
  [undefined, null],
  [["a", "b"], null],
])("the header %j is read as the standard says", (header, parent) => {
  expect(parseTraceParent(header)).toEqual(parent);
});

test("spans are parts of those around them, however long they wait, and keep apart what goes on beside", async () => {
  const kept: Span[] = [];
  const tracer = openTracer({ share: 1, keep: (span) => kept.push(span) });
  const nested = (name: string): Promise<void> =>
    tracer.span({ name }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await tracer.span({ name: `${name} inner` }, () => Promise.resolve());
    });
  await Promise.all([nested("a"), nested("b")]);
  await expect(tracer.span({ name: "c" }, () => Promise.reject(new Error("a name of somebody")))).rejects.toThrow("somebody");
  const spanOf = (name: string): Span | undefined => kept.find((span) => span.name === name);
  for (const name of ["a", "b"]) {
    expect(spanOf(`${name} inner`)).toMatchObject({ parentId: spanOf(name)?.spanId, traceId: spanOf(name)?.traceId });
    expect(spanOf(name)).toMatchObject({ parentId: null, error: null });
    expect((spanOf(name)?.end ?? 0n) - (spanOf(name)?.start ?? 0n)).toBeGreaterThan(3_000_000n);
  }
  expect(spanOf("a")?.traceId).not.toBe(spanOf("b")?.traceId);
  expect(spanOf("c")?.error).toBe("other");
  expect(Math.abs(Number((spanOf("a")?.end ?? 0n) / 1_000_000n) - Date.now())).toBeLessThan(60_000);
});

test("of traces that begin here a share is kept; a caller's are kept where the caller keeps them", async () => {
  const kept: Span[] = [];
  const tracer = openTracer({ share: 0.25, keep: (span) => kept.push(span) });
  for (let turn = 0; turn < 2000; turn++) await tracer.span({ name: "x" }, () => tracer.span({ name: "y" }, () => Promise.resolve()));
  expect(kept.length / 4000).toBeGreaterThan(0.2);
  expect(kept.length / 4000).toBeLessThan(0.3);
  // Whole traces or none of them.
  expect(kept.filter(({ name }) => name === "x")).toHaveLength(kept.length / 2);
  kept.length = 0;
  await tracer.span({ name: "x", parent: { traceId, spanId, isSampled: false } }, () => Promise.resolve());
  expect(kept).toEqual([]);
  await tracer.span({ name: "x", parent: { traceId, spanId, isSampled: true } }, () => Promise.resolve());
  expect(kept).toMatchObject([{ traceId, parentId: spanId }]);
});

function spanNumbered(number: number): Span {
  return { traceId, spanId, parentId: null, name: `span ${number}`, kind: "internal", start: 1n, end: 2n, attributes: {}, error: null };
}

test("a collector that is away costs no memory and holds nothing up; what it did not take is counted", async () => {
  const collector = await startCollector();
  endings.push(collector.close);
  collector.status = 503;
  const problems: string[] = [];
  const options = { endpoint: collector.endpoint, resource: {}, everyMs: 10, onProblem: (problem: string) => void problems.push(problem) };
  const sender = openSpanSender(options);
  for (let number = 0; number < 20_000; number++) sender.keep(spanNumbered(number));
  // 512 are under way, 4,096 wait, the others were left out at once.
  expect(sender.lostCount()).toBe(20_000 - 512 - 4096);
  await expect.poll(() => sender.lostCount(), { timeout: 10_000 }).toBe(20_000);
  collector.status = 200;
  sender.keep(spanNumbered(1));
  await expect.poll(() => collector.spans.map(({ name }) => name)).toEqual(["span 1"]);
  expect(problems).toEqual(["it answered 503"]);
  await sender.close();
  const away = openSpanSender({ ...options, endpoint: "http://127.0.0.1:9/v1/traces" });
  away.keep(spanNumbered(2));
  await away.close();
  expect([away.lostCount(), problems.at(-1)]).toEqual([1, "it cannot be reached"]);
});
