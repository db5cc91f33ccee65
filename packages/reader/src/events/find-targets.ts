import type { Action } from "@rapporteur/core/model";
import type { ActorFinder, Actor } from "./parties/actors.ts";
import { offerersOf } from "./answered-offers.ts";
import type { Slot } from "./trigger.ts";
import type { ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";
import type { Scene } from "./scene.ts";

/** Acts that are done to places: attacks, moves of forces, visits. */
function onGround({ action, weight }: ActionPattern): boolean {
  return ["ASSAULT", "COERCE", "MOBILIZE", "RETREAT"].includes(action) || (action === "CONSULT" && weight > 1);
}

/** Acts that strike whom a thing belongs to: to condemn a decision is to condemn whose it is, to discuss it is not. */
const strikesOwner: ReadonlySet<Action> = new Set([
  "ACCUSE",
  "REJECT",
  "SUPPORT",
  "ASSAULT",
  "COERCE",
  "SANCTION",
  "THREATEN",
  "PROTEST",
  "MOBILIZE",
]);

function targetAt({ sentence, actors, index, more }: Scene, place: { head: number; slot: Slot; pattern: ActionPattern }): Actor[] {
  const { head, slot, pattern } = place;
  const direct = actors.at(index, head);
  // "joined forces with": the object that the pattern asks for is no party by its own name.
  if (slot.via === "owner" && direct.some((actor) => more?.roles.has(actor.entity))) return [];
  if (direct.length > 0) return direct;
  const ground = slot.via === "owner" ? [] : actors.aim(index, head, onGround(pattern));
  if (ground.length > 0) return ground;
  const owner = slot.via === "owner" || strikesOwner.has(pattern.action) || actors.readsByCountry ? actors.within(index, head) : [];
  if (owner.length > 0 || slot.via !== "object" || !answers.has(pattern.action)) return owner;
  return offerersOf(sentence, head).flatMap((subject) =>
    actors.doer(index, subject).map((actor) => ({ ...actor, certainty: actor.certainty * 0.9 })),
  );
}

/** Acts that answer what somebody put. */
const answers: ReadonlySet<Action> = new Set(["REJECT", "AGREE"]);

/** Whom the phrases of a slot name as acted on: themselves, or for some acts the owner of what they name. Empty where nobody. */
export function targetsOf(scene: Scene, slot: Slot, pattern: ActionPattern): Actor[] {
  const { index, actors } = scene;
  if (slot.via === "mutual") return slot.heads.flatMap((head) => actors.doer(index, head));
  if (slot.via === "complement") return complementTarget(actors, { index, slot, pattern });
  return slot.heads.flatMap((head) => targetAt(scene, { head, slot, pattern }));
}

/** The first phrase that is an actor, else, for acts that strike an owner, the first that belongs to one. */
function complementTarget(actors: ActorFinder, { index, slot, pattern }: { index: number; slot: Slot; pattern: ActionPattern }): Actor[] {
  const first = (read: (head: number) => Actor[]): Actor[] => slot.heads.map(read).find((found) => found.length > 0) ?? [];
  const direct = first((head) => actors.at(index, head));
  const deep = strikesOwner.has(pattern.action) || actors.readsByCountry;
  return direct.length > 0 || !deep ? direct : first((head) => actors.within(index, head));
}
