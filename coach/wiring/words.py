"""Who puts reviews into words, as the settings name them."""

from coach.llm.model import Model
from coach.llm.persona import Persona
from coach.llm.write import Words
from coach.settings import Settings


def words_of(chosen: Settings) -> Words | None:
    """The writer that is set; None for coach's own words."""
    if chosen.llm == "none":
        return None
    return Words(_model(chosen), Persona(chosen.persona), chosen.llm_seconds)


def _model(chosen: Settings) -> Model:
    if chosen.llm == "ollama":
        from coach.llm import ollama_model as ollama

        return ollama.OllamaModel(
            chosen.llm_model or ollama.DEFAULT_MODEL,
            chosen.ollama_base_url or ollama.DEFAULT_ADDRESS,
        )
    from coach.llm import anthropic_model as claude

    return claude.AnthropicModel(
        chosen.anthropic_api_key,
        chosen.llm_model or claude.DEFAULT_MODEL,
        chosen.anthropic_base_url or claude.DEFAULT_ADDRESS,
    )
