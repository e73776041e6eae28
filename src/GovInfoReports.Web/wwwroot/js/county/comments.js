// Comments made quicker: a figure or a link 提意见 opens the one comment form beside its place. Everything also works without
// scripts, by the form's own choice of a place.

const form = document.getElementById('comment-form');
const reason = document.getElementById('reason');
const sheet = document.getElementById('sheet');

if (reason) {
  keepReason();
}
if (form && sheet) {
  start();
}

function start() {
  const home = document.getElementById('comment-form-home');
  const place = form.elements.namedItem('place');
  const text = form.elements.namedItem('text');
  const back = form.elements.namedItem('back');
  const close = form.querySelector('.comment-close');
  const pop = document.createElement('div');
  let opener = null;

  pop.className = 'comment-pop';
  document.body.classList.add('can-comment');
  document.querySelectorAll('.comment-keys').forEach(hint => {
    hint.hidden = false;
  });
  for (const table of sheet.querySelectorAll('table.official')) {
    rove(table);
  }

  sheet.addEventListener('click', e => {
    const ask = e.target.closest('[data-ask]');
    const cell = e.target.closest('.figure[data-place]');
    if (ask) {
      e.preventDefault();
      open(ask, ask.dataset.ask, ask.closest('[id]'));
    } else if (cell && !e.target.closest('a') && String(window.getSelection()).length === 0) {
      open(cell, cell.dataset.place, cell);
    }
  });
  close.addEventListener('click', shut);
  window.addEventListener('resize', () => pop.isConnected && put());
  pop.addEventListener('keydown', e => {
    if (e.key === 'Escape') {
      e.preventDefault();
      shut();
    }
  });

  function open(from, name, anchor) {
    opener = from;
    place.value = name;
    back.value = anchor ? anchor.id : '';
    pop.append(form);
    document.body.append(pop);
    close.hidden = false;
    put();
    text.focus();
    pop.scrollIntoView({ block: 'nearest' });
  }

  function put() {
    const box = opener.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    pop.style.left = `${Math.max(16, Math.min(box.left, width - pop.offsetWidth - 16)) + window.scrollX}px`;
    pop.style.top = `${box.bottom + 6 + window.scrollY}px`;
  }

  function shut() {
    pop.remove();
    home.append(form);
    back.value = '';
    close.hidden = true;
    if (opener) {
      opener.focus();
    }
  }
}

// One stop of the Tab key for each table; arrows go from figure to figure, Enter comments.
function rove(table) {
  const rows = [...table.rows].map(row => [...row.querySelectorAll('.figure[data-place]')]).filter(row => row.length > 0);
  if (rows.length === 0) {
    return;
  }

  rows.flat().forEach(cell => {
    cell.tabIndex = -1;
  });
  rows[0][0].tabIndex = 0;
  table.addEventListener('focusin', e => {
    const cell = e.target.closest('.figure[data-place]');
    if (cell === e.target) {
      table.querySelectorAll('.figure[tabindex="0"]').forEach(other => {
        other.tabIndex = -1;
      });
      cell.tabIndex = 0;
    }
  });
  table.addEventListener('keydown', e => {
    const row = rows.findIndex(r => r.includes(e.target));
    if (row < 0 || e.altKey || e.ctrlKey || e.metaKey) {
      return;
    }
    const at = rows[row].indexOf(e.target);
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[e.key];
    if (step) {
      const next = rows[row + step[0]];
      const cell = next && next[step[0] === 0 ? at + step[1] : Math.min(at, next.length - 1)];
      if (cell) {
        e.preventDefault();
        cell.focus();
      }
    } else if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      e.target.click();
    }
  });
}

// A comment loads the page anew; the reason that is being written survives it.
function keepReason() {
  const key = `reason:${location.pathname}`;
  const drafted = reason.dataset.drafted || '';
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (kept && (reason.value === '' || reason.value === drafted)) {
      reason.value = kept;
    }
    document.querySelectorAll('form[data-keeps-reason]').forEach(other => other.addEventListener('submit', () => {
      if (reason.value !== '' && reason.value !== drafted) {
        sessionStorage.setItem(key, reason.value);
      }
    }));
  } catch {
    // Without storage the reason is typed after the comments.
  }
}
