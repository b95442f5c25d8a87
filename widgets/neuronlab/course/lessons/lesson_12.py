"""Lesson 12, where next: predictions."""

from itertools import pairwise

import numpy as np

from ...labs.bandit.model import arm_probabilities, play
from ...labs.convolution.model import KERNELS, convolve, digits
from ...labs.experts import model as experts
from ...labs.kmeans import model as kmeans
from ...labs.memory.model import Race
from ...labs.recurrent.model import PlainUnit
from ...labs.sequence.model import Reverser
from ...labs.shift.model import N_BATCHES, Learning, conv_answers, dense_answers
from ...labs.shift.sheet_model import test_digits
from ...models.mlp import MLP
from ...models.training import Trainer
from .lesson_12_attention import by_hand, reply_by_hand, with_one_row

EDGE = np.array(KERNELS["vertical edge"], dtype=float)


_FALLS = {
    "about 95 of 100": 0.95,
    "about 80 of 100": 0.8,
    "about 50 of 100": 0.5,
    "about 10 of 100": 0.1,
}
_HOLDS = {
    "about 20 of 100": 0.2,
    "about 60 of 100": 0.6,
    "nearly as many as before": 0.95,
}


def _by_one_pixel() -> str:
    share = float((dense_answers(0, 1, 0) == test_digits().y).mean())
    return min(_FALLS, key=lambda text: abs(_FALLS[text] - share))


def _kernels_by_two_pixels() -> str:
    learning = Learning(0)
    learning.go(5 * N_BATCHES)
    share = float((conv_answers(learning.network, 2, 0) == test_digits().y).mean())
    return min(_HOLDS, key=lambda text: abs(_HOLDS[text] - share))


def _weights_against_a_kernel() -> str:
    ratio = 64 * 64 / EDGE.size
    choices = {"about 7 times": 7, "64 times": 64, "about 450 times": 450}
    return min(choices, key=lambda text: abs(choices[text] - ratio))


def _moved_by_one_pixel() -> str:
    image = np.pad(digits(3)[0], 2)
    moved = np.roll(image, 1, axis=1)
    before, after = convolve(image, EDGE), convolve(moved, EDGE)
    if np.array_equal(after[:, 1:], before[:, :-1]):
        return "it moves by one pixel, too"
    return "it stays as it is" if np.array_equal(before, after) else "it is another one altogether"


def _after_ten_steps() -> str:
    x = np.zeros(11)
    x[0] = 0.01  # small, so that tanh is nearly straight
    h = PlainUnit(u=1.0, w=0.5).run(x).h
    return {-1: "about a tenth", -2: "about a hundredth", -3: "about a thousandth"}[
        round(np.log10(h[-1] / h[0]))
    ]


def _where_the_change_ends() -> str:
    x = np.array([-2.0, 2.0])
    bump = np.exp(-((x + 2) ** 2) / (2 * 0.6**2))
    sigmoid = 1 / (1 + np.exp(-5 * (x + 2)))
    felt = [bool(0.5 * change[1] > 0.01) for change in (bump, sigmoid)]
    return {
        (False, True): "only that of the sigmoid unit",
        (True, False): "only that of the bump",
        (True, True): "both",
    }[felt[0], felt[1]]


def _who_learns_over_thirty() -> str:
    race = Race(30, forget=0.0)
    race.go(300)
    plain, gated = (found.loss < race.zero_error / 4 for found in race.tested())
    return {
        (True, True): "both",
        (False, True): "the LSTM alone",
        (True, False): "the plain one alone",
        (False, False): "neither",
    }[plain, gated]


def _six_letters_in_room_for_four() -> str:
    return Reverser(4).run("decade").written


def _two_relu_units() -> str:
    x, y = experts.samples("a bend", 0.15, 0)
    places = np.linspace(-2.5, 2.5, 101)
    best = float(experts.error_by_place(x, y, places, 5.0).min())
    mlp = MLP((1, 2, 1), "relu", "identity", 1)
    Trainer(mlp, x[:, None], y, optimizer="adam", learning_rate=0.02, batch_size=20).run_epochs(
        1000
    )
    error = float(np.mean((mlp(x[:, None])[:, 0] - y) ** 2))
    if error < 0.8 * best:
        return "much better"
    return "about as well" if error < 1.2 * best else "not nearly as well"


_MAY_RISE = {
    (True, False): "when flowers are assigned",
    (False, True): "when centres move",
    (True, True): "in both",
    (False, False): "in neither",
}


def _where_it_rises() -> str:
    X, rises = kmeans.iris().X, set()
    for seed in range(20):
        for k in (2, 3, 5):
            steps = kmeans.history(X, kmeans.start(X, k, seed))[1:]
            rises |= {b.kind for a, b in pairwise(steps) if b.inertia > a.inertia + 1e-9}
    return _MAY_RISE["assign" in rises, "move" in rises]


def _others_after_the_first_win() -> str:
    others = 0
    for seed in range(40):
        run = play(arm_probabilities(seed), 0.0, seed=seed)
        first = run.rewards.argmax()
        others = max(others, len(set(run.arms[first:])) - 1)
    return ("none of them", "one or two", "one or two", "all three")[others]


PREDICTIONS = {
    "12.1": {
        "question": "A fully connected network reads 97 of 100 handwritten digits that it has "
        "never seen. Now all of them are moved by one pixel to the right. How many does it read?",
        "options": list(_FALLS),
        "answer": _by_one_pixel,
        "reply": {
            "about 95 of 100": "You would. Nobody told the network which pixels are neighbours.",
            "about 80 of 100": "Perhaps if it looked at strokes. It looks at pixels, one by one.",
            "about 10 of 100": "So many are right by pure guessing. Some of the ink still meets "
            "weights that fit: strokes are about two pixels wide.",
        }.get,
        "why": "Each pixel has weights of its own. Moved by one pixel, each bit of ink meets "
        "those that were made for the pixel beside it.",
    },
    "12.2": {
        "question": "A dense layer from the 64 pixels of a digit to 64 units has its own weights "
        "for every place. How many times as many as a 3×3 kernel that all places share? (Without "
        "biases.)",
        "options": ["about 7 times", "64 times", "about 450 times"],
        "answer": _weights_against_a_kernel,
        "reply": {
            "about 7 times": "64/9 is one unit alone. The layer has 64 of them.",
            "64 times": "That would be right if each unit saw 9 pixels; it sees all 64.",
        }.get,
        "why": "64 · 64 = 4096 against 3 · 3 = 9: 455 times.",
    },
    "12.3": {
        "question": "The digit moves by one pixel to the right. What happens to the feature map?",
        "options": [
            "it stays as it is",
            "it moves by one pixel, too",
            "it is another one altogether",
        ],
        "answer": _moved_by_one_pixel,
        "reply": {
            "it stays as it is": "The digit stands elsewhere now, and so does what is found in it.",
            "it is another one altogether": "So it would be with other weights at each place.",
        }.get,
        "why": "The same weights look at every place, so they find the same thing wherever it is.",
    },
    "12.4": {
        "question": "The convolutional network has learned from digits in the middle alone. Then "
        "the test digits are moved by two pixels. How many does it read?",
        "options": list(_HOLDS),
        "answer": _kernels_by_two_pixels,
        "reply": {
            "about 20 of 100": "About so few the fully connected one reads.",
            "about 60 of 100": "Then some weights would have to know where the digit stands.",
        }.get,
        "why": "The maps move along with the digit, and what is kept of a map does not depend on "
        "where things stand in it.",
    },
    "12.5": {
        "question": "A network has a bump with its centre at −2 and width 0.6, another one has a "
        "sigmoid unit whose step is at −2. You change the weight behind each by 0.5. Whose output "
        "changes at x = 2 by more than 0.01?",
        "options": ["only that of the bump", "only that of the sigmoid unit", "both"],
        "answer": _where_the_change_ends,
        "reply": {
            "only that of the bump": "At 2 it is over: its centre is more than six widths away.",
            "both": "At 2 the bump is over: its centre is more than six widths away.",
        }.get,
        "why": "At 2 the bump is e to the minus 22, as good as 0; the sigmoid is 1 there, and "
        "everywhere further on.",
    },
    "12.6": {
        "question": "A plain recurrent unit with w = 0.5 got a small input ten steps ago, and "
        "nothing since. How much of it is left?",
        "options": ["about a tenth", "about a hundredth", "about a thousandth"],
        "answer": _after_ten_steps,
        "reply": {
            "about a tenth": "That is left after about three steps: 0.5³ = 1/8.",
            "about a hundredth": "That is left after about seven steps: 0.5⁷ = 1/128.",
        }.get,
        "why": "Each step halves it: 0.5¹⁰ = 1/1024. It is lesson 06's product again, through time "
        "instead of layers.",
    },
    "12.7": {
        "question": "Sequences of 30 numbers, the first of the two marked ones at the very "
        "beginning; 300 steps of training. All biases begin at 0. Who learns to add them?",
        "options": ["both", "the LSTM alone", "the plain one alone", "neither"],
        "answer": _who_learns_over_thirty,
        "reply": {
            "both": "Over 5 numbers, yes. Over 30 the way back is longer.",
            "the plain one alone": "More slope arrives there, but that is not enough.",
            "the LSTM alone": "With gates that begin nearly open, yes. Here they begin half open.",
        }.get,
        "why": "Too little slope arrives at the LSTM's first number. The plain network gets more, "
        "and that alone does not teach it.",
    },
    "12.8": {
        "question": "The word is decade, and the state has 4 rows. What will the decoder write?",
        "options": ["edaced.", "aced.", "edac."],
        "answer": _six_letters_in_room_for_four,
        "reply": {
            "aced.": "These four are left in the state, but they are written last letter first.",
        }.get,
        "why": "The two oldest letters, d and e, fell out below. The decoder can't know of them: "
        "where its state is empty, it stops.",
    },
    "12.9": {
        "question": "The state has 1 row, room for a single letter. Now the decoder may look back "
        "at the state after every letter. What will it write for decade?",
        "options": ["e.", "decade.", "edaced."],
        "answer": with_one_row,
        "reply": {
            "e.": "So it is with the last state alone. The states before it hold letters, too.",
            "decade.": "So it would be if it copied. Its task is to write the word backwards.",
        }.get,
        "why": "Each state holds the letter that was read last, and no state has to hold the whole "
        "word. One after the other, the decoder looks at all of them.",
    },
    "12.10": {
        "question": "Two states of one number each, s₀ = 2 and s₁ = 10. The query goes with their "
        "keys as q·k₀ = 0 and q·k₁ = ln 3, about 1.1. What is the weighted sum s?",
        "answer": by_hand,
        "tolerance": 0.05,
        "reply": reply_by_hand,
        "why": "e to the 0 is 1, e to the ln 3 is 3: shares of ¼ and ¾. ¼·2 + ¾·10 = 8.",
    },
    "12.11": {
        "question": "A small network with two ReLU units, 1–2–1, is trained on the same samples of "
        "the bend, from a good start. How well does it do beside the best gate with its two "
        "experts?",
        "options": ["not nearly as well", "about as well", "much better"],
        "answer": _two_relu_units,
        "reply": {
            "not nearly as well": "How many straight pieces does the bend have, and how many can "
            "two ReLU units draw?",
            "much better": "The samples follow two lines: a third piece finds little but noise.",
        }.get,
        "why": "A ReLU unit is silent on one side of its bend: that is a gate, too, if not one "
        "that you can read off or switch.",
    },
    "12.12": {
        "question": "Two kinds of step take turns: flowers are assigned, centres move. In which of "
        "them can the sum of the squared distances, from each flower to its centre, become larger?",
        "options": list(_MAY_RISE.values()),
        "answer": _where_it_rises,
        "reply": {
            "when flowers are assigned": "A flower never goes to a centre that is farther away.",
            "when centres move": "For some flowers the way gets longer, but not for all together.",
            "in both": "A flower goes where it is nearer. A mean has the least squares.",
        }.get,
        "why": "A flower changes its group only if the other centre is nearer, and the mean is the "
        "place with the least sum of squares. So it goes down while anything changes; and there "
        "are only so many ways to share out the flowers, so it comes to an end.",
    },
    "12.13": {
        "question": "Four arms, and a player who always pulls the one that has paid best so far "
        "on average (ε = 0; an arm that has paid nothing stands at 0). For the first time, an arm "
        "has paid. How many of the three others will the player still try?",
        "options": ["all three", "one or two", "none of them"],
        "answer": _others_after_the_first_win,
        "reply": dict.fromkeys(["all three", "one or two"], "A curious one would. ε = 0.").get,
        "why": "From then on that arm's average is above 0, however seldom it pays, and the others "
        "stand at 0. Without exploring, it never finds out what it misses.",
    },
}
