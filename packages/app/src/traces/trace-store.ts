import type { OpenedStore } from "../store/store.ts";
import { errorCode, type OpenSpan, type Tracer } from "./tracer.ts";

/** Parts of a store of which each method is a transaction of its own. */
const parts = ["history", "records", "contents", "originals", "estimates", "lists", "search", "tables", "jobs", "comments"] as const;

/** The same store, of which each transaction inside something that is traced is a span. */
export function traceStore<S extends OpenedStore>(store: S, tracer: Tracer): S {
  const traced = Object.fromEntries(parts.map((name) => [name, tracePart(store[name], name, { tracer, dialect: store.dialect })]));
  return { ...store, ...traced };
}

interface Tracing {
  readonly tracer: Tracer;
  readonly dialect: string;
}

function tracePart<Part extends object>(part: Part, name: string, { tracer, dialect }: Tracing): Part {
  return new Proxy(part, {
    get(target, key, receiver) {
      const method: unknown = Reflect.get(target, key, receiver);
      if (typeof method !== "function" || typeof key === "symbol") return method;
      return (...given: readonly unknown[]): unknown => {
        if (!tracer.isInside()) return Reflect.apply(method, target, given);
        const span = tracer.open({ name: `store ${name}.${key}`, kind: "client", attributes: { "db.system.name": dialect } });
        const asked: unknown = span.within(() => Reflect.apply(method, target, given));
        // What is no promise is a stream, a watch or an answer at hand: no transaction of its own.
        return asked instanceof Promise ? endWith(span, asked) : asked;
      };
    },
  });
}

async function endWith(span: OpenSpan, asked: Promise<unknown>): Promise<unknown> {
  try {
    const answer = await asked;
    span.end();
    return answer;
  } catch (thrown) {
    span.end({ error: errorCode(thrown) });
    throw thrown;
  }
}
