"""For each learner's server: fresh lessons at its start, no idle kernels, no news.

Put it into the folder etc/jupyter of the environment that the servers run in: that is
/opt/tljh/user/etc/jupyter on The Littlest JupyterHub, $CONDA_DIR/etc/jupyter in an image.
"""

import os
import subprocess
import sys
from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir

c = get_config()  # noqa: F821  # Jupyter gives it to every such file

# New lessons come, untouched ones are renewed, and what a learner has written stays as it is.
lessons = Path.home() / "neuronlab-lessons"
subprocess.run([sys.executable, "-m", "neuronlab", "copy", "--folder", lessons], check=False)

# A closed tab does not stop a kernel: stop those that nobody has used for half an hour.
c.MappingKernelManager.cull_idle_timeout = 30 * 60
c.MappingKernelManager.cull_interval = 5 * 60

# A kernel takes five ports, and with many on one machine one of them may be the port that the hub
# has just chosen for a server: use files as sockets. Their names may have 107 characters, 50 of
# which are the kernel's own.
if os.name == "posix" and len(jupyter_runtime_dir()) <= 57:
    c.ConnectionFileMixin.transport = "ipc"

# No questions over the page, and no look at the network for news.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"

# One thread for each kernel's linear algebra: with more learners than cores, threads that wait for
# each other fill the cores. Kernels have the servers' environment.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
