// What was not returned is locked: trying to change it offers to open it. The same choice stands, without scripts, above the form.

/** Starts the offer at locked fields. */
export function start(form) {
  const details = document.getElementById('open-place');
  if (!details) {
    return;
  }

  const place = document.getElementById('field-open-place');
  const reason = document.getElementById('field-open-reason');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button-small lock-offer';
  button.textContent = details.dataset.say;
  let wanted = '';

  form.addEventListener('click', e => {
    const link = e.target.closest('[data-open]');
    if (link) {
      e.preventDefault();
      ask(link.dataset.open);
    }
  });
  form.addEventListener('focusin', e => show(e.target));
  form.addEventListener('focusout', e => {
    if (e.relatedTarget !== button) {
      hide();
    }
  });
  button.addEventListener('click', () => ask(wanted));

  // The person may have been faster than this script came.
  if (form.contains(document.activeElement)) {
    show(document.activeElement);
  }

  // A button that goes while it has the focus loses it first, and would be taken away twice.
  function hide() {
    setTimeout(() => {
      if (document.activeElement !== button && !(document.activeElement && document.activeElement.dataset.locked === 'returned')) {
        button.remove();
      }
    });
  }

  function show(field) {
    if (field === button) {
      return;
    }
    if (field.dataset && field.dataset.locked === 'returned') {
      wanted = field.name.startsWith('additional.') ? 'additional' : field.name;
      (field.closest('td, .field') || field.parentNode).append(button);
    }
  }

  function ask(name) {
    details.open = true;
    place.value = name;
    if (place.selectedIndex < 0) {
      place.value = '';
    }
    details.scrollIntoView({ block: 'center' });
    (place.value === '' ? place : reason).focus();
    hide();
  }
}
