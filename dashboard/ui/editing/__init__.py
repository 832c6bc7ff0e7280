"""Forms that change a claim or add one.

On the curator's own machine, when it was asked for, a change is saved; everywhere else the same forms end in a
proposal: a patch, the lines in the repository, an issue. What was entered is kept as plain data between runs.
"""

from dashboard.ui.editing.adding import add_panel
from dashboard.ui.editing.panel import edit_panel, edit_shortcut

__all__ = ["add_panel", "edit_panel", "edit_shortcut"]
