// Explanations made quicker: a usual reason fills the box, and what is being written survives a look at the form.

const form = /** @type {HTMLFormElement} */ (document.getElementById('explain'));
if (form) {
  const key = (/** @type {HTMLTextAreaElement} */ box) => `explain:${location.pathname}:${box.name}`;
  const boxes = [...form.querySelectorAll('textarea[name^="explain."]')];

  form.addEventListener('change', e => {
    const reason = /** @type {HTMLSelectElement | null} */ (e.target.closest('select[data-fills]'));
    const box = boxes.find(b => b.id === reason?.dataset.fills);
    if (!reason || !box || reason.value === '') {
      return;
    }
    const usual = [...reason.options].map(o => o.value);
    if (box.value.trim() === '' || usual.includes(box.value.trim())) {
      box.value = reason.value;
      remember(box);
    }
  });
  form.addEventListener('input', e => {
    const box = boxes.find(b => b.name === e.target.name);
    if (box) {
      remember(box);
    }
  });
  boxes.forEach(recall);

  // What the server sent is what it has, or what it could not take; only what was never sent is put back.
  /** @param {HTMLTextAreaElement} box */
  function recall(box) {
    try {
      const kept = sessionStorage.getItem(key(box));
      if (kept !== null && box.defaultValue.trim() === '') {
        box.value = kept;
      } else {
        sessionStorage.removeItem(key(box));
      }
    } catch {
      // Without storage nothing is kept.
    }
  }

  /** @param {HTMLTextAreaElement} box */
  function remember(box) {
    try {
      if (box.value === box.defaultValue) {
        sessionStorage.removeItem(key(box));
      } else {
        sessionStorage.setItem(key(box), box.value);
      }
    } catch {
      // As above.
    }
  }
}
