import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { endpoints } from "../../packages/app/src/contract/api.ts";
import type { Endpoint } from "../../packages/app/src/contract/endpoint.ts";
import { problemType } from "../../packages/app/src/contract/common.ts";
import { openApi } from "../../packages/app/src/contract/openapi.ts";
import { statusesOf, type Status } from "../../packages/app/src/contract/statuses.ts";
import type { Person } from "../support/library-server.ts";
import { fuzzClient, type Answer, type FuzzClient } from "./fuzz-client.ts";
import type { FuzzDesk, FuzzGround, FuzzMember, FuzzTarget } from "./fuzz-ground.ts";
import { requestsOfEndpoint, type FuzzRequest } from "./requests-of-endpoint.ts";

/** A person of each kind asks: somebody who is not signed in, a member of nothing, one of each role, an administrator of the server. */
const kinds = ["nobody", "stranger", "reader", "coder", "editor", "admin", "administrator"] as const;
type Kind = (typeof kinds)[number];

export interface FuzzPlan {
  /** Requests of each endpoint by each kind of person; of costly ones, a tenth of what is above 25. */
  readonly rounds: number;
  /** The first round, a multiple of 25, where others were asked before. */
  readonly from?: number;
  readonly seed: number;
  /** One kind of person asks each endpoint, the next one the next; all of them unless told. */
  readonly isTakingTurns?: boolean;
  /** So many groups of people, each with projects of its own, ask at the same time; one unless told. */
  readonly lanes?: number;
  /** Told after each endpoint. */
  readonly say?: (line: string) => void;
  /** Ends at the next request where it says so. */
  readonly isOver?: () => boolean;
}

/** What the contract did not promise, with the request that met it. */
export interface Breach {
  readonly what: string;
  readonly as: Kind;
  readonly request: string;
  readonly answer: string;
}

export interface FuzzResult {
  readonly requests: number;
  /** The first round that nobody has begun: where to go on. */
  readonly next: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly breaches: readonly Breach[];
}

/**
 * Asks every endpoint of the contract, as every kind of person, with requests that fit it, nearly fit it or do not, and holds each answer to the contract:
 * its status is one that is named, below 500, and its body fits the schema of that status.
 *
 * @param ground a server with accounts and without a limit of requests
 * Cost: about 5 ms of the processor a request.
 */
export async function fuzzApi(ground: FuzzGround, plan: FuzzPlan): Promise<FuzzResult> {
  const { rounds, from = 0, lanes = 1, say, isOver = () => false } = plan;
  const client = fuzzClient(ground.origin);
  const known: Known = { requests: 0, next: from, statuses: {}, breaches: [], schemas: (compiled ??= answerSchemas()) };
  const asLane = async (lane: number): Promise<void> => {
    const people = await makePeople(ground.desk, lane);
    let target = await people.makeTarget();
    while (known.next < from + rounds) {
      const round = known.next;
      known.next += roundsATime;
      for (const place of endpoints.keys()) {
        // Erasing and removing is among what is asked for.
        if (!(await ground.desk.isWhole(target))) target = await people.makeTarget();
        await askEndpoint({ plan, client, place, round, people, target, known });
        if (isOver()) return;
        if (lane === 0 && place % saidEvery === 0 && say !== undefined) say(await progressOf(ground, known));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => asLane(lane))).finally(client.close);
  return known;
}

/** What all lanes have found. */
interface Known {
  requests: number;
  next: number;
  readonly statuses: Record<string, number>;
  readonly breaches: Breach[];
  readonly schemas: Schemas;
}

interface Turn {
  readonly plan: FuzzPlan;
  readonly client: FuzzClient;
  /** Of the endpoint in the contract. */
  readonly place: number;
  readonly round: number;
  readonly people: People;
  readonly target: FuzzTarget;
  readonly known: Known;
}

/** A few rounds of one endpoint by everybody, or by those whose turn it is. */
async function askEndpoint({ plan, client, place, round, people, target, known }: Turn): Promise<void> {
  const { rounds, from = 0, seed, isTakingTurns = false, isOver = () => false } = plan;
  const endpoint = endpoints[place];
  if (endpoint === undefined || (costly.has(endpoint.id) && (round / roundsATime) % costlyEvery !== 0)) return;
  const numRuns = Math.min(roundsATime, from + rounds - round) * kinds.length;
  const sample = fc.sample(requestsOfEndpoint(endpoint, target), { seed: seed + place + round * endpoints.length, numRuns });
  for (const [at, request] of sample.entries()) {
    if (isTakingTurns && (at - place) % kinds.length !== 0) continue;
    const kind = kinds[at % kinds.length] ?? "nobody";
    const { status, text, type } = await send(client, request, await people.caller(kind, endpoint));
    // What was asked while the run was being ended says nothing: its database may be gone.
    if (isOver()) return;
    known.requests++;
    known.statuses[status] = (known.statuses[status] ?? 0) + 1;
    const what = breachOf(endpoint, { status, text, type }, known.schemas);
    if (what !== null) known.breaches.push({ what: `${endpoint.id}: ${what}`, as: kind, request: spell(request), answer: text.slice(0, 400) });
  }
}

const saidEvery = 20;

async function progressOf({ desk }: FuzzGround, { requests, breaches }: Known): Promise<string> {
  return `${String(requests).padStart(8)} requests, ${breaches.length} breaches, server ${inMb((await desk.memory(false)).rss)}`;
}

/** Making what makes the requests of an endpoint costs as much as many of them. */
const roundsATime = 25;
/** A password is hashed, a document read, the library copied: each costs what dozens of others do. They are asked in every so manyth turn. */
const costly = new Set([
  "session.start",
  "session.changePassword",
  "secondFactor.begin",
  "documents.upload",
  "documents.reextract",
  "figures.answer",
  "search.match",
  "server.backup",
]);
const costlyEvery = 10;

/** Bytes as people read them. */
export function inMb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

interface People {
  readonly caller: (kind: Kind, endpoint: Endpoint) => Promise<Person | undefined>;
  /** Besides everybody it is about somebody who asks nothing. Callers themselves are not among the ids that requests name: nobody is locked out on the way. */
  readonly makeTarget: () => ReturnType<FuzzDesk["makeTarget"]>;
}

async function makePeople(desk: FuzzDesk, lane: number): Promise<People> {
  const people = new Map<Kind, Person>();
  for (const kind of kinds.slice(1)) people.set(kind, await desk.person(`fuzz-${lane}-${kind}`, kind === "administrator"));
  const members = (["reader", "coder", "editor", "admin"] as const).flatMap((role): FuzzMember[] => {
    const person = people.get(role);
    return person === undefined ? [] : [{ id: person.id, role }];
  });
  const target = await desk.person(`fuzz-${lane}-target`, false);
  const caller: People["caller"] = async (kind, { id }) => {
    const person = people.get(kind);
    if (person === undefined) return undefined;
    // These end the session that they are asked with.
    if (id.startsWith("session.")) people.set(kind, await desk.signIn(person.id));
    return people.get(kind);
  };
  return { caller, makeTarget: () => desk.makeTarget(members, [target.id]) };
}

async function send(client: FuzzClient, { endpoint, path, body, type }: FuzzRequest, as: Person | undefined): Promise<Answer> {
  const known = as === undefined ? {} : { cookie: as.cookie, "x-csrf-token": as.csrf };
  const headers = { ...known, ...(body === undefined || type === undefined ? {} : { "content-type": type }) };
  return client.send({ method: endpoint.method, path, headers, body, isStream: endpoint.answerKind === "events" });
}

/** The validator of what an operation answers, or of an "error"; undefined where it answers no JSON. */
type Schemas = (operation: string) => ValidateFunction | undefined;

let compiled: Schemas | undefined;

/**
 * Validators from the OpenAPI document: unlike the server's own they refuse fields that the contract does not name. Each is compiled when it is asked for, since
 * compiling costs more than a request.
 */
function answerSchemas(): Schemas {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const { paths, components } = JSON.parse(JSON.stringify(openApi("0")).replaceAll('"#/components/', '"contract#/components/')) as Document;
  ajv.addSchema({ $id: "contract", components });
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const schemas = new Map(operations.map(({ operationId, responses }) => [operationId, responses["200"]?.content?.["application/json"]?.schema]));
  schemas.set("error", { $ref: "contract#/components/schemas/Problem" });
  // What is compiled is kept by the schema's object.
  return (operation) => {
    const schema = schemas.get(operation);
    return schema === undefined ? undefined : ajv.compile(schema);
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

function breachOf(endpoint: Endpoint, { status, text, type }: Answer, schemas: Schemas): string | null {
  if (status >= 500) return `answered ${status}`;
  if (!statusesOf(endpoint).includes(status as Status)) return `answered ${status}, which the contract does not name`;
  if (status === 204) return text === "" ? null : "204 with a body";
  const fits = schemas(status === 200 ? endpoint.id : "error");
  if (fits === undefined) return null;
  if (!type.startsWith(status === 200 ? "application/json" : problemType)) return `answered ${status} as ${type}`;
  return fits(JSON.parse(text)) ? null : `the body of ${status} does not fit: ${JSON.stringify(fits.errors?.[0])}`;
}

function spell({ endpoint, path, body, type }: FuzzRequest): string {
  const content = body instanceof Uint8Array ? `0x${Buffer.from(body).toString("hex")}` : (body ?? "");
  return `${endpoint.method} ${path} ${type ?? ""} ${content.slice(0, 600)}`;
}
