import { setTimeout as wait } from "node:timers/promises";

/*
 * Writes through a server again and again, and says what was acknowledged: `node run-writer.ts http://127.0.0.1:8731 NAME`. What was not is sent once more, with the same
 * key, so that it is done once however often it was received.
 */

const [origin = "", name = ""] = process.argv.slice(2);
const patienceMs = 5000;
const pauseMs = 100;

async function post(id: string, csrf: string): Promise<boolean> {
  const after = { id, label: id, pattern: "x", isCaseSensitive: false, color: "#000000" };
  const body = { requestKey: `request-${id}`, action: "add", summary: "", changes: [{ kind: "regex", id, expected: null, after }] };
  const answer = await fetch(`${origin}/api/projects/main/commits`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf-token": csrf },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await answer.text();
  if (answer.status !== 200 && answer.status < 500 && answer.status !== 429)
    process.stdout.write(`fault ${id} ${answer.status} ${text.slice(0, 200)}\n`);
  return answer.status === 200;
}

async function csrfToken(): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, { signal: AbortSignal.timeout(patienceMs) });
  return ((await answer.json()) as { csrf: string }).csrf;
}

for (let number = 0, csrf = ""; ;) {
  const id = `${name}n${number}`;
  try {
    if (csrf === "") csrf = await csrfToken();
    if (await post(id, csrf)) {
      process.stdout.write(`ack ${id}\n`);
      number++;
    }
  } catch {
    // The server, or its database, is away.
  }
  await wait(pauseMs);
}
