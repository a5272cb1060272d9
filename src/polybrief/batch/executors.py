"""A function over many items, in several processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from types import FrameType
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_PRELOADED = ["polybrief.pipeline.editions", "polybrief.pdf.document"]


def execute(
    function: Callable[[_Item], _Result], items: Sequence[_Item], workers: int, died: Callable[[_Item], _Result]
) -> Generator[_Result]:
    """The function of every item, in the order of the items, whatever order they are done in.

    Close it to stop: what has begun is finished, the rest is not begun.

    Args:
        function: with what it is bound to, it must be fit to be pickled.
        workers: how many processes.
        died: the result of an item whose process died of it.
    """
    pool = _pool(workers)
    try:
        for item, future in [(item, _submit(pool, function, item)) for item in items]:
            try:
                result = future.result()
            except BrokenProcessPool:
                result = _alone(function, item, died)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(function: Callable[[_Item], _Result], item: _Item, died: Callable[[_Item], _Result]) -> _Result:
    """One dead process takes the whole pool with it, so each item that was not done gets a pool of its own."""
    with _pool(1) as pool:
        try:
            return _submit(pool, function, item).result()
        except BrokenProcessPool:
            return died(item)


def _submit(pool: ProcessPoolExecutor, function: Callable[[_Item], _Result], item: _Item) -> Future[_Result]:
    # This starts a process; one that loses its parent as it starts complains on stderr.
    with _interrupted_later():
        try:
            return pool.submit(function, item)
        except BrokenProcessPool as broken:
            future: Future[_Result] = Future()
            future.set_exception(broken)
            return future


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, _context(), _begin, (gc.get_threshold(),))


def _begin(threshold: tuple[int, int, int]) -> None:
    """What a process does first: collect garbage as its parent, leave Ctrl-C to it, see to it that it ends with it."""
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A parent that is killed says nothing, and its processes would wait for work for ever.
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _context() -> BaseContext:
    """Processes that share no threads with this one: a fork of it could hang, and Python warns of that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    # Ctrl-C reaches every process of a terminal; those that are born with it ignored leave the answer to this one.
    with _on_signals(signal.SIG_IGN, signal.SIGINT):
        forkserver.ensure_running()
    return context


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Ctrl-C, and the wish that this process end, wait until the end."""
    caught: list[int] = []
    with _on_signals(lambda number, _: caught.append(number), signal.SIGINT, signal.SIGTERM):
        yield
    for number in caught:
        signal.raise_signal(number)


@contextmanager
def _on_signals(
    handler: Callable[[int, FrameType | None], None] | signal.Handlers, *numbers: signal.Signals
) -> Iterator[None]:
    """Another answer to signals; only the main thread can give one, and only it is interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)
