// Says at once when the files are too large, and that a check-up is under way, so that nobody sends it twice.
const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-limit]"));
const state = /** @type {HTMLElement} */ (document.getElementById("check-up-state"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("button[type=submit]"));

form.addEventListener("submit", event => {
  const bytes = [...form.querySelectorAll("input[type=file]")].flatMap(input => [...input.files ?? []]).reduce((sum, file) => sum + file.size, 0);
  if (bytes > Number(form.dataset.limit)) {
    event.preventDefault();
    state.textContent = state.dataset.tooLarge ?? "";
    return;
  }

  state.textContent = state.dataset.busy ?? "";
  setTimeout(() => { button.disabled = true; });
});

// Back from another page: the browser shows this one as it was left.
addEventListener("pageshow", () => {
  button.disabled = false;
  state.textContent = "";
});
