// The tables of the entry form as a grid: filling the rest with 0 at once, and undoing it.

/** Starts the grid over the figures that live.js follows. */
export function start(form, say, figures) {
  const { inputs, edition } = figures;

  // Cells that 其余填 0 filled since the page was opened, by table.
  const undone = new Map();
  form.addEventListener('click', clicked);

  function clicked(e) {
    const button = e.target.closest('button');
    const [verb, table] = (button?.value ?? '').split(':');
    if (verb === 'zeros') {
      e.preventDefault();
      zeros(table);
    } else if (verb === 'undo' && undone.has(table)) {
      e.preventDefault();
      undo(table);
    }
  }

  function zeros(table) {
    const filled = [];
    for (const [name, input] of inputs) {
      if (name.startsWith(`${table}.`) && !edition.totals.has(name) && input.value.trim() === '') {
        input.value = '0';
        filled.push(input);
      }
    }
    if (filled.length > 0) {
      undone.set(table, filled);
      form.querySelector(`[data-undo="${table}"]`).hidden = false;
    }
    told(table, filled.length > 0 ? say('Filled', filled.length) : say('Nothing'));
    changed(filled);
  }

  function undo(table) {
    const emptied = undone.get(table).filter(input => input.value.trim() === '0');
    for (const input of emptied) {
      input.value = '';
    }
    undone.delete(table);
    form.querySelector(`[data-undo="${table}"]`).hidden = true;
    figures.restoreTotals(table);
    told(table, say('Undone'));
    changed(emptied);
  }

  function changed(fields) {
    form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: fields.map(f => f.name) } }));
  }

  function told(table, text) {
    form.querySelector(`[data-zeros-said="${table}"]`).textContent = text;
  }
}
