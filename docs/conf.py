"""How the site is built: lessons to read, a page for each lab, the API, how to teach and add."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import made
import neuronlab

project = "neuronlab"
author = "The neuronlab contributors"
copyright = f"{author}, BSD-3-Clause"
version = release = neuronlab.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "Thumbs.db", ".DS_Store"]
nb_execution_mode = "off"  # the saved outputs are what CI has checked
nb_merge_streams = True
myst_enable_extensions = ["dollarmath", "attrs_inline", "attrs_block", "deflist"]
myst_heading_anchors = 3
myst_heading_slug_func = "made.slug"
autodoc_typehints = "none"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True
suppress_warnings = ["myst.header"]  # a lesson's exercise may stand below its section by two levels

html_theme = "pydata_sphinx_theme"
html_title = "neuronlab"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {
    "show_prev_next": True,
    "navbar_align": "left",
    "secondary_sidebar_items": ["page-toc"],
    "navigation_with_keys": False,
}
html_context = {"default_mode": "auto"}
html_show_sourcelink = False
copybutton_selector = "div.highlight pre"
linkcheck_timeout = 20


def setup(app) -> None:
    """Make the pages that the code itself says before anything is read."""
    app.connect("builder-inited", lambda app: made.write(Path(app.srcdir), os.environ))
