// Asks for an access token where the server wants one. It is kept for this tab and session only.
import { element } from "./elements.js";

/** Shows the dialog and gives the token, or null where the person closes it. */
export function askForToken(reason) {
  return new Promise((resolve) => {
    const input = element("input", { type: "password", id: "token", autocomplete: "off", spellcheck: "false", required: true });
    const dialog = element("dialog.token", { "aria-labelledby": "token-title" },
      element("form", { method: "dialog" },
        element("h2", { id: "token-title" }, "Access token"), element("p", {}, reason),
        element("label", { for: "token" }, "Token"), input,
        element("div.actions", {},
          element("button.plain", { type: "button", onclick: () => dialog.close("") }, "Cancel"),
          element("button.primary", { type: "submit", value: "given" }, "Use this token"))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "given" && input.value ? input.value.trim() : null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
