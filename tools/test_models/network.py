"""A Transformer small enough to be trained on one core in minutes, laid out as CTranslate2 reads it.

Pre-norm, sinusoidal positions, embeddings shared between source, target and output, as in Vaswani et al. 2017
(https://arxiv.org/abs/1706.03762) with the layer norm before each block.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, UNKNOWN, START, END = range(4)
SPECIAL = ("<blank>", "<unk>", "<s>", "</s>")


@dataclass(frozen=True)
class Shape:
    """How large the network is, and how long it is trained."""

    width: int = 96
    heads: int = 4
    inner: int = 256
    layers: int = 2
    epochs: int = 10
    batch_tokens: int = 2500
    peak_rate: float = 4e-3
    smoothing: float = 0.05
    dropout: float = 0.05


class Attention(nn.Module):
    """Multi-head attention of `queries` to `memory`, or to themselves."""

    def __init__(self, shape: Shape, *, to_itself: bool) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.heads, self.to_itself, self.dropout = shape.heads, to_itself, shape.dropout
        if to_itself:
            self.qkv = nn.Linear(shape.width, 3 * shape.width)
        else:
            self.q, self.kv = nn.Linear(shape.width, shape.width), nn.Linear(shape.width, 2 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, given: Tensor, memory: Tensor | None = None, mask: Tensor | None = None) -> Tensor:
        queries = self.norm(given)
        if self.to_itself:
            q, k, v = self.qkv(queries).chunk(3, -1)
        else:
            q, (k, v) = self.q(queries), self.kv(memory).chunk(2, -1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (q, k, v))
        found = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return given + functional.dropout(self.out(found.transpose(1, 2).flatten(2)), self.dropout, self.training)


class Inner(nn.Module):
    """The two linear layers of each block."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.first, self.second = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.dropout = shape.dropout

    def forward(self, given: Tensor) -> Tensor:
        done = self.second(functional.relu(self.first(self.norm(given))))
        return given + functional.dropout(done, self.dropout, self.training)


class Layer(nn.Module):
    def __init__(self, shape: Shape, *, decodes: bool) -> None:
        super().__init__()
        self.attention = Attention(shape, to_itself=True)
        self.source = Attention(shape, to_itself=False) if decodes else None
        self.inner = Inner(shape)

    def forward(self, given: Tensor, mask: Tensor, memory: Tensor | None = None, seen: Tensor | None = None) -> Tensor:
        given = self.attention(given, mask=mask)
        if self.source is not None:
            given = self.source(given, memory, seen)
        return self.inner(given)


class Network(nn.Module):
    """Translates rows of token numbers into scores of the next token."""

    def __init__(self, vocabulary: int, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = nn.Embedding(vocabulary, shape.width)
        nn.init.normal_(self.embeddings.weight, std=shape.width**-0.5)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.encoder = nn.ModuleList(Layer(shape, decodes=False) for _ in range(shape.layers))
        self.decoder = nn.ModuleList(Layer(shape, decodes=True) for _ in range(shape.layers))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        present = (source != PAD)[:, None, None, :]
        memory = self._embedded(source)
        for layer in self.encoder:
            memory = layer(memory, present)
        memory = self.encoder_norm(memory)
        length = target.shape[1]
        earlier = torch.ones(length, length, dtype=torch.bool).tril()
        state = self._embedded(target)
        for layer in self.decoder:
            state = layer(state, earlier, memory, present)
        return functional.linear(self.decoder_norm(state), self.embeddings.weight, self.bias)

    def _embedded(self, tokens: Tensor) -> Tensor:
        width = self.shape.width
        embedded = self.embeddings(tokens) * math.sqrt(width) + positions(tokens.shape[1], width)
        return functional.dropout(embedded, self.shape.dropout, self.training)


def positions(length: int, width: int) -> Tensor:
    """Sinusoids by position, as CTranslate2 computes them when a model stores none: from 1 on, sines before cosines."""
    scales = torch.exp(torch.arange(width // 2) * (-math.log(10_000) / (width // 2 - 1)))
    angles = torch.arange(1, length + 1)[:, None] * scales
    return torch.cat([torch.sin(angles), torch.cos(angles)], 1)


Pair = tuple[Sequence[int], Sequence[int]]


def train(network: Network, pairs: Sequence[Pair], seed: int) -> None:
    """Train on pairs of token numbers, with AdamW and one cycle of the learning rate."""
    shape, rng = network.shape, random.Random(seed)  # noqa: S311 - not for secrets
    torch.manual_seed(seed)
    epochs = [list(_batches(pairs, shape.batch_tokens, rng)) for _ in range(shape.epochs)]
    steps = sum(map(len, epochs))
    optimizer = torch.optim.AdamW(network.parameters(), betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, shape.peak_rate, total_steps=steps, pct_start=0.1, cycle_momentum=False
    )
    network.train()
    started = time.monotonic()
    for number, epoch in enumerate(epochs, 1):
        total = 0.0
        for batch in epoch:
            source, target = (_padded([pair[side] for pair in batch]) for side in (0, 1))
            scores = network(source, target[:, :-1])
            loss = functional.cross_entropy(
                scores.flatten(0, 1), target[:, 1:].flatten(), ignore_index=PAD, label_smoothing=shape.smoothing
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {number}: loss {total / len(epoch):.4f} after {time.monotonic() - started:.0f} s", flush=True)
    network.eval()


def greedy(network: Network, source: Sequence[int], limit: int = 120) -> list[int]:
    """The surest token after the other."""
    target = [START]
    with torch.no_grad():
        while len(target) < limit:
            best = int(network(torch.tensor([source]), torch.tensor([target]))[0, -1].argmax())
            if best == END:
                break
            target.append(best)
    return target[1:]


def _batches(pairs: Sequence[Pair], tokens: int, rng: random.Random) -> Iterator[list[Pair]]:
    """All pairs in batches of like length, shuffled."""
    order = sorted(pairs, key=lambda pair: (len(pair[1]) + rng.random() * 3, len(pair[0])))
    batches, batch = [], []
    for pair in order:
        batch.append(pair)
        if len(batch) * (len(pair[1]) + 1) >= tokens:
            batches.append(batch)
            batch = []
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    yield from batches


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    length = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (length - len(row))] for row in rows])
