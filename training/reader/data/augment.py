"""Changed copies of documents: names of one type swapped, case dropped, marks straightened.

Every change keeps the annotation: spans move with the text.
"""

import re
from dataclasses import replace
from random import Random

from .records import Document, Event, Filler, Span

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def change_document(document: Document, random: Random) -> Document:
    """One of the changes, or two."""
    if random.random() < 0.6:
        document = swap_names(document, random)
    chance = random.random()
    if chance < 0.15:
        return replace(document, text=_lower(document.text))
    if chance < 0.45:
        return replace(document, text=document.text.translate(_STRAIGHT))
    return document


def _lower(text: str) -> str:
    """Lower case where that keeps the length."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


# Names that stand for each other: name, adjective, capital. One set for each decade's end that is safe to mix.
STATES = [tuple(row.split("|")) for row in (
    "Kenya|Kenyan|Nairobi", "Norway|Norwegian|Oslo", "Peru|Peruvian|Lima", "Serbia|Serbian|Belgrade", "Japan|Japanese|Tokyo",
    "Morocco|Moroccan|Rabat", "Ghana|Ghanaian|Accra", "Chile|Chilean|Santiago", "Turkey|Turkish|Ankara", "Jordan|Jordanian|Amman",
    "Poland|Polish|Warsaw", "Vietnam|Vietnamese|Hanoi", "Armenia|Armenian|Yerevan", "Russia|Russian|Moscow", "China|Chinese|Beijing",
    "India|Indian|New Delhi", "Iran|Iranian|Tehran", "Israel|Israeli|Jerusalem", "Egypt|Egyptian|Cairo", "France|French|Paris",
    "Germany|German|Berlin", "Britain|British|London", "Ukraine|Ukrainian|Kyiv", "Pakistan|Pakistani|Islamabad", "Cuba|Cuban|Havana",
    "Greece|Greek|Athens", "Hungary|Hungarian|Budapest", "Ethiopia|Ethiopian|Addis Ababa", "Sudan|Sudanese|Khartoum", "Qatar|Qatari|Doha",
    "Nigeria|Nigerian|Abuja", "Rwanda|Rwandan|Kigali", "Belarus|Belarusian|Minsk", "Georgia|Georgian|Tbilisi", "Finland|Finnish|Helsinki",
    "Colombia|Colombian|Bogotá", "Australia|Australian|Canberra", "Canada|Canadian|Ottawa", "Indonesia|Indonesian|Jakarta", "Syria|Syrian|Damascus",
)]


def swap_names(document: Document, random: Random) -> Document:
    """Each state that the text names, with its adjective and capital, becomes another, the same throughout."""
    present = [n for n, state in enumerate(STATES) if re.search(rf"\b{state[0]}\b|\b{state[1]}\b|\b{state[2]}\b", document.text)]
    others = [n for n in range(len(STATES)) if n not in present]
    random.shuffle(others)
    table = {word: STATES[other][place] for n, other in zip(present, others) for place, word in enumerate(STATES[n])}
    if not table:
        return document
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")
    return rewrite(document, [(match.span(), table[match.group()]) for match in pattern.finditer(document.text)])


def rewrite(document: Document, changes: list[tuple[Span, str]]) -> Document:
    """The document with spans replaced by other words; a span that begins or ends inside a replaced one takes it whole."""
    parts, moved, at, shift = [], [], 0, 0
    for (start, end), words in changes:
        parts += [document.text[at:start], words]
        moved.append((start, end, start + shift, start + shift + len(words)))
        shift += len(words) - (end - start)
        at = end
    parts.append(document.text[at:])
    starts = [change[0] for change in moved]

    def place(offset: int, is_end: bool) -> int:
        from bisect import bisect_right

        number = bisect_right(starts, offset - 1 if is_end else offset) - 1
        if number < 0:
            return offset
        _, old_end, new_start, new_end = moved[number]
        if offset >= old_end:
            return new_end + offset - old_end
        return new_end if is_end else new_start

    def span(old: Span) -> Span:
        return place(old[0], False), place(old[1], True)

    def filler(old: Filler) -> Filler:
        return replace(old, span=span(old.span), anchor=old.anchor and span(old.anchor), others=tuple(map(span, old.others))) if old.span else old

    def event(old: Event) -> Event:
        roles = {role: [filler(f) for f in fillers] for role, fillers in old.roles.items()}
        return Event(old.kind, span(old.trigger), roles, old.attributes)

    return replace(
        document, text="".join(parts), sentences=[span(s) for s in document.sentences], events=[event(e) for e in document.events],
        quotes=[span(s) for s in document.quotes], unread=[span(s) for s in document.unread],
        pairs=[replace(p, left=span(p.left), right=span(p.right)) for p in document.pairs],
    )


