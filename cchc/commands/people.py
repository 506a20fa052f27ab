"""`people`: accounts from the console, where the first administrator is made. Acts are recorded under the system's user."""

from __future__ import annotations

import getpass
import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

import click

from cchc.commands.options import database_option
from cchc.commands.output import FAILED, show
from cchc.people import accounts
from cchc.people.acting import system_user
from cchc.people.errors import PeopleError
from cchc.people.file import PeopleFile, people_file
from cchc.people.mirror import as_json
from cchc.people.person import Grant, parse_scope
from cchc.people.record import first_broken
from cchc.people.rights import ROLES, Role
from cchc.people.sessions import end_sessions_of
from cchc.store import default_path


class PeopleCommand(click.Command):
    """A command whose failures leave as a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; what cannot be done becomes a ClickException."""
        try:
            return super().invoke(ctx)
        except PeopleError as error:
            raise click.ClickException(str(error)) from error
        except (sqlite3.Error, OSError) as error:
            raise click.ClickException(f"Không đọc hay ghi được tệp tài khoản. ({error})") from error


class PeopleGroup(click.Group):
    """Its commands speak alike."""

    command_class = PeopleCommand


role_options = [
    click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="Vai trò, một hay nhiều."),
    click.option("--scope", "scopes", multiple=True, help="Phạm vi: province:MÃ, unit:MÃ, cohort:TÊN; không ghi là toàn bộ."),
]  # fmt: skip


@click.group(cls=PeopleGroup)
def people() -> None:
    """Tài khoản đăng nhập: thêm, liệt kê, khóa, mở, đặt lại mật khẩu, vai trò, đăng xuất khỏi mọi nơi."""


def with_roles(command: Any) -> Any:
    """A command that takes roles and scopes."""
    for option in reversed(role_options):
        command = option(command)
    return command


@people.command()
@click.argument("name")
@with_roles
@click.option("--title", default="", help="Họ tên như khi ký; mặc định là tên đăng nhập.")
@click.option(
    "--without-password", is_flag=True, help="Chỉ vào được qua máy chủ trung gian (CCHC_PROXY_USER)."
)
@database_option
def add(
    name: str,
    roles: tuple[Role, ...],
    scopes: tuple[str, ...],
    title: str,
    without_password: bool,
    database: str | None,
) -> None:
    """Thêm tài khoản; hỏi mật khẩu hai lần, hoặc đọc hai dòng từ đầu vào chuẩn. Lần đăng nhập đầu phải đổi mật khẩu."""
    file, grants = opened(database), grants_asked(roles, scopes)
    accounts.check_name(name)
    password = None if without_password else asked_password()
    accounts.add_person(file, name, title, grants, password, system_user())
    show(account(file, name))


@people.command(name="list")
@database_option
def list_all(database: str | None) -> None:
    """Mọi tài khoản với vai trò, trạng thái và lần đăng nhập gần nhất."""
    show(accounts.list_people(opened(database)))


@people.command()
@click.argument("name")
@database_option
def block(name: str, database: str | None) -> None:
    """Khóa tài khoản: không đăng nhập được nữa, trang đang mở bị đóng."""
    file = opened(database)
    accounts.set_blocked(file, name, True, system_user())
    show(account(file, name))


@people.command()
@click.argument("name")
@database_option
def unblock(name: str, database: str | None) -> None:
    """Mở lại tài khoản đã khóa."""
    file = opened(database)
    accounts.set_blocked(file, name, False, system_user())
    show(account(file, name))


@people.command()
@click.argument("name")
@with_roles
@database_option
def role(name: str, roles: tuple[Role, ...], scopes: tuple[str, ...], database: str | None) -> None:
    """Đặt lại vai trò và phạm vi, thay cho những gì đang có."""
    file = opened(database)
    accounts.set_grants(file, name, grants_asked(roles, scopes), system_user())
    show(account(file, name))


@people.command()
@click.argument("name")
@database_option
def password(name: str, database: str | None) -> None:
    """Đặt lại mật khẩu (hỏi như `add`); lần đăng nhập sau phải đổi."""
    file = opened(database)
    account(file, name)
    accounts.set_password(file, name, asked_password(), system_user(), must_change=True)
    show(account(file, name))


@people.command()
@click.argument("name")
@database_option
def recover(name: str, database: str | None) -> None:
    """Cấp mã dùng một lần thay mật khẩu, trong 24 giờ; vào được thì phải đặt mật khẩu mới."""
    file = opened(database)
    show({"name": account(file, name)["name"], "word": accounts.make_recovery(file, name, system_user())})


@people.command()
@click.argument("name")
@click.option("--off", is_flag=True, help="Thôi hỏi mã.")
@database_option
def totp(name: str, off: bool, database: str | None) -> None:
    """Hỏi thêm mã của ứng dụng xác thực khi đăng nhập; in địa chỉ otpauth:// để nhập vào ứng dụng."""
    file = opened(database)
    show(
        {
            "name": account(file, name)["name"],
            "uri": accounts.set_totp(file, name, not off, system_user()) or None,
        }
    )


@people.command()
@click.argument("name")
@database_option
def logout(name: str, database: str | None) -> None:
    """Đăng xuất một người khỏi mọi nơi."""
    file = opened(database)
    known = account(file, name)["name"]
    show({"name": known, "sessions": end_sessions_of(file, name, system_user())})


@people.command()
@database_option
def check(database: str | None) -> None:
    """Kiểm tra nhật ký tài khoản còn nguyên như lúc ghi; mã thoát 1 nếu có dòng bị sửa hay bị bỏ."""
    with opened(database).reading() as connection:
        broken = first_broken(connection)
    show({"whole": broken is None, "first_broken": broken})
    if broken is not None:
        raise SystemExit(FAILED)


@people.command()
@click.option("--since", default=0, type=int, help="Chỉ các dòng sau dòng số này.")
@database_option
def record(since: int, database: str | None) -> None:
    """Cả nhật ký tài khoản, mỗi dòng một JSON, cũ trước mới sau."""
    with opened(database).reading() as connection:
        for line in connection.execute("select * from events where no > ? order by no", (since,)):
            click.echo(as_json(line))


def opened(database: str | None) -> PeopleFile:
    """The people of this database; made with the first of them."""
    return PeopleFile(people_file(database or default_path()))


def account(file: PeopleFile, name: str) -> dict[str, Any]:
    """One line of the list. Raises PeopleError of a name that nobody has."""
    key = accounts.key_of(name)
    found = [line for line in accounts.list_people(file) if accounts.key_of(line["name"]) == key]
    if not found:
        raise PeopleError(accounts.UNKNOWN, name=name)
    return found[0]


def grants_asked(roles: Sequence[Role], scopes: Sequence[str]) -> list[Grant]:
    """Every role within every scope. Raises PeopleError for a scope that is none, and for an officer of nothing."""
    found = [parse_scope(text) for text in scopes] or [parse_scope("whole")]
    grants = [Grant(role, scope) for role in roles for scope in found if scope]
    if None in found:
        raise PeopleError("--scope ghi province:MÃ, unit:MÃ hoặc cohort:TÊN; không ghi là toàn bộ.")
    if "officer" in roles and not scopes:
        raise PeopleError(
            "Vai trò officer là của một đơn vị: thêm --scope unit:MÃ (hay --scope whole nếu là mọi đơn vị)."
        )
    return grants


def asked_password() -> str:
    """Typed twice where a person sits there, else two lines. Raises PeopleError where they differ."""
    if sys.stdin.isatty():
        first, again = getpass.getpass("Mật khẩu: "), getpass.getpass("Nhập lại mật khẩu: ")
    else:
        first, again = (sys.stdin.readline().rstrip("\r\n") for _ in range(2))
    if first != again:
        raise PeopleError("Hai lần nhập mật khẩu không giống nhau.")
    return first
