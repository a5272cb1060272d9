"""polybrief: multilingual policy briefs whose every statement can be traced."""

__version__ = "0.1.0"
