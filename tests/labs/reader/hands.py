"""Digits as other hands draw them: round, angular, in one stroke or two; none was trained on."""

import numpy as np


def _arc(x, y, across, down, start, end, n=20):
    turn = np.radians(np.linspace(start, end, n))
    return [(x + across * np.cos(t), y + down * np.sin(t)) for t in turn]


HANDS = {
    0: [[_arc(50, 50, 35, 40, 0, 360)], [_arc(50, 50, 16, 40, 0, 360)]],
    1: [[[(50, 10), (50, 90)]], [[(58, 10), (44, 92)]], [[(30, 40), (55, 10), (55, 90)]]],
    2: [
        [[*_arc(48, 32, 22, 20, -170, 40), (40, 75), (25, 88), (75, 88)]],
        [[*_arc(48, 30, 20, 18, -190, 60), *_arc(36, 80, 10, 8, -60, -300), (55, 84), (78, 88)]],
    ],
    3: [
        [[*_arc(46, 30, 20, 18, -150, 80), *_arc(46, 68, 24, 20, -80, 150)]],
        [[(28, 14), (70, 14), (48, 44), *_arc(46, 66, 24, 22, -80, 150)]],
    ],
    4: [
        [[(62, 90), (62, 12), (22, 62), (80, 62)]],
        [[(30, 15), (28, 52), (70, 48)], [(64, 30), (58, 92)]],
    ],
    5: [
        [[(36, 14), (33, 45), *_arc(46, 65, 24, 24, -100, 140)], [(36, 14), (72, 12)]],
        [[(70, 14), (30, 14), (30, 48), (70, 48), (70, 88), (30, 88)]],
    ],
    6: [
        [[*_arc(58, 45, 30, 38, -100, -200), *_arc(50, 68, 22, 20, 180, -180)]],
        [[(60, 10), (35, 50), *_arc(50, 70, 17, 18, 200, -160)]],
    ],
    7: [
        [[(25, 14), (74, 14), (45, 88)], [(35, 50), (70, 50)]],
        [[(28, 14), (72, 14), (62, 88)]],
        [[(28, 26), (28, 14), (74, 14), (50, 50), (46, 90)]],
    ],
    8: [
        [_arc(50, 30, 18, 18, -90, 270), _arc(50, 68, 22, 20, -90, 270)],
        [[*_arc(50, 32, 20, 20, 0, -180), *_arc(50, 70, 24, 20, -120, 180), (68, 36), (70, 32)]],
    ],
    9: [
        [[*_arc(48, 32, 20, 20, 0, 360), (68, 32), (68, 90)]],
        [[*_arc(48, 30, 18, 18, 0, -360), (66, 30), (56, 90)]],
    ],
}
"""For each digit several drawings, in the units of a sheet."""


def shaken(strokes, rng):
    """Return a drawing as an unsteady hand repeats it: leant, turned, smaller, elsewhere."""
    lean, turn = rng.normal(0, 0.15), rng.normal(0, 0.07)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    change = rng.uniform(0.4, 0.9) * turned @ np.array([[1, -lean], [0, 1]])
    move = rng.uniform(-8, 8, 2)
    return [
        (np.array(s) - 50) @ change.T + 50 + move + rng.normal(0, 1, (len(s), 2)) for s in strokes
    ]
