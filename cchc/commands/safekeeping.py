"""The commands that keep the database safe: copies that are proven, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cchc.commands.options import by_option, database_option
from cchc.commands.output import print_message, show
from cchc.commands.storing import StoreCommand
from cchc.store import DatabaseBusyError, StoreError, default_path, open_store
from cchc.store.backups.backing_up import back_up
from cchc.store.backups.restoring import Restored, rehearse
from cchc.store.backups.restoring import restore_backup as put_back
from cchc.store.file.database import LAKE
from cchc.web.local_door import ask_owner


@click.command(cls=StoreCommand)
@click.argument("folder", type=click.Path(path_type=Path))
@by_option("Người sao lưu")
@click.option(
    "--portable",
    is_flag=True,
    help="Mỗi bảng một tệp Parquet trong tệp .zip, cho phiên bản sau và phần mềm khác.",
)
@database_option
def backup(folder: Path, by: str, portable: bool, database: str | None) -> None:
    """Sao lưu vào một thư mục, cả khi bảng điều khiển đang chạy; giữ 7 bản theo ngày, 4 theo tuần, 12 theo tháng."""
    path = database or default_path()
    if not path.startswith(LAKE) and not Path(path).exists():
        raise StoreError(f"Không có cơ sở dữ liệu {path}.", "Sửa CCHC_DATABASE hay --database.")
    try:
        made = json.loads(back_up(open_store(path), folder, by, portable).as_json())
    except DatabaseBusyError:
        print_message("Bảng điều khiển đang giữ cơ sở dữ liệu; đang nhờ nó sao lưu.")
        made = ask_owner(path, folder, by, portable)
    show({**made, "folder": str(folder.resolve())})


@click.command(cls=StoreCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--rehearse", "only_try", is_flag=True, help="Chỉ khôi phục thử ở chỗ khác, hỏi mọi câu hỏi rồi xoá."
)
@database_option
def restore(file: Path, only_try: bool, database: str | None) -> None:
    """Khôi phục một bản sao lưu vào chỗ cơ sở dữ liệu; bản đang có được giữ lại bên cạnh. Phải dừng bảng điều khiển trước."""
    path = database or default_path()
    if path.startswith(LAKE):
        raise StoreError("Không khôi phục vào kho DuckLake.", "Ghi tệp cơ sở dữ liệu vào --database.")
    found = rehearse(file) if only_try else put_back(file, Path(path))
    print_message(restored_sentence(found, file, path))
    show(restored_json(found, file, None if only_try else path))


def restored_sentence(found: Restored, file: Path, path: str) -> str:
    """What was done, and what nobody can vouch for."""
    if found.questions:
        said = (
            f"Khôi phục thử {file} được: {found.questions} câu hỏi đều trả lời. Cơ sở dữ liệu không thay đổi."
        )
    else:
        said = f"Đã khôi phục {file} vào {path}."
        said += f" Bản trước đó giữ ở {found.kept}." if found.kept else ""
    if found.manifest is None:
        said += " Không có tệp mô tả (.json) cạnh bản sao lưu, nên không biết nó có đủ như lúc sao lưu không."
    return said


def restored_json(found: Restored, file: Path, path: str | None) -> dict[str, object]:
    """The same for scripts."""
    return {
        "backup": str(file),
        "database": path,
        "version": found.contents.version,
        "rows": found.contents.rows,
        "has_manifest": found.manifest is not None,
        "made_at": found.manifest and found.manifest.made_at,
        "kept": found.kept,
        "questions": found.questions or None,
    }
