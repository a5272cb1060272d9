"""polybrief: multilingual policy briefs whose every statement can be traced."""
