// The map answers the pointer alone: the keyboard passes over it, to its picture and its table.
new MutationObserver(() => {
  for (const map of document.querySelectorAll(".deck-events-root:not([tabindex='-1'])"))
    map.tabIndex = -1;
}).observe(document, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["tabindex"],
});
