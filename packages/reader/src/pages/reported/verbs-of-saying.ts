const plain =
  "says?|said|tells?|told|argues?|argued|adds?|added|believes?|believed|warns?|warned|notes?|noted|thinks?|thought|contends?|contended|observes?|observed|cautions?|cautioned|maintains?|maintained|explains?|explained|reckons?|reckoned|insists?|insisted|suggests?|suggested|points? out|pointed out|writes?|wrote|predicts?|predicted|expects?|expected|doubts?|doubted|concludes?|concluded|claims?|claimed|stresses|stressed|replies|replied|retorts?|retorted|agrees|agreed|disagrees|disagreed|counters?|countered|remarks?|remarked|sees|saw|asks?|asked|puts it|calls|called|recalls?|recalled|acknowledges|acknowledged|concedes?|conceded|admits?|admitted|sums up|continues|continued|jokes|quips|sighs|offers|recommends?|recommended|urges?|urged|wants|fears?|feared|hopes?|hoped|worries|worried|estimates?|estimated|judges?|judged|dismisses|dismissed|favou?rs|holds|would|finds?|found|answers?|answered|sketches|describes?|described|foresees?|foresaw|considers?|considered|reports|testif(?:ies|ied)|mentions?|mentioned|asserts?|asserted|reveals?|revealed|states?|stated|emphasi[sz]es?|emphasi[sz]ed|underlines?|underlined|underscores?|underscored|comments?|commented|opines?|opined|highlights?|highlighted|echoes|echoed|reiterates?|reiterated|affirms?|affirmed|confirms?|confirmed|indicates?|indicated|assesses|assessed|speculates?|speculated|posits?|posited|clarif(?:ies|ied)|elaborates?|elaborated|laments?|lamented|alleges?|alleged|advises?|advised|anticipates?|anticipated|went on|goes on|laughs|laughed|shrugs|shrugged|smiles|smiled|nods|nodded|muses|mused|takes|gives|puts|express(?:es|ed)|decr(?:ies|ied)|discuss(?:es|ed)|outlined?s?|critici[sz]e[sd]|prais(?:es|ed)|denie[sd]|denounce[sd]|questioned|welcome[sd]|condemn(?:s|ed)|refuse[sd] to (?:say|comment|discuss)|decline[sd] to (?:say|comment|discuss)|spoke (?:on \\p{Lu}\\p{Ll}+ )?(?:of|about)|speaks (?:of|about)|contradict(?:s|ed)|object(?:s|ed)|declare[sd]|announce[sd]|respond(?:s|ed)|complain(?:s|ed)|joked|quipped|tweet(?:s|ed)|vow(?:s|ed)|pledge[sd]|proclaim(?:s|ed)|submit(?:s|ted)|flag(?:s|ged)|demand(?:s|ed)|brings? out|brought out|summed up|held that|(?:opens|opened|begins|began|closes|closed|concludes|concluded) (?:by|with)|propose[sd]|promise[sd]|regret(?:s|ted)|reaffirm(?:s|ed)|recount(?:s|ed)|inquire[sd]|enquire[sd]|appeal(?:s|ed)|deplore[sd]|snap(?:s|ped)|scoff(?:s|ed)|sniff(?:s|ed)|chuckle[sd]|grin(?:s|ned)|guess(?:es|ed)|figure[sd]|counsel(?:s|led)|(?:is|was) of (?:the )?(?:opinion|view)";
/** Verbs behind which stands what is thanked, informed or rejected, and never the speaker. */
const ofOthers =
  "thank(?:s|ed)|commend(?:s|ed)|inform(?:s|ed)|brief(?:s|ed)|convey(?:s|ed)|encourage[sd]|invite[sd]|remind(?:s|ed)|assure[sd]|reject(?:s|ed)|support(?:s|ed)|oppose[sd]|disput(?:es|ed)|appreciate[sd]|rule[sd] out|push(?:es|ed) back|hits? back";
/** Verbs with which a report gives what somebody says or thinks. */
export const reporting = `${plain}|${ofOthers}`;
/** Of these verbs the name behind them is who hears. */
const hearing =
  /^(?:tells?|told|asks?|asked|calls?|called|urges?|urged|takes|gives|puts|would|wants|sees|saw|describes?|described|dismisses|dismissed|favou?rs|recalls?|finds?|found)$/;
export const stance =
  "(?:is|was|remains|remained) (?:less |more |not |not so |not as |far from |rather )?(?:sure|sceptical|skeptical|optimistic|pessimistic|convinced|certain|doubtful|confident|worried|hopeful|persuaded|alarmed|cautious|blunt|blunter)";
/** Verbs behind which the name is that of whoever speaks. */
export const spoken = plain
  .split("|")
  .filter((verb) => !hearing.test(verb))
  .join("|");
export const adverb = "(?:\\p{Ll}+ly,? )?";
/** What may stand between whoever speaks and the verb: "also", ", however, ". */
export const between = `(?:, (?:however|though|meanwhile|too|in turn|for (?:his|her|their) part), )?${adverb}(?:also |however |too |still |meanwhile |then |further |has |had )?`;
