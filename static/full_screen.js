// The projection's button, and the key F, give it the whole screen and take it back.
{
  const SHOWN = "button.full-screen", TYPED = "input, textarea, select, [contenteditable]";
  const toggle = () => document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen().catch(() => {});
  document.addEventListener("click", event => {
    if (event.target.closest?.(SHOWN)) toggle();
  });
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.repeat || event.target.closest?.(TYPED) || !document.querySelector(SHOWN)) return;
    toggle();
  });
  document.documentElement.classList.toggle("without-full-screen", !document.fullscreenEnabled);
}
