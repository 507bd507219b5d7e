// The server is where this page comes from: else it is asked for under the page's own address first.
window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href};
// Plotly runs while the server makes the page, not once it is made.
new MutationObserver((_, watch) => {
  if (!document.querySelector("[data-test-connection-state=CONNECTED]")) return;
  watch.disconnect();
  const plotly = document.querySelector("link[href*=PlotlyChart]");
  if (plotly) import(plotly.href);
}).observe(document, {
  subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"],
});
