// What is not saved yet: a copy of it on this machine, the warning on leaving, and the offer to take a copy up again.

import { forget, found, keep } from './keep.js';

/** Starts watching over what a form has that the store has not. */
export function start(form, say) {
  const { report, revision } = form.dataset;
  const fields = [...form.querySelectorAll('input[name], textarea[name], select[name]')].filter(f => f.type !== 'hidden' && f.type !== 'checkbox');
  const opened = new Map(fields.map(f => [f.name, f.value]));
  const unsavedAtStart = form.dataset.unsaved === 'true';
  let leaving = false;
  let timer;

  if (form.dataset.saved === 'true') {
    forget(report);
  }

  // A copy from before stays until the person has answered whether to take it.
  let pending = found(report);

  form.addEventListener('input', later);
  form.addEventListener('entry:changed', later);
  form.addEventListener('submit', () => {
    remember();
    leaving = true;
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  window.addEventListener('beforeunload', e => {
    remember();
    if (!leaving && isDirty()) {
      e.preventDefault();
      e.returnValue = '';
    }
  });
  document.addEventListener('visibilitychange', () => document.hidden && remember());
  offer();
  if (unsavedAtStart) {
    remember();
  }

  function changed() {
    const now = {};
    for (const field of fields) {
      if (unsavedAtStart ? field.value !== (field.dataset.stored ?? null) : field.value !== opened.get(field.name)) {
        now[field.name] = field.value;
      }
    }
    return now;
  }

  function isDirty() {
    return unsavedAtStart || Object.keys(changed()).length > 0;
  }

  function remember() {
    if (pending && !isDirty()) {
      return;
    }
    keep(report, revision, isDirty() ? { ...pending?.fields, ...changed() } : {});
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(remember, 400);
    if (isDirty()) {
      document.getElementById('save-state').textContent = say('Changed');
    }
  }

  function offer() {
    const copy = pending;
    if (!copy) {
      return;
    }
    const different = fields.filter(f => f.name in copy.fields && copy.fields[f.name] !== f.value);
    if (different.length === 0) {
      pending = null;
      return;
    }
    const box = document.getElementById('keep-offer');
    const at = new Date(copy.at);
    const time = `${at.getMonth() + 1}-${at.getDate()} ${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
    document.getElementById('keep-text').textContent = say(copy.revision === revision ? 'Kept' : 'KeptOlder', time, different.length);
    box.hidden = false;
    document.getElementById('keep-restore').addEventListener('click', () => {
      for (const field of different) {
        field.value = copy.fields[field.name];
      }
      form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: different.map(f => f.name) } }));
      pending = null;
      forget(report);
      remember();
      box.hidden = true;
      document.getElementById('save-state').textContent = say('Restored', different.length);
      different[0].focus();
    });
    document.getElementById('keep-drop').addEventListener('click', () => {
      pending = null;
      forget(report);
      box.hidden = true;
    });
  }
}
