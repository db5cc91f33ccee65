import { governorOf, wordAt, type DocumentView } from "../document-view.ts";
import type { PronounNeeds } from "./pronouns.ts";

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Verbs whose subject is somebody who acts: no port, price or war does these. */
const agentVerbs = wordSet(
  `accuse agree annex apologise apologize arm arrest ask assassinate assure besiege blame bomb bombard boycott bribe broker bully cede chide coerce
   condemn congratulate consult court decline denounce deploy deport detain disown dispatch donate embargo endorse evacuate expel extradite finance fund hope ignore
   infiltrate insist intend intervene invade invite jail kidnap lease lend lobby massacre mediate mobilise mobilize nationalise nationalize negotiate occupy offer overthrow
   persuade pledge plan promise ratify rebuke recognise recognize refuse rent repay retaliate sanction scold seek seize sell send shell shun sign snub sponsor spurn station sue summon
   supply suspect suspend torture train try urge veto visit vote vow want warn withdraw withhold woo`,
);

/** Verbs whose object is somebody who can be spoken to, paid or punished. */
const agentObjects = wordSet(
  `accuse ask assure beg bribe coerce congratulate convince court exhort implore invite lecture lobby persuade placate punish reassure rebuke reproach sanction sue thank
   threaten urge warn woo appease admonish chide scold`,
);

/** What only somebody who acts has: "its threats", "their ambassador". */
const agentGoods = wordSet(
  `threat threats sanction sanctions veto ultimatum invasion blockade army navy troops soldiers forces president minister government parliament ambassador
   ambassadors envoy embassy diplomats generals leaders leadership allies ally neighbour neighbours neighbor neighbors enemies citizens spies spokesman promise promises
   pledge refusal decision demand demands offer tariffs sovereignty independence territory airspace consent`,
);

/** Nouns that can act, or write down what somebody wants: they compete with names for such a pronoun. Others do not. */
const couldAct =
  /^(?:government|junta|regime|army|navy|militia|bloc|union|party|company|firm|bank|group|movement|ministry|court|council|parliament|congress|senate|commission|committee|agency|authority|administration|country|state|nation|power|republic|kingdom|alliance|coalition|opposition|side|team|mission|delegation|board|treaty|agreement|accord|deal|law|bill|resolution|plan|text|report|statement|constitution|article|clause|charter|draft|decree|programme|program|proposal|act|pact|convention|people|men|women|police|force|troops|media|press|public|crowd|elite|clergy|youth|family)s?$|(?:[^ptwnd]er|or|ist|ian|[ai]nt|man|men|ee|ite|ive|ary|al|eign)s?$/;

/** True where what a pronoun takes up must be able to act: it is the subject or object of such a verb or owns such a thing. Cost: O(1). */
export function takesAgent(view: DocumentView, pronoun: number, needs: PronounNeeds): boolean {
  const token = view.tokens[pronoun];
  if (needs.isPossessive) return agentGoods.has(wordAt(view, pronoun + 1, pronoun)) || agentGoods.has(wordAt(view, pronoun + 2, pronoun));
  const verb = view.tokens[governorOf(view, pronoun)];
  if (verb?.upos !== "VERB") return false;
  const lemma = verb.lemma.toLowerCase();
  if (token?.deprel === "obj" || token?.deprel === "iobj") return agentObjects.has(lemma);
  if (token?.deprel !== "nsubj") return false;
  return agentVerbs.has(lemma) || agentVerbs.has(`${lemma}e`) || (lemma === "bom" && /^bomb/i.test(verb.form));
}

/** True for a common noun that such a pronoun may take up as well as a name: "a *junta* … it vowed". */
export function isAgentNoun(form: string): boolean {
  return couldAct.test(form.toLowerCase());
}

/** True for a noun of a body that acts for itself: "it" is it as readily as a name. */
export function isBody(form: string): boolean {
  return /^(?:government|junta|regime|army|navy|militia|bloc|party|company|firm|bank|ministry|court|council|parliament|congress|senate|commission|committee|agency|administration|alliance|coalition|opposition|tribunal)$/i.test(
    form,
  );
}
