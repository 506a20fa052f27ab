"""Limits of a process on Windows: a job object, which the process puts itself into and which goes with it."""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

PROCESS_TIME, ACTIVE_PROCESS, PROCESS_MEMORY, NO_DIALOG = 0x2, 0x8, 0x100, 0x400
EXTENDED_LIMITS = 9  # which of its information is set
# How Windows ends a process whose time is over.
OUT_OF_TIME = 1816
_TICKS = 10_000_000  # a second in steps of 100 ns


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", c_int64),
        ("PerJobUserTimeLimit", c_int64),
        ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t),
        ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t),
        ("PriorityClass", c_uint32),
        ("SchedulingClass", c_uint32),
    )


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", c_uint64 * 6),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    )


def kernel() -> Any:
    """The system's own functions. Raises OSError where there are none."""
    if sys.platform == "win32":
        found = ctypes.WinDLL("kernel32", use_last_error=True)
        for function in (found.CreateJobObjectW, found.GetCurrentProcess):
            function.restype = c_void_p
        found.SetInformationJobObject.argtypes = (c_void_p, c_uint32, c_void_p, c_uint32)
        found.AssignProcessToJobObject.argtypes = (c_void_p, c_void_p)
        return found
    raise OSError("job objects are of Windows")


def limit_by_job(memory: int, seconds: int) -> None:
    """From now on this process has no more memory (bytes) and processor time, starts no other, and opens no window of an
    error. Raises OSError where the system refuses: then nothing of a stranger is read."""
    system = kernel()
    limits = JobLimits()
    limits.BasicLimitInformation.LimitFlags = PROCESS_TIME | ACTIVE_PROCESS | PROCESS_MEMORY | NO_DIALOG
    limits.BasicLimitInformation.PerProcessUserTimeLimit = seconds * _TICKS
    limits.BasicLimitInformation.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory
    job = system.CreateJobObjectW(None, None)
    if not (
        job
        and system.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and system.AssignProcessToJobObject(job, system.GetCurrentProcess())
    ):
        raise OSError("Windows sets no limits for this process")
