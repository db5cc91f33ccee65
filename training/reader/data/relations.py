"""Relations of words to their governors (Universal Dependencies), by number."""

# Relations of a word to its governor that are told apart; one with a subtype that is not listed counts as its base.
RELATIONS = tuple(
    "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss conj xcomp ccomp csubj advcl acl acl:relcl amod compound appos advmod aux "
    "case mark det cc parataxis punct flat cop root other".split()
)
_RELATION_NUMBER = {name: number for number, name in enumerate(RELATIONS)}
OTHER_RELATION = len(RELATIONS) - 1


def relation_number(relation: str) -> int:
    return _RELATION_NUMBER.get(relation, _RELATION_NUMBER.get(relation.split(":")[0], len(RELATIONS) - 1))
