"""The public names, for editors and type checkers; ``__init__.py`` imports each when asked for."""

from .course.check import check as check
from .course.predict import Predict as Predict
from .course.predict import predict as predict
from .export.code import as_code as as_code
from .labs.activation.lab import ActivationLab as ActivationLab
from .labs.anatomy.lab import AnatomyLab as AnatomyLab
from .labs.backprop.lab import BackpropLab as BackpropLab
from .labs.bandit.lab import BanditLab as BanditLab
from .labs.convolution.lab import ConvolutionLab as ConvolutionLab
from .labs.cost.lab import CostLab as CostLab
from .labs.descent.lab import DescentLab as DescentLab
from .labs.digits.lab import DigitsLab as DigitsLab
from .labs.experts.lab import ExpertsLab as ExpertsLab
from .labs.frameworks.lab import FrameworksLab as FrameworksLab
from .labs.gates.circuit_lab import CircuitLab as CircuitLab
from .labs.gates.gate_lab import GateLab as GateLab
from .labs.gradient_check.lab import GradientCheckLab as GradientCheckLab
from .labs.gradient_flow.lab import GradientFlowLab as GradientFlowLab
from .labs.hebb.lab import HebbLab as HebbLab
from .labs.kmeans.lab import KMeansLab as KMeansLab
from .labs.network.lab import NetworkLab as NetworkLab
from .labs.neuron.lab import NeuronLab as NeuronLab
from .labs.perceptron.lab import PerceptronLab as PerceptronLab
from .labs.rbf.lab import RBFLab as RBFLab
from .labs.recurrent.lab import RecurrentLab as RecurrentLab
from .labs.sequence.lab import SequenceLab as SequenceLab
from .labs.softmax.lab import SoftmaxLab as SoftmaxLab
from .labs.spiking.lab import SpikingLab as SpikingLab
from .labs.step.lab import StepLab as StepLab
from .labs.training.lab import TrainingLab as TrainingLab
from .labs.vanishing.lab import VanishingLab as VanishingLab
from .labs.xor.lab import XorLab as XorLab
from .models.activations import ACTIVATIONS as ACTIVATIONS
from .models.datasets import load as load
from .models.logic import LogicNeuron as LogicNeuron
from .models.mlp import MLP as MLP
from .models.neuron import Neuron as Neuron
from .models.perceptron import Perceptron as Perceptron
from .models.spiking import LeakyIntegrateAndFire as LeakyIntegrateAndFire
from .models.training import Trainer as Trainer

__version__: str
