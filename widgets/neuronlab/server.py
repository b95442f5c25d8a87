"""A Jupyter Server extension that sends small widget messages at once, not 40 ms later.

Nagle's algorithm holds a small message back until the last one is acknowledged, and Linux delays
that acknowledgement by 40 ms. TCP_NODELAY on the websocket between browser and server ends the wait
(J. Nagle, RFC 896; R. Braden, RFC 1122, 4.2.3.4).
"""

_SETTING = "kernel_websocket_connection_class"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "neuronlab.server"}]


def _load_jupyter_server_extension(app) -> None:
    """Have kernels' websockets opened without delay; where that can't be, say so and do nothing."""
    settings = app.web_app.settings
    connection = settings.get(_SETTING)
    if not isinstance(connection, type) or not hasattr(connection, "connect"):
        app.log.info("neuronlab: this server has no %s; widgets keep their delay", _SETTING)
        return
    settings[_SETTING] = without_delay(connection)


def without_delay(connection: type) -> type:
    """Return a subclass of a kernel's websocket connection that sets TCP_NODELAY as it connects."""

    class NoDelayConnection(connection):
        def connect(self):
            try:
                self.websocket_handler.set_nodelay(True)
            except Exception as error:
                self.log.info("neuronlab: no TCP_NODELAY (%s); widgets keep their delay", error)
            return super().connect()

    NoDelayConnection.__name__ = f"NoDelay{connection.__name__}"
    return NoDelayConnection
