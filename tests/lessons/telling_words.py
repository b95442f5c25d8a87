"""What would give a prediction's answer away: words that must not stand before it.

For each prediction some patterns (regular expressions, no matter which case). All that stands
above the prediction in its lesson is searched, with what the labs say and show as they open. An
option that is right is looked for too, where it has more than two words. A lesson is in ``WHOLE``
when each of its predictions is here.
"""

WHOLE = {"01", "02", "03", "04", "05", "06"}

TELLING = {
    "01.1": ["rheobase", r"border", r"silent", r"nothing until", r"below .{0,20}\bno spike"],
    "01.2": ["rheobase", r"does not matter", r"not occur", r"τ and the refractory time"],
    "01.3": [r"at most \d+ spikes", r"t_?ref", r"1000 ?/"],
    "01.4": [r"\bfade", "renewed", "made anew", "everywhere as large", "domino", "leaky hose"],
    "01.5": [r"\b19 spikes", "spikes get rarer", r"strength 3 = -8"],
    "01.6": [r"0 to 20", r"twenty times or", r"regular: "],
    "01.7": ["A alone", "choosy", r"1\.041", r"learned to answer"],
    "01.8": ["door", "learns nothing", "change its mind\\W+no", "newborn kittens"],
    "01.9": ["only more strongly", "more excitable", "no distinction"],
    "01.10": [r"\b7341", r"700 watts", r"7 ?000 years"],
    "02.1": [r"θ = 2", r"threshold (of )?2", "two votes"],
    "02.2": [r"in five", r"fires? in .{0,12}five", "the chair"],
    "02.3": [r"θ = 0", r"threshold (of )?0", "threshold is 0", "fires? by itself"],
    "02.4": [r"\b11\b", r"\beleven\b", "five are missing", "is missing", "XOR can"],
    "02.5": [r"wrong only", r"nearly XOR", r"1 of 4 rows"],
    "02.6": [r"XOR in (\*\*)?two", r"in 2\b", r"unless n1", "half adder"],
    "02.7": [r"\b14 of", "fourteen", "all but XOR"],
    "03.1": [r"x = 1/2", r"at x = 0\.5", r"−b/w", r"-\\frac\{b\}"],
    "03.2": [r"w = +4, b = -2: step", r"only the ratio", r"in the same place"],
    "03.3": [r"0\.44", r"sharper the (edge|step)", r"nearly a step"],
    "03.4": [r"\(−2, 1\)", r"right angles", r"−w₂", r"quarter turn"],
    "03.5": ["through the origin", r"turn it; only a bias"],
    "03.6": ["0000000006", r"tiny leftover", r"no exact form"],
    "04.1": [r"\(2\.5, 0\.5\)", r"2\.5·x₁", r"through the origin"],
    "04.2": ["four corrections", r"\b4 corrections", r"it took 4", r"epoch 2, flower +2"],
    "04.3": [r"-1\.86", r"rises by exactly 3", r"lifts z of flower 1"],
    "04.4": ["point 7", r"11 mistakes", r"a line of its own", r"depends on the order"],
    "04.5": [r"η = 2: w = \[-1", r"size of the weights", r"scales the weights"],
    "04.6": [r"\b50 wrong", r"\b50 flowers wrong", r"all wrong, unseen"],
    "05.1": ["cycle", "goes round", "comes back", "for ever"],
    "05.2": ["3 of 4 rows", "three rows", "at best"],
    "05.3": [r"same point", r"\[1, 1\], \[1, 1\]", "three points"],
    "05.4": ["sharper is better", "wider", r"0\.04"],
    "05.5": ["thrown together, nobody", "lost for good", "three times the same"],
    "05.6": [r"4 of 150", "fewer than"],
    "05.7": [r"63 of", r"1587", "hundred and fifty"],
    "06.1": ["not at all", "a step is flat", "slope is 0"],
    "06.2": ["¼", r"at most 0?\.25", "a quarter"],
    "06.3": ["does not saturate", "slope is 1 for every", "relu alone"],
    "06.4": ["millionth", r"10⁻⁷", "vanished", "vanishing gradient"],
    "06.5": [r"0\.00047", "second effect", r"x = 3\.0"],
    "06.6": ["2e-05", "thousand times weaker", "crawls"],
    "06.7": ["one single layer", "product of the three", "any number of layers"],
    "06.8": ["only differences", "sees only"],
    "06.9": [r"at the end: +6", "needs no between", "it was the slope"],
}
