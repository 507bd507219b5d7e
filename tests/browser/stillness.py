"""When a page is still: what was asked of the server answered, all of it drawn, nothing moving."""

from typing import Final

# In each page before its own scripts: what it asks of the server, is told, and changes.
WATCH: Final = """(() => {
  const seen = {asked: 0, answered: 0, changed: true, looks: 0};
  Object.defineProperty(window, "seen_by_the_tests", {value: seen});
  const send = WebSocket.prototype.send, watched = new WeakSet();
  WebSocket.prototype.send = function (...message) {
    if (!watched.has(this)) {
      this.addEventListener("message", () => { seen.answered = performance.now(); });
      watched.add(this);
    }
    seen.asked = performance.now();
    return send.apply(this, message);
  };
  new MutationObserver(() => { seen.changed = true; }).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
})()"""
# A component that is still to be loaded is held by a grey bar; a scroll's animation never ends.
STILL: Final = """([looks, call]) => {
  const seen = window.seen_by_the_tests;
  if (seen.call !== call) [seen.call, seen.looks] = [call, 0];
  const app = "[data-testid=stApp][data-test-connection-state=CONNECTED]";
  const moving = document.getAnimations().some(one => one.playState === "running"
    && one.timeline === document.timeline && one.effect.getComputedTiming().endTime !== Infinity);
  const still = document.querySelector(`${app}[data-test-script-state=notRunning]`)
    && document.querySelector("[data-testid=stMain] h1, [data-testid=stMain] [role=alert]")
    && !document.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]")
    && seen.answered > seen.asked && !moving && !seen.changed;
  seen.changed = false;
  seen.looks = still ? seen.looks + 1 : 0;
  return seen.looks >= looks;
}"""
# A fifth of a second, when a page has nothing else to do.
LOOKS: Final = 4
EVERY_MS: Final = 50
