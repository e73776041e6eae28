// Additional sections are added and taken away without a page load. What was taken away can be brought back.

const COPY = 98;

/** Starts the additional sections of a form. */
export function start(form, say) {
  const box = document.getElementById('additional');
  const pattern = document.getElementById('additional-pattern');
  if (!box || !pattern) {
    return;
  }
  const most = Number(pattern.dataset.most);
  const adder = () => box.querySelector('button[value=add]');

  box.addEventListener('additional:add', () => add());
  box.addEventListener('click', e => {
    const button = e.target.closest('button');
    if (button?.value === 'add') {
      e.preventDefault();
      add().querySelector('input').focus();
    } else if (button?.value.startsWith('remove:')) {
      e.preventDefault();
      remove(button.closest('.additional-one'));
    }
  });

  function ones() {
    return [...box.querySelectorAll('.additional-one')];
  }

  function add() {
    const used = ones().map(one => Number(one.querySelector('[name]').name.split('.')[1]));
    const index = Math.max(-1, ...used) + 1;
    const one = pattern.content.firstElementChild.cloneNode(true);
    for (const element of [one, ...one.querySelectorAll('*')]) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes(`${COPY}`)) {
          element.setAttribute(name, value.split(`${COPY}`).join(`${index}`));
        }
      }
    }
    (ones().pop() ?? box.querySelector('p')).after(one);
    number();
    form.dispatchEvent(new CustomEvent('entry:added', { detail: { element: one } }));
    return one;
  }

  function remove(one) {
    const note = document.createElement('p');
    const back = document.createElement('button');
    note.className = 'banner-note';
    back.type = 'button';
    back.className = 'button-small';
    back.textContent = say('BringBack');
    note.append(`${say('Removed')} `, back);
    one.replaceWith(note);
    number();
    changed();
    back.focus();
    back.addEventListener('click', () => {
      note.replaceWith(one);
      number();
      changed();
      one.querySelector('input').focus();
    });
  }

  function number() {
    ones().forEach((one, i) => {
      one.querySelector('legend').textContent = say('Legend', i + 1);
    });
    const button = adder();
    if (button) {
      button.hidden = ones().length >= most;
    }
  }

  function changed() {
    form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: ['additional.'] } }));
  }
}
