"""What people in danger type, for every directory in English; ``crisis_words`` of the settings add to it."""

from __future__ import annotations

# Whole phrases, as one word of them alone would also find a film or a game of cards. Each word brings its other forms:
# "hits me" is "hitting me" as well.
_ENGLISH = """
suicide, suicidal, kill myself, kill my self, end my life, ending it all, end it all, take my own life, taking my life,
want to die, wanna die, wish i was dead, better off dead, better off without me, no reason to live, nothing to live for,
dont want to live, not want to live, dont want to be here, not want to be here, dont want to wake up, cant go on,
cant cope anymore, cant cope any more, self harm, selfharm, harm myself, hurt myself, cut myself,
overdose, taken too many pills, taken too many tablets, taken pills, jump off a bridge,
hits me, beats me, beats me up, punches me, kicks me, slaps me, hurts me, strangles me, chokes me, threatens me,
abuses me, rape, raped, rapes me, forced himself on me, sexual assault, sexually assaulted, sexually abused,
domestic violence, domestic abuse, abusive husband, abusive wife, abusive partner, abusive boyfriend,
abusive girlfriend, abusive relationship, controlling partner, controlling husband,
scared of my partner, scared of my husband, scared of my wife, scared of my boyfriend, scared of my dad,
scared of him, scared to go home, afraid of my partner, afraid of my husband, afraid of my wife, afraid of him,
afraid to go home, frightened of my partner, frightened of my husband, frightened of him,
not safe at home, unsafe at home, in danger, forced marriage
"""


def crisis_words(language: str) -> tuple[str, ...]:
    """Phrases that ask for the crisis lines first."""
    return tuple(phrase.strip() for phrase in _ENGLISH.split(",")) if language == "en" else ()
