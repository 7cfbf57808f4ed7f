// How sure the extractor is, as a bar and a number.
import { drawing, element } from "../page/elements.js";

/** A small meter. Nothing where the confidence is not known. */
export function confidenceMeter(confidence) {
  if (confidence === null || confidence === undefined || Number.isNaN(confidence)) return null;
  const percent = Math.round(confidence * 100);
  return element("span.confidence", { title: `Confidence ${percent} %` },
    drawing("svg", { viewBox: "0 0 40 6", width: 40, height: 6, "aria-hidden": "true" },
      drawing("rect.track", { width: 40, height: 6, rx: 3 }), drawing("rect.level", { width: 0.4 * percent, height: 6, rx: 3 })),
    element("span.unseen", {}, "confidence "), `${percent} %`);
}
