// The keys of the projection, a slide each: pressed early or fast, they wait for their turn.
{
  const STEPS = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  };
  const FOOT = ".st-key-projection_keys", PRESSED = "button, a", GIVEN_UP_MS = 10_000;
  const STILL = "[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]";
  // How many slides are still to turn; while one is turning, the place it is turned from.
  let steps = 0, from = null, since = 0, timer = 0;
  const turn = () => {
    timer = 0;
    const place = document.querySelector(`${FOOT} strong`)?.textContent;
    if (!place || performance.now() - since > GIVEN_UP_MS) [steps, from] = [0, null];
    if (place !== from && document.querySelector(STILL)) {
      from = null;
      const button = document.querySelector(`.st-key-move_${steps > 0 ? "Right" : "Left"} button`);
      if (button?.disabled) steps = 0;
      if (button && steps) {
        [from, since] = [place, performance.now()];
        steps -= Math.sign(steps);
        button.click();
      }
    }
    if (steps || from) timer = setTimeout(turn, 30);
  };
  addEventListener("keydown", event => {
    const step = STEPS[event.key], target = event.target;
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!document.querySelector(FOOT) || event.key === " " && target.closest?.(PRESSED)) return;
    event.preventDefault();
    // Streamlit answers the arrows that its buttons show, but loses one pressed while it works.
    event.stopImmediatePropagation();
    if (event.repeat) return;
    if (!steps && !from) since = performance.now();
    steps += step;
    if (!timer) turn();
  }, {capture: true});
}
