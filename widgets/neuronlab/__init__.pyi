"""The public names, for editors and type checkers; ``__init__.py`` imports each when asked for."""

from .export import as_code as as_code
from .labs.activation_lab import ActivationLab as ActivationLab
from .labs.anatomy_lab import AnatomyLab as AnatomyLab
from .labs.backprop_lab import BackpropLab as BackpropLab
from .labs.bandit_lab import BanditLab as BanditLab
from .labs.check import check as check
from .labs.circuit_lab import CircuitLab as CircuitLab
from .labs.convolution_lab import ConvolutionLab as ConvolutionLab
from .labs.cost_lab import CostLab as CostLab
from .labs.descent_lab import DescentLab as DescentLab
from .labs.digits_lab import DigitsLab as DigitsLab
from .labs.experts_lab import ExpertsLab as ExpertsLab
from .labs.frameworks_lab import FrameworksLab as FrameworksLab
from .labs.gate_lab import GateLab as GateLab
from .labs.gradient_flow_lab import GradientFlowLab as GradientFlowLab
from .labs.hebb_lab import HebbLab as HebbLab
from .labs.kmeans_lab import KMeansLab as KMeansLab
from .labs.network_lab import NetworkLab as NetworkLab
from .labs.neuron_lab import NeuronLab as NeuronLab
from .labs.nudge_lab import GradientCheckLab as GradientCheckLab
from .labs.perceptron_lab import PerceptronLab as PerceptronLab
from .labs.predict import Predict as Predict
from .labs.predict import predict as predict
from .labs.rbf_lab import RBFLab as RBFLab
from .labs.recurrent_lab import RecurrentLab as RecurrentLab
from .labs.sequence_lab import SequenceLab as SequenceLab
from .labs.softmax_lab import SoftmaxLab as SoftmaxLab
from .labs.spiking_lab import SpikingLab as SpikingLab
from .labs.step_lab import StepLab as StepLab
from .labs.training_lab import TrainingLab as TrainingLab
from .labs.vanishing_lab import VanishingLab as VanishingLab
from .labs.xor_lab import XorLab as XorLab
from .models.activations import ACTIVATIONS as ACTIVATIONS
from .models.datasets import load as load
from .models.logic import LogicNeuron as LogicNeuron
from .models.mlp import MLP as MLP
from .models.neuron import Neuron as Neuron
from .models.perceptron import Perceptron as Perceptron
from .models.spiking import LeakyIntegrateAndFire as LeakyIntegrateAndFire
from .models.training import Trainer as Trainer

__version__: str
