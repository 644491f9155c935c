"""In which tone a review is worded; the facts are the same in every one."""

from enum import StrEnum


class Persona(StrEnum):
    """Three tones."""

    CALM = "calm"
    CHEERFUL = "cheerful"
    BLUNT = "blunt"


TONES = {
    Persona.CALM: "Calm and matter-of-fact, like a coach of long experience.",
    Persona.CHEERFUL: "Warm and cheerful, like a coach who enjoys the work.",
    Persona.BLUNT: "Blunt and brief, like a coach with little time; never unkind.",
}
