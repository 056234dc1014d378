"""The one error that giar raises on purpose."""

from __future__ import annotations

from giar.messages import Message


class InputError(Exception):
    """Input that cannot be read at all; ``code`` names the reason, ``message`` says it in Chinese and English."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.code = code
        self.message: Message = {"zh": zh, "en": en}
