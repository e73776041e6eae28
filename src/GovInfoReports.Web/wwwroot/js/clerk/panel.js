// The one count and the one list of findings on the entry form: the tally in the save bar, and the list that it opens.

import { fill } from './findings.js';

const PLACES = 3;

/** Starts the list. Gives what live.js calls with every change. */
export function start(findings, formPath) {
  const opener = document.getElementById('findings-open');
  const panel = document.getElementById('findings-panel');
  if (!opener || !panel) {
    return { show() {} };
  }
  const check = document.getElementById('check-link');
  const counts = new Map([...opener.querySelectorAll('[data-count]')].map(e => [e.dataset.count, e]));
  const list = panel.querySelector('ol');
  const none = panel.querySelector('[data-none]');
  const sample = panel.querySelector('template').content.firstElementChild;
  const items = new Map();

  opener.setAttribute('role', 'button');
  opener.setAttribute('aria-controls', panel.id);
  opener.setAttribute('aria-expanded', 'false');
  opener.addEventListener('click', e => {
    e.preventDefault();
    toggle(panel.hidden);
  });
  opener.addEventListener('keydown', e => {
    if (e.key === ' ') {
      e.preventDefault();
      toggle(panel.hidden);
    }
  });
  panel.addEventListener('keydown', e => {
    if (e.key === 'Escape') {
      toggle(false);
    }
  });
  panel.querySelector('[data-close]').addEventListener('click', () => toggle(false));
  list.addEventListener('click', jump);
  return { show };

  function toggle(open) {
    const isInside = panel.contains(document.activeElement);
    panel.hidden = !open;
    makeRoom();
    opener.setAttribute('aria-expanded', String(open));
    if (open) {
      show();
      panel.querySelector('h2').focus();
    } else if (isInside) {
      opener.focus();
    }
  }

  function show() {
    const tally = findings.tally();
    for (const [tier, element] of counts) {
      put(element, String(tally[tier]));
    }
    if (check) {
      put(check, fill(check.dataset.say, findings.open() + Number(check.dataset.others)));
    }
    if (!panel.hidden) {
      render();
    }
  }

  function render() {
    const shown = findings.list();
    put(panel.querySelector('[data-total]'), fill(panel.dataset.sayCount, shown.length));
    none.hidden = shown.length > 0;
    const wanted = new Set(shown.map(f => f.id));
    for (const [id, item] of items) {
      if (!wanted.has(id)) {
        item.element.remove();
        items.delete(id);
      }
    }
    let after = null;
    for (const finding of shown) {
      const element = itemOf(finding);
      if (element !== (after ? after.nextElementSibling : list.firstElementChild)) {
        list.insertBefore(element, after ? after.nextElementSibling : list.firstElementChild);
      }
      after = element;
    }
  }

  function itemOf(finding) {
    let item = items.get(finding.id);
    if (!item) {
      item = { element: sample.cloneNode(true), message: null };
      items.set(finding.id, item);
      places(item.element.querySelector('[data-places]'), finding);
    }
    const { element } = item;
    if (item.message !== finding.message || item.under !== finding.under || item.tier !== finding.tier || item.explained !== finding.explained) {
      Object.assign(item, { message: finding.message, under: finding.under, tier: finding.tier, explained: finding.explained });
      element.className = `finding finding-${finding.tier.toLowerCase()}${finding.under ? ' finding-below' : ''}`;
      const tier = element.querySelector('.tier');
      tier.className = `tier tier-${finding.tier.toLowerCase()}`;
      put(tier, panel.dataset[`say${finding.tier}`]);
      put(element.querySelector('[data-message]'), finding.message);
      put(element.querySelector('[data-explained]'), finding.explained ? panel.dataset.sayExplained : '');
      const advice = element.querySelector('.finding-advice');
      advice.hidden = !finding.advice;
      put(advice, finding.advice ?? '');
    }
    return element;
  }

  function places(into, finding) {
    for (const cell of finding.cells.slice(0, PLACES)) {
      into.append(link(findings.nameOf(cell), `cell-${cell.replace(/\./g, '-')}`), ' ');
    }
    if (finding.cells.length > PLACES) {
      into.append(fill(panel.dataset.sayMore, finding.cells.length));
    }
    if (finding.cells.length === 0 && finding.section) {
      const plain = document.getElementById(`field-${finding.section}`);
      const id = plain ? plain.id : `field-text-${finding.section}`;
      const heading = document.getElementById(id)?.closest('section')?.querySelector('h2');
      into.append(link(heading?.textContent ?? panel.dataset.sayText, id));
    }
  }

  function link(text, id) {
    const a = document.createElement('a');
    a.textContent = text;
    a.href = document.getElementById(id) ? `#${id}` : `${formPath}#${id}`;
    return a;
  }

  function jump(e) {
    const id = e.target.closest('a')?.getAttribute('href') ?? '';
    const field = id.startsWith('#') ? document.getElementById(id.slice(1)) : null;
    if (field) {
      e.preventDefault();
      if (window.matchMedia('(max-width: 60em)').matches) {
        panel.hidden = true;
        makeRoom();
        opener.setAttribute('aria-expanded', 'false');
      }
      field.focus();
      field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }
}

/** Where a panel is open beside the form, the form is narrower, so that no cell lies under the panel. */
export function makeRoom() {
  document.body.classList.toggle('has-side-panel', [...document.querySelectorAll('.side-panel')].some(p => !p.hidden));
}

function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
