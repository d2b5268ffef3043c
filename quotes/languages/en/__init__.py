"""English."""

from quotes.languages import Language
from quotes.languages.en import channels, credits, cues, sources

LANGUAGE = Language("en", cues, sources, channels, credits)
