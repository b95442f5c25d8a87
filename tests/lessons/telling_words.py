"""What would give a prediction's answer away: words that must not stand before it.

For each prediction some patterns (regular expressions, no matter which case). All that stands
above the prediction in its lesson is searched, with what the labs say and show as they open. An
option that is right is looked for too, where it has more than two words. A lesson is in ``WHOLE``
when each of its predictions is here.
"""

WHOLE = {"01", "02"}

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
}
