"""What the reader predicts: kinds of triggers, their roles and their attributes."""

ACTIONS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)
STATUSES = ("actual", "denied", "hypothetical", "demanded")

# Kinds that the product uses, then kinds that only teach the encoder and are not exported.
OWN_KINDS = ("relation", "position", "forecast", "cause", "cue", "quote")
# "causal" and "criticism" are said of a whole sentence, at its first word.
AUXILIARY_KINDS = ("cnc", "because", "gum", "causal", "criticism")
KINDS = OWN_KINDS + AUXILIARY_KINDS

# "quote" is asked at the opening mark of every direct quotation; "mention" at the last word of a pronoun, role or short
# name whose antecedent is wanted. Both places are known before the head is asked.
ROLES = {
    "relation": ("source", "target", "object", "place", "by"),
    "position": ("concept", "by"),
    "forecast": ("event", "term", "horizon", "condition", "by"),
    "cause": ("cause", "effect", "by"),
    "cue": ("speaker", "content"),
    "quote": ("speaker",),
    "mention": ("antecedent",),
    "cnc": ("cause", "effect"),
    "because": ("cause", "effect"),
    "gum": ("source", "content"),
    "causal": (),
    "criticism": (),
}
OWN_ROLES = tuple((kind, role) for kind in (*OWN_KINDS, "mention") for role in ROLES[kind])
ALL_ROLES = OWN_ROLES + tuple((kind, role) for kind in AUXILIARY_KINDS for role in ROLES[kind])
ROLE_NUMBER = {pair: number for number, pair in enumerate(ALL_ROLES)}

# Attribute groups: one softmax each, read from the vector of the trigger.
ATTRIBUTES = {
    ("relation", "action"): ACTIONS,
    ("relation", "status"): STATUSES,
    ("relation", "mutual"): ("no", "yes"),
    ("relation", "figurative"): ("no", "yes"),
    ("position", "side"): ("for", "against"),
    ("position", "intensity"): ("mild", "plain", "strong"),
    ("position", "status"): STATUSES,
    ("position", "figurative"): ("no", "yes"),
    ("forecast", "side"): ("yes", "no", "open"),
    ("forecast", "status"): STATUSES,
    ("forecast", "figurative"): ("no", "yes"),
    ("cause", "sign"): ("+", "-", "?"),
    ("cause", "status"): STATUSES,
    ("cause", "figurative"): ("no", "yes"),
    ("because", "sign"): ("+", "-"),
}

ATTRIBUTE_NUMBER = {group: number for number, group in enumerate(ATTRIBUTES)}


def attribute_slices() -> list[tuple[int, int]]:
    """Where the outputs of each attribute group stand in the row of all attribute outputs."""
    slices, at = [], 0
    for values in ATTRIBUTES.values():
        slices.append((at, at + len(values)))
        at += len(values)
    return slices


# Special candidates of a role, numbered before the words of the window.
NOBODY, AUTHOR = 0, 1
SPECIALS = 2
