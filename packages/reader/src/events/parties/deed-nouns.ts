import { agents, instruments } from "../../language/entities/gazetteer/agent-nouns.ts";

/** Nouns that act for the state or body named beside them. */
export const agentNouns: ReadonlySet<string> = new Set([...agents, ...instruments]);

/** Nouns that act for a movement or militia named beside them ("Hezbollah *fighters*"), but not for a state ("Iraqi fighters"). */
export const fighterNouns =
  /^(?:fighter|militant|gunman|bomber|attacker|jihadist|insurgent|rebel|guerrilla|operative|hitman|mercenary|cadre|activist|lawmaker|hacker)$/;

/** What an actor does is put under the name of what it decides: "Norway's *decision* to accuse". */
export const deedNouns: ReadonlySet<string> = new Set(
  "attack raid bombing shelling airstrike annexation occupation blockade aggression assault crackdown killing murder arrest detention expulsion withdrawal decision move attempt effort plan policy action act step strategy campaign pressure behaviour behavior approach refusal failure willingness use offensive strike attack invasion war operation".split(
    " ",
  ),
);

/** Further deeds, which are an actor's own where they act, and nobody's where they are acted on. */
export const ownDeeds: ReadonlySet<string> = new Set(
  "report resolution letter speech declaration communique communiqué law bill ruling verdict decree article proposal reversal tariff sanction threat warning ban embargo visit offer remark statement veto drill exercise ultimatum initiative".split(
    " ",
  ),
);

/** Nouns that say what an actor named beside them is: "Chile, a *country* that recognizes …". */
export const describingNouns = /^(?:country|state|nation|power|government|member|party|company|leader|president|politician|man|woman|person)$/;
