"""One-sentence descriptions from a small grammar, of about the published length."""

from random import Random

_OPENINGS = (
    "After {loss}, {who} must {task}",
    "When {event}, {who} sets out to {task}",
    "Hoping to {task}, {who} moves to {place}",
    "In {place}, {who} is forced to {task}",
    "Sent back to {place}, {who} vows to {task}",
    "Years after {loss}, {who} returns to {place} to {task}",
    "With only a week left to {task}, {who} turns to {ally}",
    "On the eve of {occasion}, {who} learns that {event}",
)
_TWISTS = (
    " — but {ally} has other plans.",
    ", only to find that {event}.",
    " with the help of {ally}.",
    " and discovers what {ally} never said aloud.",
    ", and nothing in {place} will be the same.",
    " before {occasion} changes everything.",
    ". Then {event}.",
    " while {ally} watches every move.",
    ", even if it means losing {ally}’s trust.",
)
_DOCUMENTARY = (
    "This documentary follows {who} through {place}, where {event} and people learn to {task}.",
    "Interviews and archive footage tell how {who} tried to {task} in {place} after {loss}.",
    "Experts and witnesses revisit {loss} and ask why {who} chose to {task} in {place}.",
)
_COMIC = (
    "From {place}, the comic takes on {loss}, {occasion} and the trouble with trying to {task}.",
    "In a candid set taped before {occasion}, the comic recalls {loss} and an attempt to {task}.",
)
_SLOTS = {
    "who": "a retired ferryman/a young notary/two estranged cousins/a shy lamplighter/a widowed "
    "baker/a disgraced goalkeeper/a teenage beekeeper/an ambitious locksmith/three old "
    "classmates/a night-shift nurse/a weary detective/a village violinist/an orphaned "
    "apprentice/a rookie referee/a runaway bride/a stubborn grandmother/a small-town mayor/a "
    "homesick engineer/a talking weathervane",
    "loss": "a fire at the old tannery/the disappearance of a twin sister/a botched wedding/the "
    "closing of the last cinema/a costly lie/an unpaid debt/the harvest that failed/a long "
    "silence between brothers/the flood of the lower town/a very public mistake",
    "event": "a sealed letter arrives/the harbour bell rings by itself/an old rival comes home/"
    "the river runs backwards/a stranger claims the house/the village choir falls silent/a "
    "forgotten map turns up/the night train stops at the wrong station/the records prove false",
    "task": "save the family orchard/find the missing ledger/win the autumn regatta/clear an "
    "innocent name/teach the town to dance/mend a broken promise/outwit a ruthless landlord/"
    "raise a child alone/bring the lighthouse back to life/keep a dangerous secret/learn to "
    "forgive/rebuild the bridge/cook one perfect meal",
    "place": "a fog-bound port/the quiet valley of Vessary/a crowded boarding house/the island "
    "of Calvessa/a mountain school/a city of canals/the outskirts of Candelmar/a failing "
    "seaside hotel/an abandoned observatory/a snowed-in station",
    "ally": "a charming swindler/an old flame/the new schoolteacher/a jealous understudy/the "
    "neighbour upstairs/a loyal dog/a visiting auditor/the town’s only doctor/a mysterious "
    "tenant/an impatient mentor",
    "occasion": "the midsummer fair/a royal visit/the final match/the grape harvest/a double "
    "wedding/the census/the first snow/an election/the centenary parade",
}


def describe(rng: Random, genres: list[str]) -> str:
    """A sentence or two of 110 to 155 characters, in the manner of the genres."""
    listed = " ".join(genres)
    while True:
        if "Stand-Up" in listed:
            text = rng.choice(_COMIC)
        elif "Docu" in listed:
            text = rng.choice(_DOCUMENTARY)
        else:
            text = rng.choice(_OPENINGS) + rng.choice(_TWISTS)
        used: list[str] = []
        while "{" in text:
            slot = text[text.index("{") + 1 : text.index("}")]
            phrase = rng.choice(_SLOTS[slot].split("/"))
            if phrase not in used:
                used.append(phrase)
                text = text.replace("{" + slot + "}", phrase, 1)
        if 110 <= len(text) <= 155:
            return text[0].upper() + text[1:]
