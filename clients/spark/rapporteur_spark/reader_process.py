"""A reader of documents as a process that stays warm: `rapporteur read --jsonl`, a document a line in, its statements out."""

import json
import os
import queue
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

#: Documents that are sent before the first of them is answered; the process reads one while the next ones wait.
AHEAD = 4
#: A document that ends the process so often while it is the only one in it is given up.
MOST_DEATHS = 2


@dataclass
class Answer:
    """What became of a document: its own line with its statements, or a line that says why it could not be read."""

    id: str
    closing: dict[str, Any]
    statements: list[dict[str, Any]] = field(default_factory=list)


class ReaderDied(Exception):
    """The process ended before it answered."""


class ReaderProcess:
    """One process; answers come in the order of the documents. `command` is the whole of it, with its arguments."""

    def __init__(self, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
        )
        # A thread takes the answers: writing and reading in one would wait for each other where both pipes are full.
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._collector = threading.Thread(target=self._collect, daemon=True)
        self._collector.start()

    def send(self, document: dict[str, Any]) -> None:
        """Sends a document. Raises ReaderDied where the process is gone."""
        try:
            self._process.stdin.write(json.dumps(document, ensure_ascii=True).encode() + b"\n")
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError) as problem:
            raise ReaderDied from problem

    def answer(self) -> Answer:
        """The next answer. Raises ReaderDied where none comes any more."""
        answer = self._answers.get()
        if answer is None:
            self._answers.put(None)
            raise ReaderDied
        return answer

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        self._collector.join()
        self._process.stdout.close()
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass

    def _collect(self) -> None:
        statements: list[dict[str, Any]] = []
        for line in self._process.stdout:
            if not line.endswith(b"\n"):
                break
            record = json.loads(line)
            if "statement" in record:
                statements.append(record)
            elif "schema" not in record:
                self._answers.put(Answer(record.get("document", record.get("id")) or "", record, statements))
                statements = []
        self._answers.put(None)


def read_documents(
    documents: Iterable[dict[str, Any]], command: Sequence[str], environment: dict[str, str] | None = None
) -> Iterator[Answer]:
    """
    Reads documents in a process that is kept for all of them: exactly one answer a document, in order. Where the process ends, what it had not answered is sent
    to a new one, a document at a time; a document that ends it twice is answered as a failure, RAP_READER_DIED.

    documents: records as `rapporteur read --jsonl` takes them, each with an id
    Cost: linear; `AHEAD` documents in memory.
    """
    source = iter(documents)
    waiting: deque[dict[str, Any]] = deque()
    reader = ReaderProcess(command, environment)
    try:
        while True:
            try:
                while len(waiting) < AHEAD and (document := next(source, None)) is not None:
                    waiting.append(document)
                    reader.send(document)
                if not waiting:
                    return
                yield reader.answer()
                waiting.popleft()
            except ReaderDied:
                while waiting:
                    reader.close()
                    reader = ReaderProcess(command, environment)
                    reader, answer = _read_alone(reader, waiting[0], command, environment)
                    yield answer
                    waiting.popleft()
    finally:
        reader.close()


def _read_alone(
    reader: ReaderProcess, document: dict[str, Any], command: Sequence[str], environment: dict[str, str] | None
) -> tuple[ReaderProcess, Answer]:
    for _ in range(MOST_DEATHS):
        try:
            reader.send(document)
            return reader, reader.answer()
        except ReaderDied:
            reader.close()
            reader = ReaderProcess(command, environment)
    failure = {"id": document["id"], "code": "RAP_READER_DIED", "message": "the reader ended while it read this document; read it alone to see why"}
    return reader, Answer(document["id"], failure)
