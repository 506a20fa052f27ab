"""Passwords: which are good enough, kept as argon2, compared with the same work whoever is meant."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from cchc.language import mark

SHORTEST, LONGEST = 12, 256
FEWEST_LETTERS = 5  # different ones
TOO_SHORT = mark("Mật khẩu phải có ít nhất 12 ký tự.")
TOO_LONG = mark("Mật khẩu dài quá 256 ký tự.")
TOO_EASY = mark("Mật khẩu này dễ đoán. Dùng vài từ không liên quan đến nhau, hoặc một câu của riêng mình.")
HOLDS_NAME = mark("Mật khẩu không được chứa tên đăng nhập.")
_hasher = PasswordHasher()


def trouble_with(password: str, name: str) -> str:
    """Why a password is not good enough (a text to be translated); blank where it is."""
    plain = same(password).casefold()
    if len(plain) < SHORTEST:
        return TOO_SHORT
    if len(plain) > LONGEST:
        return TOO_LONG
    if len(name) > 2 and name.casefold() in plain:
        return HOLDS_NAME
    is_run = plain in _runs() * 3 or plain[::-1] in _runs() * 3
    easy = is_run or len(set(plain)) < FEWEST_LETTERS or any(plain.startswith(bad) for bad in bad_passwords())
    return TOO_EASY if easy else ""


def hashed(password: str) -> str:
    """As it is kept."""
    return _hasher.hash(same(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the password; of nobody's the same work is done, and the answer is no."""
    try:
        return _hasher.verify(kept or _nobodys(), same(password)) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


def same(password: str) -> str:
    """One writing of what looks alike, however a keyboard made its marks."""
    return unicodedata.normalize("NFKC", password)


@cache
def bad_passwords() -> frozenset[str]:
    """With what an easy one begins, in small letters."""
    text = Path(__file__).with_name("bad_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line)


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe())


def _runs() -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"
