import type { FastifyReply } from "fastify";

export interface SlotLimits {
  /** What may be under way at the same moment, of everybody and of one account. */
  readonly mostAtOnce: number;
  readonly mostPerAccount: number;
}

/** So many at a time, of everybody and of each account; a slot is free again when its answer is over, whichever way it ends. */
export interface AccountSlots {
  /** False where the account, or everybody, has all of theirs. */
  take(account: string, reply: FastifyReply): boolean;
}

export function accountSlots({ mostAtOnce, mostPerAccount }: SlotLimits): AccountSlots {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(account, reply) {
      const own = taken.get(account) ?? 0;
      if (all >= mostAtOnce || own >= mostPerAccount) return false;
      all++;
      taken.set(account, own + 1);
      reply.raw.once("close", () => {
        all--;
        const left = (taken.get(account) ?? 1) - 1;
        if (left === 0) taken.delete(account);
        else taken.set(account, left);
      });
      return true;
    },
  };
}
