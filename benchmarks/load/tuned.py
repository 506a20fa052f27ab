"""Our server with one thing changed in its process, which `CCHC_TUNED` names; for `settings.py`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

import app as ours

tuned = os.environ["CCHC_TUNED"]


@asynccontextmanager
async def tuning(application: st.App) -> AsyncIterator[None]:
    async with ours.owning_the_database(application):
        if tuned == "freeze":
            gc.collect()
            gc.freeze()
        elif tuned == "rare":
            gc.set_threshold(50_000, 20, 20)
        else:
            sys.setswitchinterval(float(tuned.removeprefix("switch-")))
        yield


app = st.App(
    ours.ROOT / "cchc" / "frame.py",
    lifespan=tuning,
)
