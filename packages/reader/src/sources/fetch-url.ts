import { lookup as systemLookup } from "node:dns/promises";
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Readable } from "node:stream";
import { RapporteurError } from "@rapporteur/core/base";
import { isPublicAddress } from "./public-address.ts";
import { collect, defaultMaxBytes } from "./bytes/read-bytes.ts";
import { formatOfContentType } from "./sniff-format.ts";

export interface Address {
  readonly address: string;
  readonly family: number;
}

export interface FetchOptions {
  readonly maxBytes?: number;
  /** For the whole journey, redirects and body included; 20 s unless told. */
  readonly timeoutMs?: number;
  /** Resolves a name to all its addresses; the system's resolver unless told. */
  readonly lookup?: (hostname: string) => Promise<readonly Address[]>;
  /** Which addresses may be connected to; public ones unless told. */
  readonly allowsAddress?: (address: string) => boolean;
  /** Which ports may be connected to; 80 and 443 unless told. */
  readonly allowsPort?: (port: number) => boolean;
  /** Hosts that may be asked, with the names below them; all unless told. */
  readonly hosts?: readonly string[];
  /** Nothing is asked for without TLS, also where one is led to. */
  readonly httpsOnly?: boolean;
  /** What is asked for, and which content types are taken; pages and documents unless told. */
  readonly accept?: { readonly header: string; readonly allows: (contentType: string) => boolean };
  /** Of an earlier answer: where nothing has changed since, the answer is `isUnchanged` and has no bytes. */
  readonly since?: { readonly etag: string | null; readonly lastModified: string | null };
}

export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** Where the last redirect led. */
  readonly url: string;
  /** As the server wrote it, or null. */
  readonly contentType: string | null;
  readonly charset: string | null;
  readonly headers: IncomingHttpHeaders;
  readonly isUnchanged: boolean;
  /** Where the page lives from now on, where the server says that it moved for good. */
  readonly movedTo: string | null;
}

const redirectLimit = 5;
const defaultTimeoutMs = 20_000;

/**
 * Fetches one page of text. Every address a name resolves to is checked before connecting, at each redirect again, and the connection goes
 * to a checked address, so that a name which changes its mind between check and connection gains nothing. Size is limited while the
 * body streams in, after decompression.
 *
 * @throws RAP_SOURCE_URL, RAP_SOURCE_HOST, RAP_SOURCE_PRIVATE_ADDRESS, RAP_SOURCE_UNREACHABLE, RAP_SOURCE_TIMEOUT, RAP_SOURCE_STATUS,
 *   RAP_SOURCE_REDIRECTS, RAP_SOURCE_CONTENT_TYPE, RAP_SOURCE_TOO_LARGE
 */
export async function fetchUrl(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  const journey: Journey = { options, signal: controller.signal };
  try {
    return await Promise.race([follow(address, journey), rejectOnAbort(controller.signal)]);
  } catch (error) {
    if (controller.signal.aborted)
      throw new RapporteurError("RAP_SOURCE_TIMEOUT", { url: shown(address), seconds: timeoutMs / 1000 }, { cause: error });
    throw error instanceof RapporteurError ? error : unreachable(shown(address), error);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

interface Journey {
  readonly options: FetchOptions;
  readonly signal: AbortSignal;
}

/** The resolver cannot be interrupted; the caller need not wait for it. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

async function follow(address: string, journey: Journey): Promise<FetchedPage> {
  let url = checkedUrl(address, journey.options);
  let movedTo: string | null = null;
  let isForGood = true;
  for (let redirects = 0; redirects <= redirectLimit; redirects++) {
    const response = await open(url, journey);
    const target = redirectTarget(response);
    if (target === null) return { ...(await readPage(url, response, journey.options)), movedTo };
    isForGood &&= response.statusCode === 301 || response.statusCode === 308;
    response.destroy();
    url = checkedUrl(URL.canParse(target, url.href) ? new URL(target, url).href : target, journey.options);
    if (isForGood) movedTo = url.href;
  }
  throw new RapporteurError("RAP_SOURCE_REDIRECTS", { url: shown(address), limit: redirectLimit });
}

/** Longer ones lead nowhere, could not be kept with a document, and would fill messages and logs. */
const longestAddress = 4000;

/** An address as messages show it: never with a password, nor whole where it is endless. */
function shown(address: string): string {
  const plain = address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/i, "$1");
  return plain.length > longestAddress ? `${plain.slice(0, 100)}…` : plain;
}

function checkedUrl(address: string, options: FetchOptions): URL {
  const refuse = (problem: string, cure: string): RapporteurError => new RapporteurError("RAP_SOURCE_URL", { url: shown(address), problem, cure });
  if (address.length > longestAddress) throw refuse("it is longer than 4,000 characters", "save the page to a file and read that");
  if (!URL.canParse(address)) throw refuse("it is not a valid address", "write it whole, as in https://example.org/article");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refuse("only http and https are fetched", "give an http or https address, or name a file");
  if (options.httpsOnly === true && url.protocol !== "https:")
    throw refuse("nothing is fetched here without encryption", "give an https address, or save the page to a file and import that");
  if (url.username !== "" || url.password !== "")
    throw refuse("it carries a user name or password", "leave them out, or save the page to a file and read that");
  const port = Number(url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port);
  const allowsPort = options.allowsPort ?? ((asked: number) => asked === 80 || asked === 443);
  if (!allowsPort(port))
    throw refuse(`port ${port} is not for web pages`, "use the address without a port, or save the page to a file and read that");
  if (options.hosts !== undefined && !isAmong(options.hosts, url.hostname)) throw new RapporteurError("RAP_SOURCE_HOST", { host: url.hostname });
  return url;
}

function isAmong(hosts: readonly string[], hostname: string): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** Resolves and checks; any address that is not public spoils the name. */
async function checkedAddresses(url: URL, { lookup, allowsAddress = isPublicAddress }: FetchOptions): Promise<readonly Address[]> {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(hostname);
  const addresses = family > 0 ? [{ address: hostname, family }] : await (lookup ?? resolveAll)(hostname);
  const barred = addresses.find(({ address }) => !allowsAddress(address));
  if (barred !== undefined) throw new RapporteurError("RAP_SOURCE_PRIVATE_ADDRESS", { url: url.href, address: barred.address });
  if (addresses.length === 0) throw new RapporteurError("RAP_SOURCE_UNREACHABLE", { url: url.href, reason: `the name ${hostname} has no address` });
  return addresses;
}

function resolveAll(hostname: string): Promise<readonly Address[]> {
  return systemLookup(hostname, { all: true });
}

async function open(url: URL, { options, signal }: Journey): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(url, options);
  const settings: RequestOptions = {
    signal,
    agent: false,
    lookup: answerWith(addresses),
    headers: {
      ...conditionOf(options),
      accept: options.accept?.header ?? "text/html,application/xhtml+xml,text/markdown,application/pdf,text/plain;q=0.9",
      "accept-encoding": "gzip, deflate, br",
      "user-agent": "Rapporteur (reads one page for its user)",
    },
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? httpsRequest(url, settings) : httpRequest(url, settings);
    request.once("response", resolve);
    // Nobody asked for another protocol; without this, the answer would be waited for until its time is over.
    request.once("upgrade", (_response, socket) => {
      socket.destroy();
      reject(new RapporteurError("RAP_SOURCE_UNREACHABLE", { url: url.href, reason: "it does not speak HTTP" }));
    });
    request.once("error", (error) => reject(error instanceof RapporteurError ? error : unreachable(url.href, error)));
    request.end();
  });
}

function conditionOf({ since }: FetchOptions): Record<string, string> {
  const { etag = null, lastModified = null } = since ?? {};
  return { ...(etag === null ? {} : { "if-none-match": etag }), ...(lastModified === null ? {} : { "if-modified-since": lastModified }) };
}

function answerWith(addresses: readonly Address[]): LookupFunction {
  const [first] = addresses;
  return (_hostname, options, callback) => {
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? "", first?.family ?? 4);
  };
}

function redirectTarget(response: IncomingMessage): string | null {
  const isRedirect = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
  return isRedirect ? (response.headers.location ?? null) : null;
}

async function readPage(url: URL, response: IncomingMessage, options: FetchOptions): Promise<Omit<FetchedPage, "movedTo">> {
  const { maxBytes = defaultMaxBytes, accept, since } = options;
  const { headers } = response;
  const contentType = headers["content-type"] ?? null;
  if (response.statusCode === 304 && since !== undefined) {
    response.destroy();
    return { bytes: new Uint8Array(), url: url.href, contentType, charset: null, headers, isUnchanged: true };
  }
  try {
    checkAnswer(url, response, { contentType, allows: accept?.allows ?? ((type) => formatOfContentType(type) !== null) });
    const bytes = await collect(decompressed(response), { source: url.href, maxBytes });
    const charset = /charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? "")?.[1] ?? null;
    return { bytes, url: url.href, contentType, charset, headers, isUnchanged: false };
  } catch (error) {
    response.destroy();
    throw error instanceof RapporteurError ? error : unreachable(url.href, error);
  }
}

interface Expected {
  readonly contentType: string | null;
  readonly allows: (contentType: string) => boolean;
}

function checkAnswer(url: URL, response: IncomingMessage, { contentType, allows }: Expected): void {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    const retryAfter = response.headers["retry-after"] ?? "";
    throw new RapporteurError("RAP_SOURCE_STATUS", { url: url.href, status, cure: statusCure(status), retryAfter });
  }
  const encoding = response.headers["content-encoding"]?.toLowerCase() ?? "identity";
  const isReadable = contentType === null || allows(contentType);
  const type = isReadable ? `${contentType ?? "a page"} compressed with ${encoding}` : (contentType ?? "");
  if (!isReadable || !["identity", "gzip", "x-gzip", "deflate", "br"].includes(encoding)) {
    throw new RapporteurError("RAP_SOURCE_CONTENT_TYPE", { url: url.href, type });
  }
}

function statusCure(status: number): string {
  if (status === 404 || status === 410) return "check the address, the page may have moved";
  if (status === 401 || status === 402 || status === 403) return "the site wants a login or refuses programs; save the page to a file and read that";
  if (status === 429) return "wait a while and try again";
  return status >= 500 ? "the site has a problem; try again later" : "open the address in a browser, and save the page to a file";
}

function decompressed(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.toLowerCase() ?? "identity";
  const unpack = encoding.endsWith("gzip")
    ? createGunzip()
    : encoding === "br"
      ? createBrotliDecompress()
      : encoding === "deflate"
        ? createInflate()
        : null;
  if (unpack === null) return response;
  response.once("error", (error) => unpack.destroy(error));
  return response.pipe(unpack);
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "the name is unknown",
  EAI_AGAIN: "names cannot be looked up",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection broke off",
  ETIMEDOUT: "there was no answer",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no network",
  EPROTO: "it does not speak HTTPS properly",
  Z_DATA_ERROR: "its compressed answer is damaged",
  Z_BUF_ERROR: "its compressed answer broke off",
  ERR__ERROR_FORMAT_PADDING_1: "its compressed answer is damaged",
  HPE_INVALID_CONSTANT: "it does not speak HTTP",
};

function unreachable(url: string, cause: unknown): RapporteurError {
  const { code, message } = cause as { code?: string; message?: string };
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code ?? "");
  const reason = reasons[code ?? ""] ?? (isCertificate ? "its certificate is not valid" : (message ?? "unknown failure"));
  return new RapporteurError("RAP_SOURCE_UNREACHABLE", { url, reason }, { cause });
}
