// The fields of the form as the saver sees them: by name, each with one value. The additional sections together are one field.

import { edited, stored } from './bound.js';
import { fieldsIn, one } from './words.js';

export const ADDITIONAL = 'additional';

/**
 * Reads and shows the fields of a form.
 * @param {HTMLFormElement} form
 */
export function fieldsOf(form) {
  return new Fields(form);
}

export class Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.inputs = new Map(fieldsIn(form, '[name][data-stored]').filter(f => !isAdditional(f.name)).map(f => [f.name, f]));
    /** Null where the page has none. */
    this.additional = /** @type {HTMLElement} */ (document.getElementById('additional'));
    this.names = [...this.inputs.keys(), ...(this.additional ? [ADDITIONAL] : [])];
    // Handed on as functions.
    this.fieldOf = this.fieldOf.bind(this);
    this.same = this.same.bind(this);
  }

  /**
   * The field that the name of an input belongs to, or null.
   * @param {string} name
   */
  fieldOf(name) {
    return isAdditional(name ?? '') ? (this.additional ? ADDITIONAL : null) : this.inputs.has(name) ? name : null;
  }

  /** @param {string} name */
  has(name) {
    return name === ADDITIONAL ? Boolean(this.additional) : this.inputs.has(name);
  }

  /** @param {string} name */
  element(name) {
    return name === ADDITIONAL ? this.additional?.querySelector('input, textarea, button') ?? undefined : this.inputs.get(name);
  }

  /**
   * What messages about a field are put into.
   * @param {string} name
   */
  container(name) {
    return name === ADDITIONAL ? this.additional : this.inputs.get(name)?.closest('td, .field') ?? null;
  }

  /** @param {string} name */
  label(name) {
    const input = this.inputs.get(name);
    return name === ADDITIONAL ? this.additional?.querySelector('h3')?.textContent ?? '' : input?.getAttribute('aria-label') ?? input?.labels?.[0]?.textContent ?? '';
  }

  /** @param {string} name */
  isLocked(name) {
    return this.inputs.get(name)?.readOnly ?? false;
  }

  /** @param {string} name */
  value(name) {
    return name === ADDITIONAL ? write(this.sections()) : textOf(this.input(name));
  }

  /** @param {string} name */
  stored(name) {
    return (name === ADDITIONAL ? this.additional : this.input(name)).dataset.stored ?? '';
  }

  /** @param {string} name @param {string} text */
  setStored(name, text) {
    (name === ADDITIONAL ? this.additional : this.input(name)).dataset.stored = text;
  }

  /**
   * Whether two values of a field say the same.
   * @param {string} name @param {string} a @param {string} b
   */
  same(name, a, b) {
    if (name === ADDITIONAL) {
      return write(parse(a)) === write(parse(b));
    }
    return a === b || tidy(a) === tidy(b);
  }

  /**
   * Puts a value into a field without an event; the cursor stays where it was.
   * @param {string} name @param {string} text
   */
  show(name, text) {
    if (name === ADDITIONAL) {
      this.showSections(parse(text));
      return;
    }
    const input = this.input(name);
    const shown = input.dataset.narrative ? edited(text) : text;
    if (input.value === shown) {
      return;
    }
    const isAt = document.activeElement === input && [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    // What is wholly selected stays so: the next key replaces it.
    const isWhole = isAt && input.tagName !== 'TEXTAREA' && isAt[0] === 0 && isAt[1] === input.value.length;
    input.value = shown;
    if (isAt) {
      input.setSelectionRange(Math.min(isAt[0], shown.length), isWhole ? shown.length : Math.min(isAt[1], shown.length));
    }
  }

  /** @param {string} name */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.inputs.get(name));
  }

  sections() {
    return [...this.additional.querySelectorAll('.additional-one')].map(section => ({
      heading: part(section, 'heading').value.trim(),
      text: tidy(textOf(part(section, 'text'))),
      after: part(section, 'after').value || null,
    }));
  }

  /** @param {Section[]} all */
  showSections(all) {
    const ones = () => [...this.additional.querySelectorAll('.additional-one')];
    while (ones().length > all.length) {
      ones().pop()?.remove();
    }
    while (ones().length < all.length) {
      this.additional.dispatchEvent(new CustomEvent('additional:add'));
    }
    ones().forEach((section, i) => {
      part(section, 'heading').value = all[i].heading ?? '';
      part(section, 'text').value = edited(all[i].text ?? '');
      part(section, 'after').value = all[i].after ?? '';
    });
  }
}

/** @param {string} name */
function isAdditional(name) {
  return name.startsWith(`${ADDITIONAL}.`);
}

/** @param {ParentNode} section @param {string} name @returns {HTMLInputElement} */
function part(section, name) {
  return one(section, `[name$=".${name}"]`);
}

// Figures that follow the table stand in a text box otherwise than they are stored.
/** @param {HTMLInputElement} input */
function textOf(input) {
  return input.dataset.narrative ? stored(input.value) : input.value;
}

/** @param {string} text */
function tidy(text) {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** @param {string} text @returns {Section[]} */
function parse(text) {
  try {
    const all = JSON.parse(text || '[]');
    return Array.isArray(all) ? all : [];
  } catch {
    return [];
  }
}

/** @param {Section[]} all */
function write(all) {
  const kept = all.map(s => ({ heading: (s.heading ?? '').trim(), text: tidy(s.text ?? ''), after: s.after || null })).filter(s => s.heading || s.text);
  return kept.length > 0 ? JSON.stringify(kept) : '';
}
