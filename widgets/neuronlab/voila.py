"""What Voilà is told, where it runs alone, so that widget messages go at once.

``voila --Voila.kernel_websocket_connection_class=neuronlab.voila.NoDelay lesson.ipynb``
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from .server import without_delay

NoDelay = without_delay(ZMQChannelsWebsocketConnection)
