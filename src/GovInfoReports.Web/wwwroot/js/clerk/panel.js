// The one count and the one list of findings on the entry form: the tally in the save bar, and the list that it opens.

import { fill, one, put } from './words.js';

const PLACES = 3;

/**
 * Starts the list. Gives what live.js calls with every change.
 * @param {Findings} findings @param {string} formPath
 */
export function start(findings, formPath) {
  const opener = document.getElementById('findings-open');
  const panel = document.getElementById('findings-panel');
  return opener && panel ? new Panel(findings, formPath, opener, panel).listen() : { show() {} };
}

class Panel {
  /** @param {Findings} findings @param {string} formPath @param {HTMLElement} opener @param {HTMLElement} panel */
  constructor(findings, formPath, opener, panel) {
    this.findings = findings;
    this.formPath = formPath;
    this.opener = opener;
    this.panel = panel;
    this.check = document.getElementById('check-link');
    this.counts = new Map([...this.opener.querySelectorAll('[data-count]')].map(e => [/** @type {Tier} */ (e.dataset.count), e]));
    this.list = one(panel, 'ol');
    this.none = one(panel, '[data-none]');
    /** @type {HTMLTemplateElement} */
    this.sample = one(panel, 'template');
    /** @type {Map<string, Partial<Finding> & { element: HTMLElement }>} */
    this.items = new Map();
  }

  listen() {
    this.opener.setAttribute('role', 'button');
    this.opener.setAttribute('aria-controls', this.panel.id);
    this.opener.setAttribute('aria-expanded', 'false');
    this.opener.addEventListener('click', e => {
      e.preventDefault();
      this.toggle(this.panel.hidden);
    });
    this.opener.addEventListener('keydown', e => {
      if (e.key === ' ') {
        e.preventDefault();
        this.toggle(this.panel.hidden);
      }
    });
    this.panel.addEventListener('keydown', e => {
      if (e.key === 'Escape') {
        this.toggle(false);
      }
    });
    one(this.panel, '[data-close]').addEventListener('click', () => this.toggle(false));
    this.list.addEventListener('click', e => this.jump(e));
    return this;
  }

  /** @param {boolean} open */
  toggle(open) {
    const isInside = this.panel.contains(document.activeElement);
    this.panel.hidden = !open;
    makeRoom();
    this.opener.setAttribute('aria-expanded', String(open));
    if (open) {
      this.show();
      one(this.panel, 'h2').focus();
    } else if (isInside) {
      this.opener.focus();
    }
  }

  show() {
    const tally = this.findings.tally();
    for (const [tier, element] of this.counts) {
      put(element, String(tally[tier]));
    }
    if (this.check) {
      put(this.check, fill(this.check.dataset.say, this.findings.open() + Number(this.check.dataset.others)));
    }
    if (!this.panel.hidden) {
      this.render();
    }
  }

  render() {
    const shown = this.findings.list();
    put(one(this.panel, '[data-total]'), fill(this.panel.dataset.sayCount, shown.length));
    this.none.hidden = shown.length > 0;
    const wanted = new Set(shown.map(f => f.id));
    for (const [id, item] of this.items) {
      if (!wanted.has(id)) {
        item.element.remove();
        this.items.delete(id);
      }
    }
    let after = null;
    for (const finding of shown) {
      const element = this.itemOf(finding);
      if (element !== (after ? after.nextElementSibling : this.list.firstElementChild)) {
        this.list.insertBefore(element, after ? after.nextElementSibling : this.list.firstElementChild);
      }
      after = element;
    }
  }

  /** @param {Said} finding */
  itemOf(finding) {
    let item = this.items.get(finding.id);
    if (!item) {
      item = { element: /** @type {HTMLElement} */ (this.sample.content.firstElementChild?.cloneNode(true)) };
      this.items.set(finding.id, item);
      this.places(one(item.element, '[data-places]'), finding);
    }
    const { element } = item;
    if (item.message !== finding.message || item.under !== finding.under || item.tier !== finding.tier || item.explained !== finding.explained) {
      Object.assign(item, { message: finding.message, under: finding.under, tier: finding.tier, explained: finding.explained });
      element.className = `finding finding-${finding.tier.toLowerCase()}${finding.under ? ' finding-below' : ''}`;
      const tier = one(element, '.tier');
      tier.className = `tier tier-${finding.tier.toLowerCase()}`;
      put(tier, this.panel.dataset[`say${finding.tier}`] ?? '');
      put(one(element, '[data-message]'), finding.message);
      put(one(element, '[data-explained]'), (finding.explained && this.panel.dataset.sayExplained) || '');
      const advice = one(element, '.finding-advice');
      advice.hidden = !finding.advice;
      put(advice, finding.advice ?? '');
    }
    return element;
  }

  /** @param {HTMLElement} into @param {Said} finding */
  places(into, finding) {
    for (const cell of finding.cells.slice(0, PLACES)) {
      into.append(this.link(this.findings.nameOf(cell), `cell-${cell.replace(/\./g, '-')}`), ' ');
    }
    if (finding.cells.length > PLACES) {
      into.append(fill(this.panel.dataset.sayMore, finding.cells.length));
    }
    if (finding.cells.length === 0 && finding.section) {
      const plain = document.getElementById(`field-${finding.section}`);
      const id = plain ? plain.id : finding.section === 'additionalSections' ? `field-additional-${finding.additionalSection ?? 0}-text` : `field-text-${finding.section}`;
      const heading = document.getElementById(id)?.closest('section')?.querySelector('h2');
      into.append(this.link(heading?.textContent ?? this.panel.dataset.sayText ?? '', id));
    }
  }

  /** @param {string} text @param {string} id */
  link(text, id) {
    const a = document.createElement('a');
    a.textContent = text;
    a.href = document.getElementById(id) ? `#${id}` : `${this.formPath}#${id}`;
    return a;
  }

  /** @param {OnField<MouseEvent>} e */
  jump(e) {
    const id = e.target.closest('a')?.getAttribute('href') ?? '';
    const field = id.startsWith('#') ? document.getElementById(id.slice(1)) : null;
    if (field) {
      e.preventDefault();
      if (window.matchMedia('(max-width: 60em)').matches) {
        this.panel.hidden = true;
        makeRoom();
        this.opener.setAttribute('aria-expanded', 'false');
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
