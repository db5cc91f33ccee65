import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type CommitEvent, type JobEvent } from "../client/index.ts";
import {
  addMember,
  ask,
  makePerson,
  makeProject,
  startLibraryServer,
  startSingleUser,
  type LibraryServer,
} from "../../../../test/support/library-server.ts";
import { keepComment } from "../../../../test/support/published-site.ts";
import { openWorkplace } from "../library/workplace.ts";

let server: LibraryServer & { project: string };
beforeAll(async () => {
  server = await startSingleUser();
});
afterAll(() => server.end());

let serial = 0;
async function commitRegex(of = server, project = "main"): Promise<number> {
  const id = `r${serial++}`;
  const after = { id, label: "x", pattern: "x", isCaseSensitive: false, color: "#000000" };
  const { revision } = await of.app.store.history.commit({
    project,
    by: { account: "local", name: "local" },
    action: "add",
    summary: "",
    changes: [{ kind: "regex", id, expected: null, after }],
  });
  return revision;
}

/** Reads a stream until it holds so many events, or is ended. */
async function readUntil(response: Response, isEnough: (text: string) => boolean): Promise<string> {
  const reader = response.body!.getReader();
  let text = "";
  while (!isEnough(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += Buffer.from(value).toString("utf8");
  }
  await reader.cancel();
  return text;
}

const open = (headers: Record<string, string> = {}) => ask(server, "GET", "/api/projects/main/events", { headers });
const count = (text: string): number => text.split("event: commit").length - 1;

test("tell of each commit in order, with its records", async () => {
  const heard: CommitEvent[] = [];
  const client = createClient({ origin: server.origin });
  const isOpen = Promise.withResolvers<void>();
  const isEnough = Promise.withResolvers<void>();
  const stop = client.events("main", {
    onState: (state) => state === "open" && isOpen.resolve(),
    onCommit: (event) => {
      heard.push(event);
      if (heard.length === 5) isEnough.resolve();
    },
  });
  await isOpen.promise;
  const revisions: number[] = [];
  for (let round = 0; round < 5; round++) revisions.push(await commitRegex());
  await isEnough.promise;
  stop();
  expect(heard.map(({ revision }) => revision)).toEqual(revisions);
  expect(heard[0]).toMatchObject({ action: "add", by: { account: "local" }, changeCount: 1, records: [{ kind: "regex" }] });
});

test("go on behind the last one heard, without gap or repetition", async () => {
  const first = await commitRegex();
  const [second, third] = [await commitRegex(), await commitRegex()];
  const text = await readUntil(await open({ "last-event-id": String(first) }), (text) => count(text) >= 2);
  expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual([second, third]);
});

test("after a long break say that everything is to be looked at again", async () => {
  const before = await commitRegex();
  for (let round = 0; round < 201; round++) await commitRegex();
  const text = await readUntil(await open({ "last-event-id": String(before) }), (text) => text.includes("event: "));
  expect(text).toMatch(/event: reset\ndata: \{"revision":\d+\}/);
});

test("tell how far jobs are", async () => {
  const heard: JobEvent[] = [];
  const isOpen = Promise.withResolvers<void>();
  const isTold = Promise.withResolvers<void>();
  const stop = createClient({ origin: server.origin }).events("main", {
    onState: (state) => state === "open" && isOpen.resolve(),
    onJob: (event) => {
      heard.push(event);
      isTold.resolve();
    },
  });
  await isOpen.promise;
  // What stands when somebody begins to listen is not news: the first look must be over.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { store } = server.app;
  await store.jobs.add({ id: "j1", project: "main", kind: "import", request: {}, createdBy: "local", createdAt: new Date().toISOString() }, [
    { label: "a", request: {} },
  ]);
  await isTold.promise;
  stop();
  expect(heard[0]).toEqual({ id: "j1", state: "waiting", doneCount: 0, failedCount: 0, partDone: 0, total: 1 });
});

test("end with the server, and with the right to hear them", async () => {
  const other = await startLibraryServer({ flags: { accounts: true } });
  const project = await makeProject(other.app, "Heard");
  const person = await makePerson(other.app, "listener");
  expect((await ask(other, "GET", `/api/projects/${project}/events`, { as: person })).status).toBe(404);
  await addMember(other.app, project, person, "reader");
  const response = await ask(other, "GET", `/api/projects/${project}/events`, { as: person });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const ended = readUntil(response, () => false);
  await other.end();
  expect(await ended).toContain("retry:");
});

test("end at once for who is taken out of the project, and go on for the others", async () => {
  const other = await startLibraryServer({ flags: { accounts: true } });
  const project = await makeProject(other.app, "Left");
  const [boss, gone, stays] = [await makePerson(other.app, "boss"), await makePerson(other.app, "gone"), await makePerson(other.app, "stays")];
  await addMember(other.app, project, boss, "admin");
  for (const person of [gone, stays]) await addMember(other.app, project, person, "reader");
  const [left, staying] = await Promise.all([gone, stays].map((as) => ask(other, "GET", `/api/projects/${project}/events`, { as })));
  const ended = readUntil(left!, () => false);
  const goesOn = readUntil(staying!, (text) => count(text) >= 1);
  const before = Date.now();
  expect((await ask(other, "DELETE", `/api/projects/${project}/members/${gone.id}`, { as: boss })).status).toBe(204);
  expect(await ended).toContain("retry:");
  // A heartbeat, which would have ended it as well, comes every twenty seconds.
  expect(Date.now() - before).toBeLessThan(15_000);
  await commitRegex(other as typeof server, project);
  expect(count(await goesOn)).toBe(1);
  await other.end();
});

test("are bounded for each account", async () => {
  const other = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, mostStreams: { mostAtOnce: 5, mostPerAccount: 3 } });
  const project = await makeProject(other.app, "Many");
  const [many, few] = [await makePerson(other.app, "many"), await makePerson(other.app, "few")];
  for (const person of [many, few]) await addMember(other.app, project, person, "reader");
  const listen = (as: typeof many) => ask(other, "GET", `/api/projects/${project}/events`, { as });
  const opened: Response[] = [];
  for (let number = 0; number < 5; number++) opened.push(await listen(many));
  expect(opened.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  expect(opened[3]!.headers.get("retry-after")).toBe("30");
  expect((await listen(few)).status).toBe(200);
  await opened[0]!.body?.cancel();
  await expect.poll(async () => (await listen(many)).status).toBe(200);
  await other.end();
});

test("tell editors, and nobody else, that comments came", async () => {
  const other = await startLibraryServer({ flags: { accounts: true } });
  const project = await makeProject(other.app, "Commented");
  const [ed, reader] = [await makePerson(other.app, "ed"), await makePerson(other.app, "reader")];
  await addMember(other.app, project, ed, "editor");
  await addMember(other.app, project, reader, "reader");
  const [forEditor, forReader] = await Promise.all([ed, reader].map((as) => ask(other, "GET", `/api/projects/${project}/events`, { as })));
  const workplace = openWorkplace(other.app.store, { project });
  let number = 0;
  // The watch looks now and then: what came before its first look is no news.
  const timer = setInterval(
    () => void keepComment(workplace, { roundup: "r1", slug: "s", documentId: "d" }, { id: `c${++number}`, state: "held" }),
    200,
  );
  const text = await readUntil(forEditor!, (heard) => heard.includes("event: comments"));
  clearInterval(timer);
  const data = JSON.parse(/event: comments\ndata: (.*)/.exec(text)?.[1] ?? "null") as { counts: { held: number }; newest: string };
  expect([data.counts.held > 0, data.newest.startsWith("c"), text.includes("mail.example")]).toEqual([true, true, false]);
  const ended = readUntil(forReader!, () => false);
  await other.end();
  expect(await ended).not.toContain("event: comments");
});

test("of a blind project name nothing of what others coded", async () => {
  const other = await startLibraryServer({ flags: { accounts: true } });
  const project = await makeProject(other.app, "Blind");
  const [ann, ben] = [await makePerson(other.app, "ann"), await makePerson(other.app, "ben")];
  await addMember(other.app, project, ann, { role: "coder", seeStatements: "own" });
  const response = await ask(other, "GET", `/api/projects/${project}/events`, { as: ann });
  const change = (id: string) =>
    ({ kind: "regex", id, expected: null, after: { id, label: "x", pattern: "x", isCaseSensitive: false, color: "#000000" } }) as const;
  const { store } = other.app;
  const commit = (account: string, id: string) =>
    store.history.commit({ project, by: { account, name: "n" }, action: "add", summary: "", changes: [change(id)] });
  await commit(ben.id, "hidden");
  await commit(ann.id, "shown");
  const text = await readUntil(response, (text) => text.includes("shown"));
  expect(text).not.toContain("hidden");
  await other.end();
});
