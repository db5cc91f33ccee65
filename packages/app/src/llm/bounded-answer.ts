import { ModelRequestError } from "./model-client.ts";

/** Of an answer to six thousand characters: a thousand times as much as a model writes. */
const mostBytes = 16_000_000;

/** The same answer, which breaks off with an error where it goes on and on. Nothing past the bound is kept. */
export function boundedAnswer(response: Response, most = mostBytes): Response {
  if (response.body === null) return response;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > most) controller.error(new ModelRequestError(`the answer is longer than ${most / 1_000_000} MB`));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counted), { status: response.status, headers: response.headers });
}
