"""Texts in the fonts of the nineties: bytes of TCVN3 and VNI, which show as letters of Western Europe."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.dressing.book import Rich
from tests.dressing.clothes.dressing import UnfitError, dressing
from tests.dressing.clothes.letters import respell
from tests.dressing.table import Said, Table

_LETTERS = (
    "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự"
    " ỳ ý ỷ ỹ ỵ"
)
_IN_TCVN3 = (
    "µ ¸ ¶ · ¹ ¨ » ¾ ¼ ½ Æ © Ç Ê È É Ë ® Ì Ð Î Ï Ñ ª Ò Õ Ó Ô Ö × Ý Ø Ü Þ ß ã á â ä « å è æ ç é ¬ ê í ë ì î ï ó ñ ò ô"
    " \u00ad õ ø ö ÷ ù ú ý û ü þ"
)
_IN_VNI = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå"
    " oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î"
)
# Capitals without marks of tone have letters of their own in TCVN3; all others are written small in a font of capitals.
_CAPITALS = dict(zip("ĂÂĐÊÔƠƯ", "¡¢§£¤¥¦", strict=True))
TCVN3 = dict(zip(_LETTERS.split(" "), _IN_TCVN3.split(" "), strict=True))
VNI = dict(zip(_LETTERS.split(" "), _IN_VNI.split(" "), strict=True))


def tcvn3(text: str) -> str:
    return "".join(_CAPITALS.get(letter) or TCVN3.get(letter.lower(), letter) for letter in text)


def vni(text: str) -> str:
    return "".join(
        VNI.get(letter) or (VNI[letter.lower()].upper() if letter.lower() in VNI else letter)
        for letter in text
    )


def _an_encoding(chance: random.Random) -> Callable[[str], str]:
    return chance.choice([tcvn3, vni])


@dressing("look-alikes", claims=("names", "letters"))
def names_in_an_old_font(table: Table, chance: random.Random, form: str) -> None:
    """Some lines were copied from an old sheet: their names are converted, or somebody is told at the cell."""
    encoded = _an_encoding(chance)
    names = [name for name in table.names() if not isinstance(name.cell.content, Rich)]
    if len(names) < 2:
        raise UnfitError
    for name in chance.sample(names, chance.randint(1, len(names) - 1)):
        garbled = encoded(name.value)
        table.take(name.cell).content = garbled
        for row in table.rows_of(name.row.line):
            row.fields[name.name].told_values = (garbled, None, _seen(garbled))
        table.answer.may.append(Said((), name.place))
    table.answer.may_be_refused = True


def _seen(text: str) -> str:
    """The text without the soft hyphen that stands for ư."""
    return text.replace("\u00ad", "")


@dressing("look-alikes", claims=("data", "letters", "titles", "headings"), touches=("file",))
def whole_sheet_in_an_old_font(table: Table, chance: random.Random, form: str) -> None:
    """It is converted, or refused; never half read."""
    respell(table, _an_encoding(chance))
    table.answer.may_be_refused = True
