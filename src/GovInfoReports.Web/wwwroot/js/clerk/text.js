// Texts of the entry form: counting characters, and which required contents are spoken of.

/** Starts the texts of a form. */
export function start(form, say) {
  const fields = [...form.querySelectorAll('[data-limit]')];
  fields.forEach(count);
  form.addEventListener('input', e => count(e.target));
  form.addEventListener('entry:changed', e => fields.filter(f => e.detail.names.includes(f.name)).forEach(count));

  function count(field) {
    const shown = field.id && document.getElementById(`${field.id}-count`);
    if (!shown || !field.dataset.limit) {
      return;
    }
    const length = field.value.length;
    const limit = Number(field.dataset.limit);
    const recommended = Number(field.dataset.recommended) || null;
    shown.textContent = length > limit ? say('Over', length, limit) : recommended ? say('Recommended', length, recommended) : say('Count', length, limit);
    shown.classList.toggle('text-count-over', length > (recommended ?? limit));
    for (const aspect of document.querySelectorAll(`[data-aspect-of="${field.id}"]`)) {
      aspect.classList.toggle('spoken', aspect.dataset.keywords.split('|').some(k => field.value.includes(k)));
    }
  }
}
