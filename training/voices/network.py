"""The network that tells whose words a sentence of a page is; the product's is packages/reader/src/pages/voices/voice-network.ts."""

import math

import torch
from torch import nn
from torch.nn import functional

# Behind the hashed features of sentences stand three rows, and behind the relations four, for what the rules say.
SENTENCE_ROWS, MENTION_ROWS, RELATION_ROWS = 8192 + 3, 4096, 48 + 4
RELATION_WIDTH, RELATIONS_OF_PAIR = 16, 5
# Of the reader's encoder, and how many of its layers the vectors come from; `make-pages.ts` writes them.
VECTOR_WIDTH, DEPTH = 384, 5
LINE_ROLES = (
    "title kicker standfirst byline dateline role bio heading question label host turn body quote item expert "
    "caption credit tags related navigation share newsletter cookies form comment advertisement legal page"
).split()


class Layer(nn.Module):
    """Attention over sentences with a learned bias for distances, and a feed-forward net; both on normalised states."""

    def __init__(self, width, heads, reach):
        super().__init__()
        self.heads, self.reach = heads, reach
        self.before, self.within = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention, self.attended = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.distances = nn.Parameter(torch.zeros(heads, 2 * reach + 1))

    def forward(self, states, sizes, drop):
        """States of several pages, one page behind the other; each attends to itself alone."""
        parts = self.attention(self.before(states)).split(sizes)
        attended = torch.cat([self.attend(own) for own in parts])
        states = states + drop(self.attended(attended))
        return states + drop(self.narrow(functional.relu(self.wide(self.within(states)))))

    def attend(self, parts):
        count, width = len(parts), parts.shape[1] // 3
        queries, keys, values = parts.view(count, 3, self.heads, width // self.heads).permute(1, 2, 0, 3)
        place = torch.arange(count)
        steps = (place[:, None] - place[None]).clamp(-self.reach, self.reach) + self.reach
        scores = queries @ keys.transpose(1, 2) / math.sqrt(width // self.heads) + self.distances[:, steps]
        return (scores.softmax(-1) @ values).transpose(0, 1).reshape(count, width)


class Voices(nn.Module):
    """Scores of owners for each sentence of a page: nobody, then the people of the page."""

    def __init__(self, width=96, layers=3, heads=4, reach=16, vectors=VECTOR_WIDTH, dropout=0.3, feature_dropout=0.25):
        super().__init__()
        self.settings = {"width": width, "layers": layers, "heads": heads, "reach": reach, "vectors": vectors, "depth": DEPTH}
        self.feature_dropout = feature_dropout
        self.sentences = nn.EmbeddingBag(SENTENCE_ROWS, width, mode="sum")
        self.mentions = nn.EmbeddingBag(MENTION_ROWS, width, mode="sum")
        for table in (self.sentences, self.mentions):
            nn.init.normal_(table.weight, std=0.06)
        self.sentence_norm, self.mention_norm = nn.LayerNorm(vectors), nn.LayerNorm(vectors)
        self.sentence_vector, self.mention_vector = nn.Linear(vectors, width), nn.Linear(vectors, width)
        for taken in (self.sentence_vector, self.mention_vector):
            nn.init.normal_(taken.weight, std=0.01)
            nn.init.zeros_(taken.bias)
        self.layers = nn.ModuleList(Layer(width, heads, reach) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        self.mention_to_sentence, self.merged = nn.Linear(width, width), nn.Linear(2 * width, width)
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width)
        self.relations = nn.Embedding(RELATION_ROWS, RELATION_WIDTH)
        nn.init.normal_(self.relations.weight, std=0.1)
        self.relation = nn.Linear(RELATION_WIDTH, 2 * RELATION_WIDTH)
        self.relation_of_sentence, self.relation_of_mention = nn.Linear(width, 2 * RELATION_WIDTH), nn.Linear(width, 2 * RELATION_WIDTH)
        self.relation_score, self.mention_score = nn.Linear(2 * RELATION_WIDTH, 1), nn.Linear(width, 1)
        self.nobody, self.stay = nn.Linear(width, 1), nn.Linear(width, 2)
        self.line_role = nn.Linear(width, len(LINE_ROLES))
        self.drop = nn.Dropout(dropout)

    def bag(self, table, bags):
        rows, sizes = torch.cat([rows for rows, _ in bags]), [len(rows) for rows, _ in bags]
        starts = torch.cat([starts + before for (_, starts), before in zip(bags, running(sizes))])
        if len(starts) == 0:
            return torch.zeros(0, table.weight.shape[1])
        weights = torch.ones(len(rows))
        if self.training:
            weights = (torch.rand(len(rows)) > self.feature_dropout).float() / (1 - self.feature_dropout)
        return table(rows, starts, per_sample_weights=weights)

    def forward(self, pages):
        """Of each page: logits of owners (sentences × people + 1), gains of going on (sentences × 2), logits of line roles."""
        sizes = [len(page.gold) for page in pages]
        states = self.bag(self.sentences, [page.sentence_rows for page in pages])
        states = states + functional.embedding(torch.cat([page.rule_rows for page in pages]), self.sentences.weight)
        states = states + self.sentence_vector(self.drop(self.sentence_norm(torch.cat([page.sentence_vectors for page in pages]))))
        mentions = self.bag(self.mentions, [page.mention_rows for page in pages])
        sentence_of = torch.cat([page.sentence_of + before for page, before in zip(pages, running(sizes))])
        mentions = mentions + self.mention_vector(self.drop(self.mention_norm(torch.cat([page.mention_vectors for page in pages]))))
        states = states.index_add(0, sentence_of, self.mention_to_sentence(functional.relu(mentions)))
        states = self.drop(states)
        for layer in self.layers:
            states = layer(states, sizes, self.drop)
        states = self.last(states)
        owners = self.owners(pages, states, self.drop(functional.relu(self.merged(torch.cat([states[sentence_of], mentions], 1)))))
        return list(zip(owners, self.stay(states).split(sizes), self.line_role(states).split(sizes)))

    def owners(self, pages, states, merged):
        sentences, mentions = [len(page.gold) for page in pages], [len(page.person_of) for page in pages]
        relations = self.relation(self.relations.weight) - self.relation.bias * (1 - 1 / RELATIONS_OF_PAIR)
        of_sentence = zip(*(part.split(sentences) for part in (self.nobody(states), self.query(states), self.relation_of_sentence(states))))
        of_mention = zip(*(part.split(mentions) for part in (self.key(merged), self.relation_of_mention(merged), self.mention_score(merged))))
        return [self.owners_of(page, relations, own, other) for page, own, other in zip(pages, of_sentence, of_mention)]

    def owners_of(self, page, relations, of_sentence, of_mention):
        (nobody, query, relation_of_sentence), (key, relation_of_mention, mention_score) = of_sentence, of_mention
        count, mentions = len(query), len(key)
        if mentions == 0:
            return torch.cat([nobody, torch.full((count, page.people), -1e4)], 1)
        scores = query @ key.T / math.sqrt(query.shape[1])
        related = functional.embedding_bag(page.relations.long().view(-1, RELATIONS_OF_PAIR), relations, mode="sum").view(count, mentions, -1)
        related = related + relation_of_sentence[:, None] + relation_of_mention[None]
        scores = scores + self.relation_score(functional.relu(related)).squeeze(-1) + mention_score.T
        most = scores.max(1, keepdim=True)[0].detach()
        sums = torch.zeros(count, page.people).index_add(1, page.person_of, (scores - most).exp())
        return torch.cat([nobody, (sums + 1e-12).log() + most], 1)


def running(sizes):
    """How many stand before each."""
    return [sum(sizes[:at]) for at in range(len(sizes))]


def chain_loss(scored):
    """Mean over pages of the negative log-likelihood a sentence, of a chain in which to go on with the same owner has a gain.

    scored: (owners, stay, gold) a page; gold is negative where unknown.
    """
    sizes = torch.tensor([len(owners) for owners, _, _ in scored])
    longest, widest = int(sizes.max()), max(owners.shape[1] for owners, _, _ in scored)
    pad = functional.pad
    owners = torch.stack([pad(one, (0, widest - one.shape[1], 0, longest - len(one)), value=-1e4) for one, _, _ in scored])
    stay = torch.stack([pad(one, (0, 0, 0, longest - len(one))) for _, one, _ in scored])
    gold = torch.stack([pad(one, (0, longest - len(one)), value=-100) for _, _, one in scored])
    other = (gold >= 0)[..., None] & (torch.arange(widest)[None, None] != gold.clamp(min=0)[..., None])
    both = torch.cat([owners, torch.where(other, torch.tensor(-1e6), owners)])
    gains = torch.cat([stay[:, :, 1:2], stay[:, :, 0:1].expand(-1, -1, widest - 1)], 2).repeat(2, 1, 1)
    sizes2, alpha = sizes.repeat(2), both[:, 0]
    for at in range(1, longest):
        total = torch.logsumexp(alpha, 1, keepdim=True)
        others = total + torch.log1p(-(alpha - total).exp().clamp(max=1 - 1e-6))
        following = torch.logaddexp(alpha + gains[:, at], others) + both[:, at]
        alpha = torch.where((at < sizes2)[:, None], following, alpha)
    ends = torch.logsumexp(alpha, 1)
    return ((ends[: len(scored)] - ends[len(scored) :]) / sizes).mean()
