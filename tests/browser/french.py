"""Which words of a page are English: those it shows, and those that only a screen reader says."""

import re

from playwright.sync_api import Page

# Words that French does not have; « date », « action » or « format » are in both.
ENGLISH = re.compile(
    r"\b(the|of|to|is|per|your|select|choose|selected|upload|file|files|download|search|show|hide"
    r"|column|columns|row|open|close|clear|skip|settings|rerun|print|help|shortcut|available"
    r"|navigate|collapse|expand|sidebar|main menu|theme|light|dark|made with|day|month|year"
    r"|previous|next|remove|add|drag|drop|not allowed|smaller|running|link|error|fullscreen)\b",
    re.IGNORECASE,
)
# Names of icons are letters of a font, unseen and unheard.
SAID = """() => [...document.querySelectorAll('body *')].flatMap(node => {
  const named = ['aria-label', 'title', 'placeholder', 'aria-roledescription']
    .map(name => node.getAttribute(name)).filter(Boolean);
  if (node.closest('noscript')) return [];
  if (node.closest('script, style, [data-testid=stIconMaterial], [translate=no]')) return named;
  const texts = [...node.childNodes].filter(one => one.nodeType === 3).map(one => one.textContent);
  return [...named, ...texts].map(text => text.trim()).filter(Boolean);
})"""


def english_words(page: Page) -> list[str]:
    """The texts and names of a page in which an English word stands."""
    return sorted({text for text in page.evaluate(SAID) if ENGLISH.search(text)})
