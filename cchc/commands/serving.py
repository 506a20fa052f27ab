"""`serve`: the dashboard, from an empty folder to a page in the browser. What `make run` calls; needs no make and no shell."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cchc.commands.options import database_option
from cchc.commands.output import print_message
from cchc.commands.storing import StoreCommand, open_for_command
from cchc.demo import VERSION
from cchc.demo.build import DEMO, build
from cchc.people.accounts import may_have_accounts
from cchc.people.file import OWN_PLACE, PeopleFile, people_file
from cchc.seed import seed_database
from cchc.store import DatabaseBusyError, Store, default_path
from cchc.store.file.database import LAKE
from cchc.web.listening import refused_start
from cchc.web.serving import ServingError, local_url, take_port
from cchc.web.serving import run_server as run_server
from cchc.web.settings import ACCOUNTS, NO_ACCOUNTS, SettingError, settings


@click.command(cls=StoreCommand)
@click.option(
    "--host", default="127.0.0.1", help="Địa chỉ nghe; mặc định chỉ máy này, 0.0.0.0 là mọi địa chỉ."
)
@click.option("--port", default=8501, type=click.IntRange(1, 65535), help="Cổng; mặc định 8501.")
@click.option(
    "--demo", is_flag=True, help="Bản minh họa của một tỉnh không có thật, ở tệp riêng (data/demo.duckdb)."
)
@click.option("--without-accounts", is_flag=True, help="Cho máy khác vào dù chưa có tài khoản đăng nhập.")
@database_option
def serve(host: str, port: int, demo: bool, without_accounts: bool, database: str | None) -> None:
    """Dựng cơ sở dữ liệu nếu chưa có, rồi chạy bảng điều khiển đến khi bấm Ctrl+C."""
    if without_accounts:
        os.environ[ACCOUNTS] = NO_ACCOUNTS
    try:
        named = (database or DEMO) if demo else database or default_path()
        if why := refused_start(host, settings(), may_have_accounts(PeopleFile(people_file(str(named))))):
            raise click.ClickException(why)
        with take_port(host, port) as held:
            path = demonstration(database) if demo else database or default_path()
            if place := os.environ.get(OWN_PLACE):
                # Read here and by the server, which runs from a folder of its own.
                os.environ[OWN_PLACE] = str(Path(place).absolute())
            os.environ["CCHC_DATABASE"] = path if path.startswith(LAKE) else str(Path(path).resolve())
            if not open_for_command(None).demonstration:
                seed_database(open_for_command(None))
            print_message(f"Bảng điều khiển: {local_url(host, port)}  (dừng: Ctrl+C)")
            run_server(held)
    except DatabaseBusyError as error:
        raise DatabaseBusyError.at_start() from error
    except (SettingError, ServingError) as error:
        raise click.ClickException(str(error)) from error
    print_message("Đã dừng.")


def demonstration(database: str | None) -> str:
    """Where the demonstration is, made anew where there is none of this version; CCHC_DATABASE is for real figures.

    Raises ClickException where the file holds anything else.
    """
    path = Path(database or DEMO)
    if is_current(path):
        print_message(f"Dùng lại bản minh họa đã dựng: {path}")
        return str(path)
    print_message(f"Đang dựng bản minh họa vào {path}: chừng nửa phút, chỉ lần đầu.")
    build(path, lambda said: print_message(f"  … {said}"))
    return str(path)


def is_current(path: Path) -> bool:
    """Whether a demonstration of this version stands there; False of none, and of one of an older version."""
    if not path.exists():
        return False
    store = Store(str(path))
    try:
        found = store.demonstration
    finally:
        store.close()
    if found is None:
        raise click.ClickException(
            f"{path} không phải bản minh họa; tệp vẫn nguyên như cũ. Bỏ --demo, hoặc ghi tệp khác vào --database."
        )
    return found.generator == VERSION
