import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { figureSamples } from "../support/samples/figure-samples.ts";
import { startSingleUser, type LibraryServer } from "../support/library-server.ts";
import { unpackAnswer } from "../../packages/app/src/analysis/figures/pack-answer.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { askServer } from "../../web/src/worker/ask-server.ts";
import { libraryData } from "../../web/src/worker/library-data.ts";
import { debateReadouts } from "../e2e/debate-readouts.ts";

let server: LibraryServer & { project: string };
let asked: string[];
const readouts = debateReadouts();
const add = (index: number) => importReadout(openWorkplace(server.app.store, { project: server.project }), { readout: readouts[index]! });

beforeEach(async () => {
  // Two letters of 24 statements each are for the browser, a third one is too much.
  server = await startSingleUser({ flags: { figuresInBrowser: 48 } });
  await add(0);
  asked = [];
  const { fetch } = globalThis;
  // A page's addresses begin with the page's own.
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    asked.push(path.replace(/^.*\/(?=\w+$)/, ""));
    return fetch(`${server.origin}${path}`, init);
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.end();
});

describe("where the figures of a project are made", () => {
  it("is decided again with each change: in the browser, until the project is too large for it", { tags: "long" }, async () => {
    const first = await libraryData("main", 1);
    expect(first?.table.length).toBe(24);
    expect(await libraryData("main", 1)).toBe(first);
    await add(1);
    expect((await libraryData("main", 2))?.table.length).toBe(48);
    expect(asked).toEqual(["figures", "table", "entity", "figures", "table", "entity"]);
    await add(2);
    asked = [];
    expect(await libraryData("main", 3)).toBeNull();
    expect(await libraryData("main", 3)).toBeNull();
    // The table of so large a project is not sent.
    expect(asked).toEqual(["figures"]);
    const question = { kind: "ask", id: 1, project: "main", version: 3, task: "network", request: figureSamples.network } as const;
    expect(unpackAnswer(await askServer(question, new AbortController().signal))).toMatchObject({
      from: expect.any(Int32Array) as Int32Array,
      untiedCount: 0,
    });
  });

  it("tells of a failure in the words of the engine, and of nothing where it was called off", async () => {
    const settings = { ...figureSamples.network.settings, variable1: "nobody-knows" };
    const question = { kind: "ask", id: 1, project: "main", version: 1, task: "network", request: { settings, period: null } } as const;
    await expect(askServer(question, new AbortController().signal)).rejects.toMatchObject({
      code: expect.stringMatching(/^RAP_NETWORK_/) as string,
      message: expect.stringContaining("nobody-knows") as string,
    });
    await expect(askServer(question, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  });
});
