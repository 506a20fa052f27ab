"""A report as Word: the form of Nghị định 30/2020/NĐ-CP, real styles, tables that can be edited."""

from cchc.reports.word.write import write_word

__all__ = ["write_word"]
