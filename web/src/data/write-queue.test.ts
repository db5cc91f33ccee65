import { describe, expect, it } from "vitest";
import type { RegexRecord } from "@rapporteur/app/records";
import type { PendingWrite } from "./pending.ts";
import { WriteQueue } from "./write-queue.ts";

const record = (label: string): RegexRecord => ({ id: "x1", label, pattern: "x", isCaseSensitive: false, color: "#000000" });
const deed = (label: string, expected: number | null = 1) => ({
  project: "main",
  action: "edit",
  summary: label,
  changes: [{ kind: "regex" as const, id: "x1", expected, before: null, after: record(label) }],
});
const failure = (status: number, current?: unknown): Error =>
  Object.assign(new Error(`status ${status}`), { status, ...(current === undefined ? {} : { current }) });

/** A queue whose server answers as it is told, one answer a sending. */
function openQueue(answers: (number | Error)[]) {
  const sent: PendingWrite[] = [];
  const kept: { writes: readonly PendingWrite[] } = { writes: [] };
  const waiting: (() => void)[] = [];
  const done: number[] = [];
  const queue = new WriteQueue({
    save: (writes) => (kept.writes = writes),
    send: async (write) => {
      sent.push(write);
      const answer = answers.shift() ?? failure(0);
      if (typeof answer === "number") return answer;
      throw answer;
    },
    onDone: (_write, revision) => void done.push(revision),
    onRefused: () => undefined,
    wait: (callback) => {
      waiting.push(callback);
      return () => void waiting.splice(waiting.indexOf(callback), 1);
    },
  });
  return { queue, sent, kept, waiting, done };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

describe("writes on their way", () => {
  it("are kept until acknowledged, and build on one another's revisions", async () => {
    const { queue, sent, kept, done } = openQueue([5, 6]);
    queue.add(deed("one"));
    queue.add(deed("two"));
    expect(kept.writes).toHaveLength(2);
    await queue.settled();
    expect(kept.writes).toEqual([]);
    expect(done).toEqual([5, 6]);
    expect(sent.map(({ changes }) => changes[0]?.expected)).toEqual([1, 5]);
    // What was seen before one's own write is not outdated by it.
    expect([queue.latest("x1", 1), queue.latest("x1", 6), queue.latest("x2", 1)]).toEqual([6, 6, 1]);
    queue.add(deed("three", 1));
    await settle();
    expect(sent[2]?.changes[0]?.expected).toBe(6);
  });

  it("are sent again under the same key where the network dropped them", async () => {
    const { queue, sent, waiting } = openQueue([failure(0), failure(503), 7]);
    queue.add(deed("one"));
    await settle();
    expect(queue.obstacle).toBe("unreachable");
    waiting[0]?.();
    await settle();
    queue.retry();
    await queue.settled();
    expect(queue.obstacle).toBeNull();
    expect(new Set(sent.map(({ requestKey }) => requestKey)).size).toBe(1);
    expect(sent).toHaveLength(3);
  });

  it("are set aside with both versions where they meet another's change, and can be sent on top of it", async () => {
    const current = { record: record("theirs"), revision: 9, by: "Ada" };
    const { queue, sent } = openQueue([failure(409, current), 10]);
    queue.add(deed("mine"));
    await settle();
    const [aside] = queue.writes;
    expect(aside).toMatchObject({ state: "conflict", current });
    queue.resend(aside?.requestKey ?? "");
    await queue.settled();
    expect(sent[1]?.changes[0]?.expected).toBe(9);
    expect(sent[1]?.requestKey).not.toBe(sent[0]?.requestKey);
    expect(queue.writes).toEqual([]);
  });

  it("are set aside with the reason where they are refused; what comes after goes on", async () => {
    const { queue } = openQueue([failure(422), 3]);
    queue.add(deed("wrong"));
    queue.add({ ...deed("right"), changes: [{ ...deed("right").changes[0]!, id: "x2" }] });
    await settle();
    expect(queue.writes.map(({ state, summary }) => [state, summary])).toEqual([["refused", "wrong"]]);
    queue.drop(queue.writes[0]?.requestKey ?? "");
    expect(queue.writes).toEqual([]);
  });

  it("are taken over from a page that died, what was on its way under its own key", async () => {
    const { queue, sent } = openQueue([4]);
    queue.adopt([{ ...deed("left"), requestKey: "key-of-the-dead", state: "sending" }]);
    await queue.settled();
    expect(sent.map(({ requestKey }) => requestKey)).toEqual(["key-of-the-dead"]);
  });

  it("can be taken back before they are sent", async () => {
    const { queue } = openQueue([failure(0)]);
    queue.add(deed("one"));
    await settle();
    queue.add(deed("two"));
    await settle();
    expect(queue.takeBack()?.summary).toBe("two");
    expect(queue.writes.map(({ summary }) => summary)).toEqual(["one"]);
  });
});
