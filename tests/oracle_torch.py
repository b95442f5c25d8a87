"""PyTorch, where it is installed, as judge of the course's code; it is asked what JAX is asked."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import numpy as np
from oracles import LEAK, Found, network, penalty, zeros


class Torch:
    """PyTorch, with its own losses, optimisers and recurrent units."""

    def __init__(self):
        import torch

        self._torch = torch

    @cached_property
    def functions(self) -> dict[str, Callable]:
        """Activations by name."""
        torch, f = self._torch, self._torch.nn.functional
        return {
            "identity": lambda z: z,
            # A step is flat, and PyTorch has no slope for it.
            "heaviside": lambda z: (z >= 0).to(z.dtype) + 0 * z,
            "sign": torch.sign,
            "sigmoid": torch.sigmoid,
            "bipolar_sigmoid": lambda z: (1 - torch.exp(-z)) / (1 + torch.exp(-z)),
            "tanh": torch.tanh,
            "relu": torch.relu,
            "leaky_relu": lambda z: f.leaky_relu(z, LEAK),
            "elu": f.elu,
            "softplus": lambda z: torch.log(1 + torch.exp(z)),
            "gelu": f.gelu,
            "softmax": lambda z: torch.softmax(z, 1),
        }

    @cached_property
    def losses(self) -> dict[str, Callable]:
        """Losses of outputs and targets, (n_samples, n_outputs) both, by name."""
        f = self._torch.nn.functional
        return {
            "mean_squared_error": f.mse_loss,
            "binary_crossentropy": f.binary_cross_entropy,
            "categorical_crossentropy": lambda a, y: -(y * self._torch.log(a)).sum(1).mean(),
        }

    @cached_property
    def losses_of_logits(self) -> dict[str, Callable]:
        """The cross-entropies of the output layer's weighted sums, by name."""
        f = self._torch.nn.functional
        return {
            "binary_crossentropy": f.binary_cross_entropy_with_logits,
            "categorical_crossentropy": f.cross_entropy,
        }

    def slope(self, function: Callable, at, *others) -> tuple[float, np.ndarray]:
        """Return function(at, *others), a number, and its gradient for ``at``."""
        at = self._torch.tensor(np.array(at), requires_grad=True)
        value = function(at, *map(self._torch.tensor, others))
        return float(value.detach()), self._torch.autograd.grad(value, at)[0].numpy()

    def gradients(self, mlp, X, y, loss: str, l1: float = 0.0, l2: float = 0.0) -> Found:
        """Return what PyTorch says of an ``MLP``; y (n_samples, n_outputs)."""
        sizes, functions = mlp.layer_sizes, [self.functions[name] for name in mlp.activations]
        flat, *nudges = (
            self._torch.tensor(part.copy(), requires_grad=True)
            for part in (mlp.parameters, *zeros(X, sizes))
        )
        X, y = map(self._torch.tensor, (X, y))
        value = self.losses[loss](network(functions, flat, sizes, X, nudges), y)
        (value + penalty(flat, sizes, l1, l2)).backward()
        return Found(float(value.detach()), flat.grad.numpy(), [δ.grad.numpy() for δ in nudges])

    def minimise(
        self, function: Callable, start: np.ndarray, rule: str, steps: Iterable[tuple]
    ) -> Iterator[np.ndarray]:
        """Yield the parameters after each step down function(parameters, *data).

        A step is (learning rate, *data).
        """
        optim, parameters = self._torch.optim, self._torch.tensor(start.copy(), requires_grad=True)
        optimizer = {
            "sgd": lambda: optim.SGD([parameters]),
            "momentum": lambda: optim.SGD([parameters], momentum=0.9),
            "adam": lambda: optim.Adam([parameters]),
        }[rule]()
        for rate, *data in steps:
            optimizer.param_groups[0]["lr"] = rate
            optimizer.zero_grad()
            function(parameters, *map(self._torch.tensor, data)).backward()
            optimizer.step()
            yield parameters.detach().numpy().copy()

    def plain_unit(self, u: float, w: float, b: float, x) -> tuple[np.ndarray, np.ndarray]:
        """Return h, and ∂h/∂x₁, of PyTorch's RNN of one unit at each moment of x (length,)."""
        return self._read(self._torch.nn.RNN(1, 1), [u], [w], [b], x)

    def lstm_unit(self, u, w, b, x) -> tuple[np.ndarray, np.ndarray]:
        """Return the same of an LSTM unit; u, w and b are each (4,), in the order f, i, o, g."""
        order = [1, 0, 3, 2]  # PyTorch's is i, f, g, o
        return self._read(self._torch.nn.LSTM(1, 1), *(np.array(v)[order] for v in (u, w, b)), x)

    def _read(self, unit, u, w, b, x) -> tuple[np.ndarray, np.ndarray]:
        unit = unit.double()
        parts = {"weight_ih_l0": u, "weight_hh_l0": w, "bias_ih_l0": b, "bias_hh_l0": 0 * b[0]}
        with self._torch.no_grad():
            for name, values in parts.items():
                into = getattr(unit, name)
                into.copy_(self._torch.tensor(np.array(values)).expand(into.numel()).view_as(into))
        x = self._torch.tensor(x[:, None], requires_grad=True)
        h = unit(x)[0][:, 0]
        slopes = [self._torch.autograd.grad(h_t, x, retain_graph=True)[0][0, 0] for h_t in h]
        return h.detach().numpy(), np.array(slopes)

    def convolve(self, image, kernel, stride: int, padding: int) -> np.ndarray:
        """Return the feature map."""
        image, kernel = (
            self._torch.tensor(np.array(part, float))[None, None] for part in (image, kernel)
        )
        conv2d = self._torch.nn.functional.conv2d
        return conv2d(image, kernel, stride=stride, padding=padding)[0, 0].numpy()

    def convolutions(self, maps, kernels, padding: int):
        """Return each image's feature maps; maps (n, n_in, h, w), kernels (n_out, n_in, k, k)."""
        return self._torch.nn.functional.conv2d(maps, kernels, padding=padding)

    def greatest(self, maps):
        """Return the greatest value of each map, (n, n_maps)."""
        return maps.amax(dim=(2, 3))

    def attend(self, query, keys, values) -> np.ndarray:
        """Return what one query sees."""
        query, keys, values = (
            self._torch.tensor(np.array(part)) for part in (query[None], keys, values)
        )
        attention = self._torch.nn.functional.scaled_dot_product_attention
        return attention(query, keys, values)[0].numpy()
