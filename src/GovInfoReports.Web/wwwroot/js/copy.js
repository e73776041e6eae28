// Copies what a button names. Where the clipboard is out of reach the text is selected, for the person to copy.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy ?? ""));
  const state = /** @type {HTMLElement} */ (document.getElementById("copy-state"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    state.textContent = button.dataset.done ?? "";
  });
}
