"""A cache of compiled templates within one process, for previews and tests, which build many times."""

from __future__ import annotations

from hashlib import sha256
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory, by the text that was compiled.

    Jinja's own caches go by the file. Here the words of a language are inserted before a template is compiled (see
    ``WriteOnce``), so one file becomes a template for each language.
    """

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        text = environment.preprocess(source, name, filename)
        # The code holds the name of its file, for messages.
        key = sha256("\0".join((name, filename or "", text)).encode()).hexdigest()
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._code[bucket.key] = bucket.code


COMPILED = CompiledTemplates()
