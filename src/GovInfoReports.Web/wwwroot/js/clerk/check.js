// Explanations made quicker: a usual reason fills the box.

const form = /** @type {HTMLFormElement} */ (document.getElementById('explain'));
if (form) {
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
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
}
