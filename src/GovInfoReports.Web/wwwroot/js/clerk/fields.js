// The fields of the form as the saver sees them: by name, each with one value. The additional sections together are one field.

export const ADDITIONAL = 'additional';

/** Reads and shows the fields of a form. */
export function fieldsOf(form) {
  const inputs = new Map([...form.querySelectorAll('[name][data-stored]')].filter(f => !isAdditional(f.name)).map(f => [f.name, f]));
  const additional = document.getElementById('additional');
  return { names: [...inputs.keys(), ...(additional ? [ADDITIONAL] : [])], fieldOf, has, value, stored, setStored, show, same, element, container, label, isLocked };

  /** The field that the name of an input belongs to, or null. */
  function fieldOf(name) {
    return isAdditional(name ?? '') ? (additional ? ADDITIONAL : null) : inputs.has(name) ? name : null;
  }

  function has(name) {
    return name === ADDITIONAL ? Boolean(additional) : inputs.has(name);
  }

  function element(name) {
    return name === ADDITIONAL ? additional?.querySelector('input, textarea, button') : inputs.get(name);
  }

  /** What messages about a field are put into. */
  function container(name) {
    return name === ADDITIONAL ? additional : inputs.get(name)?.closest('td, .field');
  }

  function label(name) {
    const input = inputs.get(name);
    return name === ADDITIONAL ? additional?.querySelector('h3')?.textContent ?? '' : input?.getAttribute('aria-label') ?? input?.labels?.[0]?.textContent ?? '';
  }

  function isLocked(name) {
    return inputs.get(name)?.readOnly ?? false;
  }

  function value(name) {
    return name === ADDITIONAL ? write(sections()) : inputs.get(name).value;
  }

  function stored(name) {
    return (name === ADDITIONAL ? additional : inputs.get(name)).dataset.stored ?? '';
  }

  function setStored(name, text) {
    (name === ADDITIONAL ? additional : inputs.get(name)).dataset.stored = text;
  }

  /** Whether two values of a field say the same. */
  function same(name, a, b) {
    if (name === ADDITIONAL) {
      return write(parse(a)) === write(parse(b));
    }
    return a === b || tidy(a) === tidy(b);
  }

  /** Puts a value into a field without an event; the cursor stays where it was. */
  function show(name, text) {
    if (name === ADDITIONAL) {
      showSections(parse(text));
      return;
    }
    const input = inputs.get(name);
    if (input.value === text) {
      return;
    }
    const isAt = document.activeElement === input && [input.selectionStart, input.selectionEnd];
    // What is wholly selected stays so: the next key replaces it.
    const isWhole = isAt && input.tagName !== 'TEXTAREA' && isAt[0] === 0 && isAt[1] === input.value.length;
    input.value = text;
    if (isAt) {
      input.setSelectionRange(Math.min(isAt[0], text.length), isWhole ? text.length : Math.min(isAt[1], text.length));
    }
  }

  function sections() {
    return [...additional.querySelectorAll('.additional-one')].map(one => ({
      heading: part(one, 'heading').value.trim(),
      text: tidy(part(one, 'text').value),
      after: part(one, 'after').value || null,
    }));
  }

  function showSections(all) {
    const ones = () => [...additional.querySelectorAll('.additional-one')];
    while (ones().length > all.length) {
      ones().pop().remove();
    }
    while (ones().length < all.length) {
      additional.dispatchEvent(new CustomEvent('additional:add'));
    }
    ones().forEach((one, i) => {
      part(one, 'heading').value = all[i].heading;
      part(one, 'text').value = all[i].text;
      part(one, 'after').value = all[i].after ?? '';
    });
  }
}

function isAdditional(name) {
  return name.startsWith(`${ADDITIONAL}.`);
}

function part(one, name) {
  return one.querySelector(`[name$=".${name}"]`);
}

function tidy(text) {
  return text.replace(/\r\n?/g, '\n').trim();
}

function parse(text) {
  try {
    const all = JSON.parse(text || '[]');
    return Array.isArray(all) ? all : [];
  } catch {
    return [];
  }
}

function write(all) {
  const kept = all.map(s => ({ heading: (s.heading ?? '').trim(), text: tidy(s.text ?? ''), after: s.after || null })).filter(s => s.heading || s.text);
  return kept.length > 0 ? JSON.stringify(kept) : '';
}
