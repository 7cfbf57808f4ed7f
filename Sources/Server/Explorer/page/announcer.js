// What changed, for those who do not see it change.

/** Lets screen readers say a sentence. */
export function announce(sentence) {
  const place = document.getElementById("announcer");
  // The same sentence twice is said once unless the text changes.
  place.textContent = place.textContent === sentence ? sentence + "\u00a0" : sentence;
}
