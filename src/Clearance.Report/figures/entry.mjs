// The whole figure library the report needs: draws one Vega-Lite specification into one element.
// Expressions are interpreted, never compiled, so the page works under a content security policy without 'unsafe-eval'.
import embed from "vega-embed";

export const draw = (element, spec) =>
  embed(element, spec, {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    ast: true,
    // Figures hold their data; a loader that refuses makes sure nothing is ever fetched.
    loader: {
      load: () => Promise.reject(new Error("figures load nothing")),
      sanitize: () => Promise.reject(new Error("figures link to nothing")),
    },
  });

// For the tests, which compile every specification without a browser.
export { compile } from "vega-lite";
