// Explanations made quicker: a usual reason fills the box, and what is being written survives a look at the form.

const form = document.getElementById('explain');
if (form) {
  const key = box => `explain:${location.pathname}:${box.name}`;
  const boxes = [...form.querySelectorAll('textarea[name^="explain."]')];

  form.addEventListener('change', e => {
    const reason = e.target.closest('select[data-fills]');
    const box = reason && document.getElementById(reason.dataset.fills);
    if (!box || reason.value === '') {
      return;
    }
    const usual = [...reason.options].map(o => o.value);
    if (box.value.trim() === '' || usual.includes(box.value.trim())) {
      box.value = reason.value;
      remember(box);
    }
  });
  form.addEventListener('input', e => {
    if (boxes.includes(e.target)) {
      remember(e.target);
    }
  });
  boxes.forEach(recall);

  // What the server sent is what it has, or what it could not take; only what was never sent is put back.
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
