"""Pages as `make-pages.ts` writes them: one JSON object a line."""

import base64
import json
from dataclasses import dataclass

import numpy as np
import torch

from training.voices.network import LINE_ROLES, VECTOR_WIDTH

ROLE_PLACES = {role: place for place, role in enumerate(LINE_ROLES)}
UNKNOWN = -100
HIDDEN_RULES, RULES_SAY_NOBODY, RULES_SAY_SOMEBODY = 8192, 8193, 8194
HIDDEN_OWNER = 48


@dataclass
class Page:
    name: str
    people: int
    sentence_rows: tuple
    mention_rows: tuple
    sentence_of: torch.Tensor
    person_of: torch.Tensor
    all_relations: torch.Tensor
    relations: torch.Tensor
    sentence_vectors: torch.Tensor
    mention_vectors: torch.Tensor
    rule_rows: torch.Tensor
    gold: torch.Tensor
    roles: torch.Tensor
    rules: list
    lengths: list
    record: dict


def bag(lists):
    starts = np.cumsum([0] + [len(one) for one in lists])[:-1]
    return torch.tensor([row for one in lists for row in one], dtype=torch.long), torch.tensor(starts, dtype=torch.long)


def read_pages(path):
    """All pages of a file, with the vectors in the file beside it: of each page those of its sentences, then those of its mentions."""
    vectors = np.memmap(path.with_suffix(".vectors"), dtype=np.float32, mode="r").reshape(-1, VECTOR_WIDTH)
    pages, at = [], 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            end = at + len(record["uf"]) + len(record["mf"])
            pages.append(page_of(record, torch.tensor(vectors[at:end])))
            at = end
    if at != len(vectors):
        raise ValueError(f"{path}: vectors for {len(vectors)} sentences and mentions, not {at}")
    return pages


def page_of(record, vectors):
    count, mentions = len(record["uf"]), len(record["mf"])
    relations = np.frombuffer(base64.b64decode(record["rel"]), dtype=np.uint8).reshape(count, mentions, 5)
    named = set(record["mp"])
    # Somebody whom the text does not name cannot be pointed at.
    gold = [owner if owner <= 0 or owner - 1 in named else UNKNOWN for owner in record["owner"]]
    page = Page(
        name=record["name"],
        people=len(record["persons"]),
        sentence_rows=bag(record["uf"]),
        mention_rows=bag(record["mf"]),
        sentence_of=torch.tensor(record["ms"], dtype=torch.long),
        person_of=torch.tensor(record["mp"], dtype=torch.long),
        all_relations=torch.from_numpy(relations.copy()),
        relations=torch.empty(0),
        sentence_vectors=vectors[:count],
        mention_vectors=vectors[count:],
        rule_rows=torch.empty(0),
        gold=torch.tensor([UNKNOWN if owner < 0 else owner for owner in gold]),
        roles=torch.tensor([ROLE_PLACES.get(role, UNKNOWN) for role in record["roles"]]),
        rules=record["rules"],
        lengths=record["sl"],
        record=record,
    )
    show_rules(page, True, True)
    return page


def show_rules(page, rows, relations):
    """Lets the network see what the rules say, of sentences and of names beside them, or hides it: where the rules were written on a page, they would look better than they are."""
    rules = torch.tensor(page.rules)
    page.rule_rows = torch.where(rules == 0, RULES_SAY_NOBODY, RULES_SAY_SOMEBODY) if rows else torch.full_like(rules, HIDDEN_RULES)
    page.relations = page.all_relations if relations else hidden(page.all_relations)


def hidden(relations):
    """Relations without what the rules say, which is their last column."""
    copy = relations.clone()
    copy[:, :, -1] = HIDDEN_OWNER
    return copy
